import { describe, expect, it } from 'vitest';
import { canCompare, comparedScene, companionsOf, toggleCompared, rivalModel } from '../../src/store/compared';
import { defaultScene, type ModelChoice } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';

const shipped = defaultScene.model;
const trained: ModelChoice = {
  ...shipped,
  cell: 'lstm',
  forgetBias: 0,
  source: { kind: 'trained', seed: 3, updates: 200, learningRate: 0.02 },
};

describe('cells side by side', () => {
  it('are the three kinds, with the cell on stage in the place of its kind', () => {
    expect(companionsOf('lstm')).toEqual(['rnn', 'lstm', 'gru']);
    expect(companionsOf('peephole')).toEqual(['rnn', 'peephole', 'gru']);
    expect(companionsOf('gruAfter')).toEqual(['rnn', 'lstm', 'gruAfter']);
  });

  it('are two or three, in one order however they were chosen', () => {
    expect(toggleCompared(['lstm', 'gru'], 'rnn')).toEqual(['rnn', 'lstm', 'gru']);
    expect(toggleCompared(['rnn', 'lstm', 'gru'], 'lstm')).toEqual(['rnn', 'gru']);
    expect(toggleCompared(['rnn', 'gru'], 'rnn')).toEqual(['rnn', 'gru']);
    expect(toggleCompared(['rnn', 'lstm', 'gru'], 'peephole')).toEqual(['rnn', 'lstm', 'gru']);
  });

  it('have weights made as those on stage were: shipped, or from the same seed in as many updates', () => {
    expect(rivalModel(shipped, 'rnn')).toEqual({ ...shipped, cell: 'rnn' });
    expect(rivalModel(trained, 'gru').source).toEqual(trained.source);
    expect(rivalModel(trained, 'gru').forgetBias).toBeUndefined();
    expect(rivalModel(trained, 'lstm')).toBe(trained);
  });

  it('may be the network on stage with the other start of b_f, where its weights are made here', () => {
    expect(rivalModel(trained, 'otherBias')).toEqual({ ...shipped, cell: 'lstm', source: trained.source });
    expect(rivalModel({ ...trained, forgetBias: 1 }, 'otherBias')).toMatchObject({ forgetBias: 0, source: trained.source });
    expect([shipped, trained, { ...trained, cell: 'gru' } as const].map((model) => canCompare(model, 'otherBias'))).toEqual([
      false,
      true,
      false,
    ]);
    const scene = { ...defaultScene, compared: ['lstm', 'otherBias'] } as const;
    expect(settleScene(scene).compared).toEqual([]);
    expect(settleScene({ ...scene, model: trained }).compared).toBe(scene.compared);
  });

  it('leave what is held and set by hand to the cell on stage', () => {
    const edits = [{ tensor: 'layer1.U', index: 0, value: 1 }];
    const scene = { ...defaultScene, edits };
    expect(comparedScene(scene, 'lstm')).toBe(scene);
    expect(comparedScene(scene, 'rnn')).toMatchObject({ model: { cell: 'rnn' }, edits: [], clamps: [], text: 'Martha' });
  });
});

import { describe, expect, it } from 'vitest';
import { canCompare, companionsOf, toggleCompared, rivalModel } from '../../src/store/compared';
import { comparedScene } from '../../src/store/comparedScene';
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

  it('hold what is held on stage as far as they have it, take the same factor on W, and none of the weights set by hand', () => {
    const edits = [{ tensor: 'layer1.U', index: 0, value: 1 }];
    const held = { part: 'encoder', layer: 1, unit: 'all', from: 2, to: 2, value: 0 } as const;
    const [f, h, x] = [
      { ...held, quantity: 'f' } as const,
      { ...held, quantity: 'h' } as const,
      { ...held, layer: 0, quantity: 'x' } as const,
    ];
    const scene = { ...defaultScene, edits, clamps: [f, h, x], gain: 2 };
    expect(comparedScene(scene, 'lstm')).toBe(scene);
    expect(comparedScene(scene, 'rnn')).toMatchObject({ model: { cell: 'rnn' }, edits: [], clamps: [h, x], gain: 2, text: 'Martha' });
    expect(comparedScene(scene, 'peephole').clamps).toEqual([f, h, x]);
    expect(comparedScene({ ...scene, model: trained }, 'otherBias').clamps).toEqual([f, h, x]);
    expect(comparedScene({ ...scene, clamps: [f] }, 'gru').clamps).toEqual([]);
  });

  it('are recognised as asked the same while the same is held', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 2, to: 2, value: 0 }] as const;
    const [one, other] = [0, 3].map((step) => comparedScene({ ...defaultScene, clamps, step }, 'rnn').clamps);
    expect(one).toBe(other);
    const [none, nothing] = [clamps, []].map((each) => comparedScene({ ...defaultScene, clamps: each.slice(1) }, 'rnn').clamps);
    expect(none).toBe(nothing);
  });
});

import { describe, expect, it } from 'vitest';
import { comparedScene, companionsOf, toggleCompared, withCell } from '../../src/store/compared';
import { defaultScene, type ModelChoice } from '../../src/store/scene';

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
    expect(withCell(shipped, 'rnn')).toEqual({ ...shipped, cell: 'rnn' });
    expect(withCell(trained, 'gru').source).toEqual(trained.source);
    expect(withCell(trained, 'gru').forgetBias).toBeUndefined();
    expect(withCell(trained, 'lstm')).toBe(trained);
  });

  it('leave what is held and set by hand to the cell on stage', () => {
    const edits = [{ tensor: 'layer1.U', index: 0, value: 1 }];
    const scene = { ...defaultScene, edits };
    expect(comparedScene(scene, 'lstm')).toBe(scene);
    expect(comparedScene(scene, 'rnn')).toMatchObject({ model: { cell: 'rnn' }, edits: [], clamps: [], text: 'Martha' });
  });
});

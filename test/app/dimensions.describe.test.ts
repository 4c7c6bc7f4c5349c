import { describe, expect, it } from 'vitest';
import { describeDimensions } from '../../src/app/dimensions.describe';
import { defaultScene } from '../../src/store/scene';

describe('describeDimensions', () => {
  it('tells the units of every layer, the input and the steps of what is on the stage', () => {
    expect(describeDimensions(defaultScene, 7)).toBe('units 32 · input 27 · steps 7');
    const stack = { ...defaultScene, model: { ...defaultScene.model, sizes: [32, 16] } };
    expect(describeDimensions(stack, 8)).toBe('units 32, 16 · input 27 · steps 8');
  });

  it('tells those of a small layer of its own where that is on the stage', () => {
    const batch = { ...defaultScene.batch, own: { inputs: 4, units: 3, seed: 1 } };
    expect(describeDimensions({ ...defaultScene, depth: { kind: 'batch' }, batch }, 7)).toBe('units 3 · input 4 · steps 7');
    expect(describeDimensions({ ...defaultScene, batch }, 7)).toBe('units 32 · input 27 · steps 7');
  });
});

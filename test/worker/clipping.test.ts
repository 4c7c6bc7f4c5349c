import { describe, expect, it } from 'vitest';
import { initialise } from '../../src/engine/initialise';
import { passOf } from '../../src/store/buildAnswer';
import { specOf } from '../../src/store/modelSpec';
import { defaultScene } from '../../src/store/scene';
import { clipping } from '../../src/worker/clipping';
import { trace } from '../../src/worker/trace';

const spec = specOf(defaultScene.model);
const weights = initialise(spec, 3, 'orthogonal');
const pass = passOf({ ...defaultScene, text: 'Ada' }, weights, null);
const squares = (norms: readonly number[]) => norms.reduce((sum, norm) => sum + norm * norm, 0);

describe('clipping of the gradient on stage', () => {
  it('starts from the very gradient that the trace shows', () => {
    const { parameterGradient } = trace(pass, weights);
    const { before, tensors } = clipping({ kind: 'clipping', pass, limit: 1e9 }, weights);
    expect(before).toBeCloseTo(Math.hypot(...parameterGradient), 12);
    expect(Math.sqrt(squares(tensors.map((tensor) => tensor.before)))).toBeCloseTo(before, 12);
  });

  it('leaves a gradient within the limit as it is, to the bit, and brings a longer one to the limit', () => {
    const { before } = clipping({ kind: 'clipping', pass, limit: 1e9 }, weights);
    const free = clipping({ kind: 'clipping', pass, limit: before * 2 }, weights);
    expect(free.after).toBe(free.before);
    const clipped = clipping({ kind: 'clipping', pass, limit: before / 10 }, weights);
    expect(clipped.after).toBeCloseTo(before / 10, 6);
    for (const tensor of clipped.tensors) expect(tensor.after / tensor.before).toBeCloseTo(0.1, 5);
  });
});

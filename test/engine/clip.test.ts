import { describe, expect, it } from 'vitest';
import { clipByNorm, clipByValue, euclideanNorm } from '../../src/engine/clip';

describe('clipping by global norm', () => {
  it('scales as torch.nn.utils.clip_grad_norm_ does, 10⁻⁶ included, and returns the norm before', () => {
    const gradient = Float64Array.of(3, -4, 12);
    expect(clipByNorm(gradient, 6.5)).toBe(13);
    const factor = 6.5 / (13 + 1e-6);
    expect([...gradient]).toEqual([3 * factor, -4 * factor, 12 * factor]);
  });

  it('leaves a gradient that is short enough untouched', () => {
    const gradient = Float64Array.of(0.3, -0.4);
    expect(clipByNorm(gradient, 0.6)).toBe(0.5);
    expect([...gradient]).toEqual([0.3, -0.4]);
  });

  it('reports an infinite or undefined norm and does not spread it', () => {
    const infinite = Float64Array.of(1, Infinity);
    expect(clipByNorm(infinite, 1)).toBe(Infinity);
    expect([...infinite]).toEqual([1, Infinity]);
    expect(clipByNorm(Float64Array.of(1, NaN), 1)).toBeNaN();
  });

  it('measures gradients whose squares overflow or vanish', () => {
    expect(euclideanNorm(Float64Array.of(3e200, 4e200))).toBeCloseTo(5e200, -188);
    expect(euclideanNorm(Float64Array.of(3e-200, 4e-200)) / 5e-200).toBeCloseTo(1, 14);
    expect(euclideanNorm(new Float64Array(4))).toBe(0);
  });
});

describe('clipping by value', () => {
  it('cuts each value to the limit, keeps NaN, and says whether it cut', () => {
    const gradient = Float64Array.of(-3, -0.5, 0, 0.5, 2, NaN);
    expect(clipByValue(gradient, 1)).toBe(true);
    expect([...gradient]).toEqual([-1, -0.5, 0, 0.5, 1, NaN]);
    expect(clipByValue(gradient, 1)).toBe(false);
  });
});

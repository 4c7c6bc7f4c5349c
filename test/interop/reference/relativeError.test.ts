import { describe, expect, it } from 'vitest';
import { relativeError } from '../../../src/interop/reference/relativeError';

describe('the relative error', () => {
  it('is the largest difference over the largest magnitude expected', () => {
    expect(relativeError([1, -3.5, 2], [1, -4, 2.25])).toBe(0.125);
  });

  it('is the difference itself where only zeros are expected', () => {
    expect(relativeError([0, 1e-3], [0, 0])).toBe(1e-3);
  });

  it('is infinite for other sizes and for what is no number', () => {
    expect(relativeError([1], [1, 2])).toBe(Number.POSITIVE_INFINITY);
    expect(relativeError([Number.NaN], [1])).toBe(Number.POSITIVE_INFINITY);
    expect(relativeError([1], [Number.NaN])).toBe(Number.POSITIVE_INFINITY);
  });
});

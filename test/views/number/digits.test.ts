import { describe, expect, it } from 'vitest';
import { digitsFor, powerOfTen, readShown, readTyped, roundingOf } from '../../../src/views/number/digits';
import { formatNumber } from '../../../src/ui/format';

describe('digitsFor', () => {
  it('shows ordinary numbers as they are, small ones in a unit that fits the largest', () => {
    expect(digitsFor([0.5, -0.02]).exponent).toBe(0);
    expect(digitsFor([2.03e-4, -1e-7]).exponent).toBe(-4);
    expect(digitsFor([2.03e-4]).show(2.03e-4)).toBe('2.030');
    expect(digitsFor([0, 0]).exponent).toBe(0);
    expect(powerOfTen(-12)).toBe('10⁻¹²');
  });
});

describe('readShown', () => {
  it('reads any number back as it is written', () => {
    for (const value of [0, 0.931, -0.8, 12.345, 2.1e-4, -7e-13, 12345.6, 3.2e9]) {
      expect(Math.abs(readShown(formatNumber(value)) - value)).toBeLessThanOrEqual(0.05 * Math.abs(value));
      expect(formatNumber(readShown(formatNumber(value)))).toBe(formatNumber(value));
    }
  });
});

describe('roundingOf', () => {
  it('is what the shown terms miss of the shown sum', () => {
    expect(roundingOf(['0.333', '0.333', '0.333'], '1.000')).toBeCloseTo(0.001, 9);
    expect(roundingOf(['0.250', '−0.100'], '0.150')).toBe(0);
  });
});

describe('readTyped', () => {
  it('takes numbers as people write them, and nothing else', () => {
    expect(['0,5', '−2', '1e-3', ''].map(readTyped)).toEqual([0.5, -2, 0.001, null]);
  });
});

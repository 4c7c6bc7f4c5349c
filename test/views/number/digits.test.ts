import { describe, expect, it } from 'vitest';
import { digitsFor, roundingOf } from '../../../src/views/number/digits';
import { formatNumber } from '../../../src/ui/format';

describe('digitsFor', () => {
  it('shows ordinary numbers as they are, small ones in a unit that fits the largest', () => {
    expect(digitsFor([0.5, -0.02], 3).exponent).toBe(0);
    expect(digitsFor([2.03e-4, -1e-7], 3).exponent).toBe(-4);
    expect(digitsFor([2.03e-4], 3).show(2.03e-4)).toBe('2.030');
    expect(digitsFor([0, 0], 3).exponent).toBe(0);
  });
});

describe('roundingOf', () => {
  it('is what the shown terms miss of the shown sum', () => {
    expect(roundingOf(['0.333', '0.333', '0.333'], '1.000')).toBeCloseTo(0.001, 9);
    expect(roundingOf(['0.250', '−0.100'], '0.150')).toBe(0);
  });

  it('is exact where the digits shown are finer than a float can tell', () => {
    expect(roundingOf(['0.10000000000000001', '0.20000000000000001'], '0.30000000000000004')).toBe(2e-17);
    expect(roundingOf([formatNumber(1e-9), formatNumber(2e-9)], formatNumber(3e-9))).toBe(0);
  });

  it('is nothing where something is no number', () => {
    expect(roundingOf(['1.000', '∞'], '∞')).toBe(0);
  });
});

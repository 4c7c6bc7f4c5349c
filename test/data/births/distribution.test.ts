import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bins, birthsOf } from '../../../src/data/births/bins';
import { forecastOf } from '../../../src/data/births/distribution';

const onBin = (bin: number) => bins.map((_, index) => (index === bin ? 1 : 0));
const arbitraryDistribution = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: bins.length, maxLength: bins.length })
  .filter((shares) => shares.some((share) => share > 0.01))
  .map((shares) => shares.map((share) => share / shares.reduce((sum, each) => sum + each, 0)));

describe('what a distribution says of a day', () => {
  it('is its mean', () => {
    const half = bins.map((_, bin) => (bin === 4 || bin === 8 ? 0.5 : 0));
    expect(forecastOf(half).mean).toBeCloseTo((birthsOf(4) + birthsOf(8)) / 2, 9);
  });

  it('lies within the one bin that is certain, a tenth of its width from either edge', () => {
    expect(forecastOf(onBin(6))).toEqual({ mean: birthsOf(6), low: birthsOf(6) - 200, high: birthsOf(6) + 200 });
  });

  it('has one day in ten below and one in ten above, each bin spread evenly', () => {
    fc.assert(
      fc.property(arbitraryDistribution, (shares) => {
        const { low, high } = forecastOf(shares);
        const below = (births: number) =>
          shares.reduce((sum, share, bin) => sum + share * Math.min(1, Math.max(0, (births - birthsOf(bin)) / 500 + 0.5)), 0);
        expect(below(low)).toBeCloseTo(0.1, 9);
        expect(below(high)).toBeCloseTo(0.9, 9);
        expect(low).toBeLessThan(high);
      }),
      { seed: 4 },
    );
  });
});

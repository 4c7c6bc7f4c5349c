import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../src/ui/spreadLabels';

describe('spreadLabels', () => {
  it('leaves labels that do not touch where they are', () => {
    expect(spreadLabels([10, 40, 25], 14, 0, 100)).toEqual([10, 40, 25]);
  });

  it('keeps order, distance and bounds whenever they fit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 }), (wanted) => {
        const placed = spreadLabels(wanted, 14, 0, 100);
        const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
        for (let k = 1; k < order.length; k++) {
          expect((placed[order[k] ?? 0] ?? 0) - (placed[order[k - 1] ?? 0] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-9);
        }
        for (const y of placed) expect(y).toBeGreaterThanOrEqual(-1e-9);
        for (const y of placed) expect(y).toBeLessThanOrEqual(100 + 1e-9);
      }),
      { seed: 2 },
    );
  });
});

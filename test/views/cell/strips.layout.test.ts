import { describe, expect, it } from 'vitest';
import { cellBox, foldStrip, unitAt } from '../../../src/views/cell/strips.layout';

describe('foldStrip', () => {
  it('has a cell for every unit, in no more rows than it needs', () => {
    for (let units = 1; units <= 256; units++) {
      for (const width of [40, 46, 104, 168]) {
        const { rows, columns } = foldStrip(units, width);
        expect(rows * columns).toBeGreaterThanOrEqual(units);
        expect((rows - 1) * columns).toBeLessThan(units);
      }
    }
  });

  it('keeps few units in one row', () => {
    expect(foldStrip(32, 104).rows).toBe(1);
    expect(foldStrip(128, 46).rows).toBeGreaterThan(1);
  });
});

describe('unitAt', () => {
  it('finds the unit whose cell it is in, and the nearest beside the strip', () => {
    const { rows, columns } = foldStrip(50, 46);
    const strip = { box: { xPx: 10, yPx: 20, widthPx: 46, heightPx: 20 }, rows, columns, values: new Float64Array(50) };
    for (let unit = 0; unit < 50; unit++) {
      const cell = cellBox(strip, unit);
      expect(unitAt(strip, cell.xPx + cell.widthPx / 2, cell.yPx + cell.heightPx / 2)).toBe(unit);
    }
    expect(unitAt(strip, -100, -100)).toBe(0);
    expect(unitAt(strip, 900, 900)).toBe(49);
  });
});

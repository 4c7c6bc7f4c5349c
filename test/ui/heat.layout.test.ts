import { describe, expect, it } from 'vitest';
import { cellAxis, type HeatBlock, paintBlock } from '../../src/ui/heat.layout';

/** The pixels of a whole canvas with one block on it. */
function paint(block: Partial<HeatBlock> & Pick<HeatBlock, 'rows' | 'columns' | 'values'>, width: number, height: number, ratio = 1) {
  const canvas = { width: width * ratio, height: height * ratio };
  const pixels = new Uint32Array(canvas.width * canvas.height);
  const full: HeatBlock = { xPx: 0, yPx: 0, widthPx: width, heightPx: height, scale: { kind: 'diverging', extent: 1 }, ...block };
  const pixelOf = (value: number) => (Number.isNaN(value) ? 99 : Math.abs(value));
  const raster = paintBlock(canvas, full, ratio, pixelOf, (count) => new Uint32Array(count));
  raster?.pixels.forEach((pixel, index) => {
    const [x, y] = [raster.left + (index % raster.width), raster.top + Math.floor(index / raster.width)];
    pixels[y * canvas.width + x] = pixel;
  });
  return [...pixels];
}

describe('paintBlock', () => {
  it('lays a row-major matrix out from left to right and top to bottom', () => {
    expect(paint({ rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6] }, 3, 2)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('reads values where they stand, in another order and from another start, and zeros beyond their end', () => {
    const stride = { first: 2, perRow: 1, perColumn: 3 };
    const block = { rows: 3, columns: 2, values: [9, 9, 1, 2, 3, 4, 5], stride };
    expect(paint(block, 2, 3)).toEqual([1, 4, 2, 5, 3, 0]);
    expect(paint({ ...block, order: [2, 0, 1] }, 2, 3)).toEqual([3, 0, 1, 4, 2, 5]);
  });

  it('fills whole device pixels on screens of high density', () => {
    expect(paint({ rows: 1, columns: 2, values: [1, 2] }, 2, 1, 2)).toEqual([1, 1, 2, 2, 1, 1, 2, 2]);
  });

  it('leaves paper between cells, but not when a cell would be gone', () => {
    expect(paint({ rows: 1, columns: 2, values: [1, 2], gapPx: 1 }, 8, 1)).toEqual([1, 1, 1, 0, 2, 2, 2, 0]);
    expect(paint({ rows: 1, columns: 4, values: [1, 2, 3, 4], gapPx: 1 }, 4, 1)).toEqual([1, 2, 3, 4]);
    expect(paint({ rows: 1, columns: 2, values: [1, 2], gapPx: 1 }, 4, 1)).toEqual([1, 1, 2, 2]);
  });

  it('shows the strongest of cells that share a pixel', () => {
    expect(paint({ rows: 1, columns: 6, values: [0, 0, -7, 0, 1, 0] }, 2, 1)).toEqual([7, 1]);
  });

  it('shows what is not a number even beside stronger cells', () => {
    expect(paint({ rows: 1, columns: 2, values: [5, Number.NaN] }, 1, 1)).toEqual([99]);
  });

  it('clips what lies outside', () => {
    expect(paint({ rows: 1, columns: 2, values: [1, 2], xPx: -1, widthPx: 4, heightPx: 9 }, 2, 1)).toEqual([1, 2]);
  });

  it('touches no more of the canvas than the block', () => {
    const block = {
      rows: 1,
      columns: 2,
      values: [1, 2],
      xPx: 3,
      yPx: 2,
      widthPx: 2,
      heightPx: 1,
      scale: { kind: 'gate', hue: 'f' },
    } as const;
    const raster = paintBlock(
      { width: 9, height: 9 },
      block,
      1,
      (value) => value,
      (count) => new Uint32Array(count),
    );
    expect(raster).toEqual({ left: 3, top: 2, width: 2, height: 1, pixels: Uint32Array.of(1, 2) });
  });

  it('draws nothing for an empty matrix, and for one that is nowhere on the canvas', () => {
    expect(paint({ rows: 0, columns: 3, values: [] }, 2, 1)).toEqual([0, 0]);
    expect(paint({ rows: 1, columns: 2, values: [1, 2], xPx: 5 }, 2, 1)).toEqual([0, 0]);
  });
});

describe('cellAxis', () => {
  it('covers the whole length without holes at any size', () => {
    for (const cells of [1, 3, 7, 64, 500]) {
      const axis = cellAxis(3.3, 97.7, cells, 0, 1.5);
      expect([axis[0]?.start, axis[0]?.from]).toEqual([Math.round(3.3 * 1.5), 0]);
      expect([axis.at(-1)?.end, axis.at(-1)?.to]).toEqual([Math.round((3.3 + 97.7) * 1.5), cells]);
      axis.slice(1).forEach(({ start, from }, index) => expect([start, from]).toEqual([axis[index]?.end, axis[index]?.to]));
    }
  });
});

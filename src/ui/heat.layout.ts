import type { ColourScale } from './colour';

/** A heat map within a canvas: `rows` × `columns` values, row-major, stretched over a rectangle given in CSS pixels. */
export interface HeatBlock {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
  readonly scale: ColourScale;
  /** Paper between cells; given up when cells get too small for it. */
  readonly gapPx?: number;
  /** Between columns, when it is another: the room that a time axis leaves for arrows. It is never given up. */
  readonly columnGapPx?: number;
}

/** One pixel buffer of a canvas, in device pixels. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** Where cells start and end along one axis, in device pixels; [start, end) pairs, and how many cells share a pair. */
interface Axis {
  readonly cells: number;
  readonly pooled: number;
  readonly edges: Int32Array;
}

/** Cells thinner than a device pixel are pooled, so that none is skipped and every bucket is at least a pixel wide. */
export function cellAxis(startPx: number, lengthPx: number, cells: number, gapPx: number, ratio: number, keepsGap = false): Axis {
  const length = Math.max(1, Math.round(lengthPx * ratio));
  const pooled = Math.max(1, Math.ceil(cells / length));
  const buckets = Math.ceil(cells / pooled);
  const pitch = (lengthPx * ratio) / buckets;
  const gap = pitch >= 3 || keepsGap ? Math.round(gapPx * ratio) : 0;
  const edges = new Int32Array(buckets * 2);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.round(startPx * ratio + bucket * pitch);
    const end = Math.round(startPx * ratio + (bucket + 1) * pitch);
    edges[2 * bucket] = start;
    edges[2 * bucket + 1] = Math.max(start + 1, end - gap);
  }
  return { cells, pooled, edges };
}

/** The value of largest magnitude in a bucket: what is not zero stays visible however small the picture. */
function strongest(block: HeatBlock, rowStart: number, rowEnd: number, columnStart: number, columnEnd: number): number {
  let found = 0;
  for (let row = rowStart; row < rowEnd; row++) {
    for (let column = columnStart; column < columnEnd; column++) {
      const value = block.values[row * block.columns + column] ?? Number.NaN;
      if (value !== value) return value;
      if (Math.abs(value) > Math.abs(found)) found = value;
    }
  }
  return found;
}

function paintRow(
  raster: Raster,
  block: HeatBlock,
  across: Axis,
  y: number,
  rows: readonly [number, number],
  pixelOf: (value: number) => number,
): void {
  for (let c = 0; c < across.edges.length / 2; c++) {
    const left = Math.max(0, across.edges[2 * c] ?? 0);
    const right = Math.min(raster.width, across.edges[2 * c + 1] ?? 0);
    if (right <= left) continue;
    const start = c * across.pooled;
    const pixel = pixelOf(strongest(block, rows[0], rows[1], start, Math.min(block.columns, start + across.pooled)));
    raster.pixels.fill(pixel, y * raster.width + left, y * raster.width + right);
  }
}

/** Paints a block into the raster; `pixelOf` gives the colour of a value. Parts outside the raster are clipped. */
export function paintBlock(raster: Raster, block: HeatBlock, ratio: number, pixelOf: (value: number) => number): void {
  if (block.rows <= 0 || block.columns <= 0) return;
  const gap = block.gapPx ?? 0;
  const across = cellAxis(block.xPx, block.widthPx, block.columns, block.columnGapPx ?? gap, ratio, block.columnGapPx !== undefined);
  const down = cellAxis(block.yPx, block.heightPx, block.rows, gap, ratio);
  const left = Math.min(raster.width, Math.max(0, across.edges[0] ?? 0));
  const right = Math.max(left, Math.min(raster.width, across.edges.at(-1) ?? 0));
  for (let r = 0; r < down.edges.length / 2; r++) {
    const top = Math.max(0, down.edges[2 * r] ?? 0);
    const bottom = Math.min(raster.height, down.edges[2 * r + 1] ?? 0);
    if (bottom <= top) continue;
    const start = r * down.pooled;
    paintRow(raster, block, across, top, [start, Math.min(block.rows, start + down.pooled)], pixelOf);
    // The other lines of pixels of these cells are the same.
    const line = top * raster.width;
    for (let y = top + 1; y < bottom; y++) raster.pixels.copyWithin(y * raster.width + left, line + left, line + right);
  }
}

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

/** A part of a canvas, in device pixels. */
export interface Raster {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Row by row; 0 is paper. */
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

/** The cells of one row of cells, on the raster's line `y`. */
function paintRow(
  raster: Raster,
  block: HeatBlock,
  across: Axis,
  y: number,
  rows: readonly [number, number],
  pixelOf: (value: number) => number,
): void {
  for (let c = 0; c < across.edges.length / 2; c++) {
    const left = Math.max(0, (across.edges[2 * c] ?? 0) - raster.left);
    const right = Math.min(raster.width, (across.edges[2 * c + 1] ?? 0) - raster.left);
    if (right <= left) continue;
    const start = c * across.pooled;
    const pixel = pixelOf(strongest(block, rows[0], rows[1], start, Math.min(block.columns, start + across.pooled)));
    raster.pixels.fill(pixel, y * raster.width + left, y * raster.width + right);
  }
}

/** The pixels from the first cell to the last, as far as they are on a canvas of this length. */
function span({ edges }: Axis, length: number): readonly [from: number, to: number] {
  const from = Math.min(length, Math.max(0, edges[0] ?? 0));
  return [from, Math.max(from, Math.min(length, edges.at(-1) ?? 0))];
}

/** So many cleared pixels to paint on; their content lasts until the next call. */
export type TakePixels = (count: number) => Uint32Array;

/**
 * Paints a block for a canvas of so many device pixels; `pixelOf` gives the colour of a value. What it touches comes back as a raster of its
 * own, so that a canvas of a few strips is not filled as a whole; null where nothing of the block is on the canvas.
 */
export function paintBlock(
  canvas: { readonly width: number; readonly height: number },
  block: HeatBlock,
  ratio: number,
  pixelOf: (value: number) => number,
  takePixels: TakePixels,
): Raster | null {
  if (block.rows <= 0 || block.columns <= 0) return null;
  const gap = block.gapPx ?? 0;
  const across = cellAxis(block.xPx, block.widthPx, block.columns, block.columnGapPx ?? gap, ratio, block.columnGapPx !== undefined);
  const down = cellAxis(block.yPx, block.heightPx, block.rows, gap, ratio);
  const [left, right] = span(across, canvas.width);
  const [top, bottom] = span(down, canvas.height);
  const [width, height] = [right - left, bottom - top];
  if (width === 0 || height === 0) return null;
  const raster: Raster = { left, top, width, height, pixels: takePixels(width * height) };
  for (let r = 0; r < down.edges.length / 2; r++) {
    const first = Math.max(0, (down.edges[2 * r] ?? 0) - top);
    const end = Math.min(height, (down.edges[2 * r + 1] ?? 0) - top);
    if (end <= first) continue;
    const start = r * down.pooled;
    paintRow(raster, block, across, first, [start, Math.min(block.rows, start + down.pooled)], pixelOf);
    // The other lines of pixels of these cells are the same.
    for (let y = first + 1; y < end; y++) raster.pixels.copyWithin(y * width, first * width, (first + 1) * width);
  }
  return raster;
}

import type { ColourScale } from './colour';

/** Where the cell of row r and column c stands among values: at first + r · perRow + c · perColumn. */
export interface Stride {
  readonly first: number;
  readonly perRow: number;
  readonly perColumn: number;
}

/** A heat map within a canvas: `rows` × `columns` values, stretched over a rectangle given in CSS pixels. */
export interface HeatBlock {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
  /** Row by row from the start when left out. What lies beyond the end of `values` is zero. */
  readonly stride?: Stride;
  /** Which of the values' rows each row of cells shows, where that is not their own order. */
  readonly order?: readonly number[];
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

/** From the first to the one before the last. */
interface Range {
  readonly from: number;
  readonly to: number;
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

function strideOf({ stride, columns }: HeatBlock): Stride {
  return stride ?? { first: 0, perRow: columns, perColumn: 1 };
}

/** The value that a cell shows. */
export function valueAt(block: HeatBlock, row: number, column: number): number {
  const { first, perRow, perColumn } = strideOf(block);
  return block.values[first + (block.order?.[row] ?? row) * perRow + column * perColumn] ?? 0;
}

/** Strips side by side have their rows at the same heights, so the axis that was found last is likely the next one too. */
function rememberLast<Input extends readonly unknown[], Output>(compute: (...input: Input) => Output): (...input: Input) => Output {
  let last: { readonly input: Input; readonly output: Output } | null = null;
  return (...input) => {
    if (!last?.input.every((part, index) => Object.is(part, input[index]))) last = { input, output: compute(...input) };
    return last.output;
  };
}

const rowAxis = rememberLast(cellAxis);

/** The value of largest magnitude in a bucket: what is not zero stays visible however small the picture. NaN, where one is no number. */
function strongest({ values, order }: HeatBlock, { first, perRow, perColumn }: Stride, rows: Range, columns: Range): number {
  let low = 0;
  let high = 0;
  for (let row = rows.from; row < rows.to; row++) {
    const start = first + (order?.[row] ?? row) * perRow;
    for (let column = columns.from; column < columns.to; column++) {
      const value = values[start + column * perColumn] ?? 0;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return -low > high ? low : high;
}

/** A row of cells on the raster's lines `lines`. Cells are a few pixels wide and high: loops are quicker than calls that fill. */
function paintRow(raster: Raster, block: HeatBlock, across: Axis, lines: Range, rows: Range, pixelOf: (value: number) => number): void {
  const stride = strideOf(block);
  const { edges, pooled } = across;
  const { pixels, width, left } = raster;
  for (let c = 0; c < edges.length / 2; c++) {
    const from = Math.max(0, (edges[2 * c] ?? 0) - left);
    const to = Math.min(width, (edges[2 * c + 1] ?? 0) - left);
    if (to <= from) continue;
    const columns = { from: c * pooled, to: Math.min(block.columns, (c + 1) * pooled) };
    const pixel = pixelOf(strongest(block, stride, rows, columns));
    for (let y = lines.from; y < lines.to; y++) {
      for (let x = y * width + from; x < y * width + to; x++) pixels[x] = pixel;
    }
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
  const down = rowAxis(block.yPx, block.heightPx, block.rows, gap, ratio);
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
    paintRow(raster, block, across, { from: first, to: end }, { from: start, to: Math.min(block.rows, start + down.pooled) }, pixelOf);
  }
  return raster;
}

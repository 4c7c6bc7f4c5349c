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

/** Cells that share their pixels along one axis: [from, to) of the cells, [start, end) in device pixels. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Cells thinner than a device pixel are pooled, so that none is skipped and every bucket is at least a pixel wide. */
export function cellAxis(
  startPx: number,
  lengthPx: number,
  cells: number,
  gapPx: number,
  ratio: number,
  keepsGap = false,
): readonly Bucket[] {
  const length = Math.max(1, Math.round(lengthPx * ratio));
  const pooled = Math.max(1, Math.ceil(cells / length));
  const buckets = Math.ceil(cells / pooled);
  const pitch = (lengthPx * ratio) / buckets;
  const gap = pitch >= 3 || keepsGap ? Math.round(gapPx * ratio) : 0;
  return Array.from({ length: buckets }, (_, bucket) => {
    const start = Math.round(startPx * ratio + bucket * pitch);
    const end = Math.round(startPx * ratio + (bucket + 1) * pitch);
    return { from: bucket * pooled, to: Math.min(cells, (bucket + 1) * pooled), start, end: Math.max(start + 1, end - gap) };
  });
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
function strongest({ values, order }: HeatBlock, { first, perRow, perColumn }: Stride, rows: Bucket, columns: Bucket): number {
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

/** The pixels of a bucket, as far as they are between the edges of a raster. */
function clip({ start, end }: Bucket, edge: number, length: number): readonly [from: number, to: number] {
  return [Math.max(0, start - edge), Math.min(length, end - edge)];
}

/** A row of cells. Cells are a few pixels wide and high: loops are quicker than calls that fill. */
function paintRow(raster: Raster, block: HeatBlock, row: Bucket, across: readonly Bucket[], pixelOf: (value: number) => number): void {
  const { pixels, width } = raster;
  const stride = strideOf(block);
  const [top, bottom] = clip(row, raster.top, raster.height);
  if (bottom <= top) return;
  for (const column of across) {
    const [left, right] = clip(column, raster.left, width);
    if (right <= left) continue;
    const pixel = pixelOf(strongest(block, stride, row, column));
    for (let y = top; y < bottom; y++) {
      for (let x = y * width + left; x < y * width + right; x++) pixels[x] = pixel;
    }
  }
}

/** The pixels from the first cell to the last, as far as they are on a canvas of this length. */
function span(axis: readonly Bucket[], length: number): readonly [from: number, to: number] {
  const from = Math.min(length, Math.max(0, axis[0]?.start ?? 0));
  return [from, Math.max(from, Math.min(length, axis.at(-1)?.end ?? 0))];
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
  for (const row of down) paintRow(raster, block, row, across, pixelOf);
  return raster;
}

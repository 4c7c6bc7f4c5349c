import type { Tensor } from '../../engine/tensor';
import type { MiniBatchResult } from '../../store/analysisStore';
import type { Box } from '../../ui/box';
import { type ColourScale, extentOf } from '../../ui/colour';
import type { HeatBlock } from '../../ui/heat.layout';
import type { BatchMarks, MatrixMark } from './batch.layout';
import type { BatchSizes } from './equation';
import type { MatrixName } from './batchSymbols';

export function sizesOf({ inputs, U, biases, gate }: MiniBatchResult): BatchSizes {
  return { m: inputs.shape[1] ?? 0, n: inputs.shape[2] ?? 0, d: U.shape[1] ?? 0, biases: biases.length, gate };
}

/** A [T, m, w] tensor's matrix at a step, as a view. */
function atStep({ shape, data }: Tensor, step: number): Float64Array {
  const [, rows = 0, width = 0] = shape;
  return data.subarray(step * rows * width, (step + 1) * rows * width);
}

/** The entries of a matrix at a step, row by row. */
export function entriesOf(result: MiniBatchResult, name: MatrixName, step: number): Float64Array {
  switch (name) {
    case 'X':
      return atStep(result.inputs, step);
    case 'H':
      return atStep(result.previous, step);
    case 'Y':
      return atStep(result.outputs, step);
    case 'U':
      return result.U.data;
    case 'W':
      return result.W.data;
    case 'b':
      return result.biases[0]?.data ?? new Float64Array(0);
    case 'b2':
      return result.biases[1]?.data ?? new Float64Array(0);
    case 'UW':
      return Float64Array.of(...result.U.data, ...result.W.data);
    case 'XH':
      return joinRows(atStep(result.inputs, step), atStep(result.previous, step), sizesOf(result));
  }
}

function joinRows(left: Float64Array, right: Float64Array, { m, n, d }: BatchSizes): Float64Array {
  const joined = new Float64Array(m * (n + d));
  for (let row = 0; row < m; row++) {
    joined.set(left.subarray(row * n, (row + 1) * n), row * (n + d));
    joined.set(right.subarray(row * d, (row + 1) * d), row * (n + d) + n);
  }
  return joined;
}

const valueNames: ReadonlySet<MatrixName> = new Set(['X', 'H', 'Y', 'XH']);

export interface BatchScales {
  readonly values: ColourScale;
  readonly weights: ColourScale;
}

/** One scale for what runs through the layer at all steps, one for its weights. */
export function scalesOf({ inputs, previous, outputs, U, W, biases }: MiniBatchResult): BatchScales {
  const values = [inputs, previous, outputs].reduce((extent, { data }) => extentOf(data, extent), 1);
  const weights = [U, W, ...biases].reduce((extent, { data }) => extentOf(data, extent), 0);
  return { values: { kind: 'diverging', extent: values }, weights: { kind: 'diverging', extent: weights } };
}

export function heatOf(marks: BatchMarks, result: MiniBatchResult, step: number, scales: BatchScales): readonly HeatBlock[] {
  return marks.matrices.map(({ name, box, rowCount, columnCount }) => ({
    ...box,
    rows: rowCount,
    columns: columnCount,
    values: entriesOf(result, name, step),
    scale: valueNames.has(name) ? scales.values : scales.weights,
    gapPx: marks.cellPx >= 5 ? 1 : 0,
  }));
}

/**
 * What an entry of the product is about: sequence i, neuron j of the result, and, inside the product, input k or earlier neuron l.
 * null: not told.
 */
export interface Indices {
  readonly i: number | null;
  readonly j: number | null;
  readonly k: number | null;
  readonly l: number | null;
}

export const noIndices: Indices = { i: null, j: null, k: null, l: null };

/** Which index counts the rows of a matrix and which its columns. */
const axes: Readonly<Record<MatrixName, readonly [keyof Indices | 'kl' | null, keyof Indices | 'kl']>> = {
  X: ['i', 'k'],
  U: ['k', 'j'],
  H: ['i', 'l'],
  W: ['l', 'j'],
  b: [null, 'j'],
  b2: [null, 'j'],
  Y: ['i', 'j'],
  XH: ['i', 'kl'],
  UW: ['kl', 'j'],
};

function read(axis: keyof Indices | 'kl' | null, indices: Indices, n: number): number | null {
  if (axis === null) return null;
  if (axis !== 'kl') return indices[axis];
  return indices.k ?? (indices.l === null ? null : n + indices.l);
}

function write(axis: keyof Indices | 'kl' | null, index: number, n: number): Partial<Indices> {
  if (axis === null) return {};
  if (axis !== 'kl') return { [axis]: index };
  return index < n ? { k: index } : { l: index - n };
}

/** The entry under a point, as what it is about; null beside the matrices. */
export function indicesAt(marks: BatchMarks, n: number, xPx: number, yPx: number): Indices | null {
  for (const { name, box, rowCount, columnCount } of marks.matrices) {
    const column = Math.floor(((xPx - box.xPx) / box.widthPx) * columnCount);
    const row = Math.floor(((yPx - box.yPx) / box.heightPx) * rowCount);
    if (row < 0 || row >= rowCount || column < 0 || column >= columnCount) continue;
    const [down, across] = axes[name];
    return { ...noIndices, ...write(down, row, n), ...write(across, column, n) };
  }
  return null;
}

/** The row, the column or the one entry of a matrix that the indices name; null where they name nothing of it. */
export function bandOf({ name, box, rowCount, columnCount }: MatrixMark, indices: Indices, n: number): Box | null {
  const [down, across] = axes[name];
  const [row, column] = [read(down, indices, n), read(across, indices, n)];
  const isBias = down === null;
  if ((row === null && !isBias && column === null) || (column === null && (row === null || isBias))) return null;
  const [cellWidth, cellHeight] = [box.widthPx / columnCount, box.heightPx / rowCount];
  return {
    xPx: column === null ? box.xPx : box.xPx + column * cellWidth,
    yPx: row === null ? box.yPx : box.yPx + row * cellHeight,
    widthPx: column === null ? box.widthPx : cellWidth,
    heightPx: row === null ? box.heightPx : cellHeight,
  };
}

import type { MiniBatchResult } from '../../store/analysisStore';
import { formatCount, formatNumber } from '../../ui/format';
import type { FigureTableData } from '../../ui/tsv';
import { plainText } from '../../ui/mathTree';
import type { NotationName } from '../../ui/notationForm';
import { type Form, sizeOf } from './equation';
import { activationOf, matrixShapes, matrixSymbol, type MatrixName, sizeSymbol } from './batchSymbols';
import { entriesOf, sizesOf } from './batchValues';

/** One sequence of the batch: its name, and what it reads at the step in view; null when it has ended. */
export interface BatchRow {
  readonly name: string;
  readonly reads: string | null;
}

const says: Readonly<Record<MatrixName, string>> = {
  X: 'what comes in, a sequence a row',
  U: 'input weights, a neuron a column',
  H: 'the last state, a sequence a row',
  W: 'recurrent weights, a neuron a column',
  b: 'bias, added to every row',
  b2: 'second bias, added to every row',
  Y: 'what goes out, a sequence a row',
  XH: 'input and last state side by side',
  UW: 'input weights on top of recurrent weights',
};

export function matricesOf(form: Form, biases: number): readonly MatrixName[] {
  const b = (['b', 'b2'] as const).slice(0, biases);
  return form === 'separate' ? ['X', 'U', 'H', 'W', ...b, 'Y'] : ['XH', 'UW', ...b, 'Y'];
}

/** `4 × 27`. */
export function shapeWords(result: MiniBatchResult, name: MatrixName): string {
  const sizes = sizesOf(result);
  return matrixShapes[name].map((size) => formatCount(sizeOf(sizes, size))).join(' × ');
}

export function describeBatch(result: MiniBatchResult, step: number): string {
  const { m, n, d } = sizesOf(result);
  const matrices = matricesOf('separate', result.biases.length).map((name) => `${name} ${shapeWords(result, name)}`);
  return `A mini-batch of ${formatCount(m)} at step ${step}, with ${formatCount(n)} inputs and ${formatCount(d)} neurons, as matrices to scale: ${matrices.join(', ')}; below the same with X and H side by side`;
}

/** Whether both forms give the same numbers: their largest difference, over all steps. */
export function describeDifference({ difference }: MiniBatchResult): string {
  if (difference === 0) return 'Both forms give the same numbers, to the last bit.';
  return `Both forms give the same numbers: they differ by ${formatNumber(difference)} at most, which is rounding.`;
}

/** The arithmetic of one entry of the result. */
export function describeEntry(result: MiniBatchResult, row: BatchRow, i: number, j: number, step: number): string {
  const { d, gate } = sizesOf(result);
  const out = entriesOf(result, 'Y', step)[i * d + j] ?? Number.NaN;
  if (row.reads === null) return `${row.name} has ended: its state stays as it was.`;
  const sum = result.sums.data[(step * (result.sums.shape[1] ?? 0) + i) * d + j] ?? Number.NaN;
  return `${row.name}, neuron ${j}: ${activationOf(gate)}(${formatNumber(sum)}) = ${formatNumber(out)}`;
}

export function tabulateShapes(result: MiniBatchResult, notation: NotationName): FigureTableData {
  const sizes = sizesOf(result);
  const names: readonly MatrixName[] = [...matricesOf('separate', result.biases.length), 'XH', 'UW'];
  return {
    caption: 'The matrices of the mini-batch and their shapes',
    columns: ['matrix', 'shape', 'here', 'numbers', 'what it holds'],
    rows: names.map((name) => {
      const [rows, columns] = matrixShapes[name];
      const letters = [rows, columns].map((size) => plainText(sizeSymbol(notation, size))).join(' × ');
      const count = sizeOf(sizes, rows) * sizeOf(sizes, columns);
      return [plainText(matrixSymbol(notation, name, result.gate)), letters, shapeWords(result, name), formatCount(count), says[name]];
    }),
  };
}

/** What goes out of every neuron, for every sequence of the batch. */
export function tabulateOutputs(result: MiniBatchResult, rows: readonly BatchRow[], step: number, digits?: number): FigureTableData {
  const { d } = sizesOf(result);
  const entries = entriesOf(result, 'Y', step);
  return {
    caption: `What goes out at step ${step}, a sequence a column`,
    columns: ['neuron', ...rows.map(({ name, reads }, i) => `${i + 1}: ${name}, ${reads === null ? 'ended' : `reads ${reads}`}`)],
    rows: Array.from({ length: d }, (_, j) => [
      String(j),
      ...rows.map((_row, i) => formatNumber(entries[i * d + j] ?? Number.NaN, digits)),
    ]),
  };
}

import type { GateName, ParameterRole } from '../../engine/parameters';
import { tensorNamed } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Box } from '../../ui/box';
import type { ColourScale } from '../../ui/colour';
import type { HeatBlock } from '../../ui/heat.layout';
import type { NumberSum, WeightPlace } from './sum';

/** A gate's block of a weight matrix: rows meet what comes in, columns make what goes out. */
export interface MatrixMark {
  readonly role: Extract<ParameterRole, 'U' | 'W' | 'V'>;
  readonly gate: GateName | null;
  readonly layer: number;
  readonly tensor: string;
  readonly rows: number;
  readonly columns: number;
  readonly box: Box;
  readonly values: Float64Array;
  /** Position of an entry within the tensor. */
  readonly indexOf: (row: number, column: number) => number;
  /** The line of the matrix that the open sum goes through. */
  readonly line: { readonly along: 'row' | 'column'; readonly index: number; readonly box: Box } | null;
}

export interface MatricesMarks {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly matrices: readonly MatrixMark[];
  readonly scale: ColourScale;
}

interface Block {
  readonly tensor: string;
  readonly role: MatrixMark['role'];
  readonly layer: number;
  readonly gate: GateName | null;
  readonly along: 'row' | 'column';
}

/** The blocks that a sum's weights come from, each once. */
export function blocksOf(sum: NumberSum): readonly Block[] {
  const blocks = new Map<string, Block>();
  for (const { factors } of sum.terms) {
    for (const factor of factors) {
      if (factor.kind !== 'weight' || factor.weight.row === null) continue;
      const { tensor, role, layer, gate } = factor.weight;
      if (role !== 'U' && role !== 'W' && role !== 'V') continue;
      blocks.set(`${tensor}.${gate}`, { tensor, role, layer, gate, along: sum.direction === 'forward' ? 'column' : 'row' });
    }
  }
  return [...blocks.values()];
}

const headPx = 20;
const gapPx = 12;
const largestCellPx = 12;

/** Matrices to one scale below each other, with the row or column of the open sum marked. */
export function layOutMatrices(answer: Answer, sum: NumberSum, widthPx: number): MatricesMarks {
  const blocks = blocksOf(sum).flatMap((block) => readBlock(answer, block));
  const widest = Math.max(1, ...blocks.map(({ columns }) => columns));
  const cellPx = Math.min(largestCellPx, widthPx / widest);
  let yPx = 0;
  let extent = 0;
  const matrices = blocks.map(({ along, ...block }): MatrixMark => {
    const box = { xPx: 0, yPx: yPx + headPx, widthPx: block.columns * cellPx, heightPx: block.rows * cellPx };
    yPx = box.yPx + box.heightPx + gapPx;
    for (const value of block.values) extent = Math.max(extent, Math.abs(value));
    const index = sum.place.unit;
    const lineBox =
      along === 'column'
        ? { ...box, xPx: box.xPx + index * cellPx, widthPx: cellPx }
        : { ...box, yPx: box.yPx + index * cellPx, heightPx: cellPx };
    return { ...block, box, line: { along, index, box: lineBox } };
  });
  return { widthPx, heightPx: yPx, matrices, scale: { kind: 'diverging', extent } };
}

function readBlock(
  answer: Answer,
  { tensor: name, role, layer, gate, along }: Block,
): readonly (Omit<MatrixMark, 'box' | 'line'> & Pick<Block, 'along'>)[] {
  const tensor = tensorNamed(answer.spec, name);
  if (!tensor) return [];
  const [rows = 0, width = 0] = tensor.shape;
  const columns = gate === null ? width : width / tensor.gates.length;
  const first = gate === null ? 0 : tensor.gates.indexOf(gate) * columns;
  const indexOf = (row: number, column: number) => row * width + first + column;
  const values = Float64Array.from(
    { length: rows * columns },
    (_, k) => answer.weights[tensor.offset + indexOf(Math.floor(k / columns), k % columns)] ?? 0,
  );
  return [{ role, gate, layer, tensor: tensor.name, rows, columns, values, indexOf, along }];
}

export function matrixBlocks({ matrices, scale }: MatricesMarks): readonly HeatBlock[] {
  return matrices.map(({ box, rows, columns, values }) => ({
    ...box,
    rows,
    columns,
    values,
    scale,
    gapPx: box.widthPx / columns >= 6 ? 1 : 0,
  }));
}

function placeIn({ role, gate, layer, tensor, indexOf }: MatrixMark, row: number, column: number): WeightPlace {
  return { tensor, role, layer, gate, row, column, index: indexOf(row, column) };
}

/** One entry on from another, for the arrow keys; before the first move, where the sum's line begins. */
export function neighbourOf(
  { matrices }: MatricesMarks,
  from: WeightPlace | null,
  [down, right]: readonly [number, number],
): WeightPlace | null {
  const mark = matrices.find(({ tensor, gate }) => tensor === from?.tensor && gate === from.gate) ?? matrices[0];
  if (!mark) return null;
  if (!from || from.row === null)
    return placeIn(mark, mark.line?.along === 'row' ? mark.line.index : 0, mark.line?.along === 'column' ? mark.line.index : 0);
  const within = (index: number, count: number) => Math.min(Math.max(index, 0), count - 1);
  return placeIn(mark, within(from.row + down, mark.rows), within(from.column + right, mark.columns));
}

/** The entry under a point; null beside the matrices. */
export function weightAt(marks: MatricesMarks, xPx: number, yPx: number): WeightPlace | null {
  for (const mark of marks.matrices) {
    const { box, rows, columns } = mark;
    const column = Math.floor(((xPx - box.xPx) / box.widthPx) * columns);
    const row = Math.floor(((yPx - box.yPx) / box.heightPx) * rows);
    if (row >= 0 && row < rows && column >= 0 && column < columns) return placeIn(mark, row, column);
  }
  return null;
}

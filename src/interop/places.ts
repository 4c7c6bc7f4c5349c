import type { GateName, ParameterTensor } from '../engine/parameters';
import type { FrameworkTensor } from './frameworkTensors';

/** Positions in the engine's flat vector of every element of a framework's tensor; −1 for none. */
export interface Places {
  /** The engine's number that this element is. −1: the framework keeps one more bias vector than the engine. */
  readonly own: Int32Array;
  /** With an own number: a second one that the framework keeps summed into this element. Without: the number that stands for both. */
  readonly shared: Int32Array;
}

/** Column of gate and unit in the engine's tensor, −1 if it lacks that gate. Outside the recurrent layers there are no gates. */
function columnIn(tensor: ParameterTensor, gate: GateName | undefined, unit: number, size: number): number {
  if (gate === undefined) return unit;
  const block = tensor.gates.indexOf(gate);
  return block < 0 ? -1 : block * size + unit;
}

/** Where the columns of a tensor begin in the flat vector (−1: it lacks that one), and how far its rows are apart. */
interface Columns {
  readonly first: Int32Array;
  readonly rowStride: number;
}

function columnsOf(source: ParameterTensor | null, gates: readonly GateName[], count: number, rows: number): Columns {
  const size = gates.length === 0 ? count : count / gates.length;
  const first = new Int32Array(count).map((_, column) => {
    const found = source ? columnIn(source, gates[Math.floor(column / size)], column % size, size) : -1;
    return source && found >= 0 ? source.offset + found : -1;
  });
  return { first, rowStride: source ? source.count / rows : 0 };
}

function placeIn({ first, rowStride }: Columns, row: number, column: number): number {
  const start = first[column] ?? -1;
  return start < 0 ? -1 : start + row * rowStride;
}

/** Offset of a row in a tensor with outputs first. The rows of a convolution's kernel, (tap, input), become (input, tap). */
function transposedRow(row: number, rows: number, taps: number): number {
  const inputs = rows / taps;
  return (row % inputs) * taps + Math.floor(row / inputs);
}

/** Millions of elements: what a column or a row alone decides is looked up once for it. */
export function placesOf({ blocks, count, gates, role, taps }: FrameworkTensor, outputsFirst: boolean): Places {
  const own = new Int32Array(count);
  const shared = new Int32Array(count);
  const shape = blocks[0]?.tensor?.shape ?? [];
  const rows = shape.length > 1 ? (shape[0] ?? 1) : 1;
  const columns = count / rows / blocks.length;
  const transpose = outputsFirst && rows > 1 && role !== 'embedding';
  const columnStride = transpose ? rows : 1;
  blocks.forEach((block, index) => {
    const find = (source: ParameterTensor | null) => columnsOf(source, gates, columns, rows);
    const [number, added, instead] = [find(block.tensor), find(block.added), find(block.instead)];
    for (let row = 0; row < rows; row += 1) {
      const start = transpose ? transposedRow(row, rows, taps) : (index * rows + row) * columns;
      for (let column = 0; column < columns; column += 1) {
        const element = start + column * columnStride;
        const place = placeIn(number, row, column);
        own[element] = place;
        shared[element] = placeIn(place < 0 ? instead : added, row, column);
      }
    }
  });
  return { own, shared };
}

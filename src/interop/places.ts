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

/** Offset in a tensor with outputs first. The rows of a convolution's kernel, (tap, input), become (input, tap). */
function transposedOffset(row: number, column: number, rows: number, taps: number): number {
  const inputs = rows / taps;
  return column * rows + (row % inputs) * taps + Math.floor(row / inputs);
}

export function placesOf(tensor: FrameworkTensor, outputsFirst: boolean): Places {
  const own = new Int32Array(tensor.count);
  const shared = new Int32Array(tensor.count);
  const shape = tensor.blocks[0]?.tensor?.shape ?? [];
  const rows = shape.length > 1 ? (shape[0] ?? 1) : 1;
  const columns = tensor.count / rows / tensor.blocks.length;
  const size = tensor.gates.length === 0 ? columns : columns / tensor.gates.length;
  const transpose = outputsFirst && rows > 1 && tensor.role !== 'embedding';
  const place = (source: ParameterTensor | null, row: number, column: number) => {
    const found = source ? columnIn(source, tensor.gates[Math.floor(column / size)], column % size, size) : -1;
    return source && found >= 0 ? source.offset + row * (source.count / rows) + found : -1;
  };
  tensor.blocks.forEach((block, index) => {
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const element = transpose ? transposedOffset(row, column, rows, tensor.taps) : (index * rows + row) * columns + column;
        const number = place(block.tensor, row, column);
        own[element] = number;
        shared[element] = place(number < 0 ? block.instead : block.added, row, column);
      }
    }
  });
  return { own, shared };
}

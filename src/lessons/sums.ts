import { type GateName, type ParameterTensor, parameters } from '../engine/parameters';
import type { Answer } from '../store/run';

/** What goes into a sum: a vector, and the name of the tensor that it is multiplied with; a bias is a product with 1. */
export type SumPart = readonly [vector: ArrayLike<number>, tensor: string];

/** sums + vector · matrix, with the matrix as the engine keeps it: row after row, of several gates side by side. */
function addProduct(answer: Answer, sums: Float64Array, vector: ArrayLike<number>, tensor: ParameterTensor, gate: GateName | null): void {
  const width = tensor.count / vector.length;
  const first = tensor.offset + (gate === null ? 0 : tensor.gates.indexOf(gate) * sums.length);
  for (let row = 0; row < vector.length; row++) {
    for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + (vector[row] ?? 0) * (answer.weights[first + row * width + k] ?? 0);
  }
}

/** [count]: the products added up, in the columns of a gate where several share the matrices; of tensors that the network has. */
export function sumsFrom(answer: Answer, count: number, parts: readonly SumPart[], gate: GateName | null = null): Float64Array {
  const sums = new Float64Array(count);
  for (const [vector, name] of parts) {
    const tensor = parameters(answer.spec).find((each) => each.name === name);
    if (tensor && (gate === null || tensor.gates.includes(gate))) addProduct(answer, sums, vector, tensor, gate);
  }
  return sums;
}

import { type ParameterTensor, parameters } from '../../engine/parameters';
import { sigmoid } from '../../engine/scalar';
import { vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import { clampStep, gradientOf, stateBefore, vectorOf } from '../measure';

/** What the gates of the first layer see of the long-term state, and what becomes of it. */

export const gates = ['f', 'i', 'o'] as const;
export type Gate = (typeof gates)[number];

export function hasRail(answer: Answer): boolean {
  return answer.spec.layers[0]?.cell === 'lstm';
}

export function peepholesOf(answer: Answer): ParameterTensor | null {
  return parameters(answer.spec).find(({ role, layer }) => role === 'peephole' && layer === 1) ?? null;
}

/** Of each unit, the weight with which its gate sees C; zeros where the cell has no peepholes. */
export function lookWeights(answer: Answer, gate: Gate): Float64Array {
  const size = vectorOf(answer, gate, 0).length;
  const tensor = peepholesOf(answer);
  if (!tensor) return new Float64Array(size);
  const start = tensor.offset + tensor.gates.indexOf(gate) * size;
  return answer.weights.slice(start, start + size);
}

/** C as the gate sees it: f and i as it comes in, o as it goes out. */
export function seenBy(answer: Answer, gate: Gate, step: number): Float64Array {
  return gate === 'o' ? vectorOf(answer, 'c', step) : stateBefore(answer, 'c', step);
}

/** What C adds to the sum of each unit’s gate. */
export function addedBy(answer: Answer, gate: Gate, step: number): Float64Array {
  const seen = seenBy(answer, gate, step);
  return lookWeights(answer, gate).map((weight, unit) => weight * (seen[unit] ?? 0));
}

/** The gate as it would be if C were not in its sum at this step, all else as it is. */
export function blindGate(answer: Answer, gate: Gate, step: number): Float64Array {
  const added = addedBy(answer, gate, step);
  return vectorOf(answer, `${gate}Pre`, step).map((sum, unit) => sigmoid(sum - (added[unit] ?? 0)));
}

/** A vector times one column of a matrix, a gate’s column for one unit. */
function column(answer: Answer, role: 'U' | 'W' | 'b' | 'bRecurrent', gate: Gate, unit: number, vector: ArrayLike<number>): number {
  const tensor = parameters(answer.spec).find((each) => each.role === role && each.layer === 1);
  const at = tensor?.gates.indexOf(gate) ?? -1;
  if (!tensor || at < 0) return 0;
  const width = tensor.count / vector.length;
  const first = tensor.offset + at * (width / tensor.gates.length) + unit;
  let sum = 0;
  for (let row = 0; row < vector.length; row++) sum += (vector[row] ?? 0) * (answer.weights[first + row * width] ?? 0);
  return sum;
}

/** The four parts of a gate’s sum for one unit, and the sum as the engine has it. */
export function partsOfSum(answer: Answer, gate: Gate, step: number, unit: number) {
  const at = clampStep(answer, step);
  return {
    letter: column(answer, 'U', gate, unit, vectorAt(answer.values.input, at)),
    state: column(answer, 'W', gate, unit, stateBefore(answer, 'h', at)),
    bias: column(answer, 'b', gate, unit, [1]) + column(answer, 'bRecurrent', gate, unit, [1]),
    weight: lookWeights(answer, gate)[unit] ?? 0,
    seen: seenBy(answer, gate, at)[unit] ?? 0,
    added: addedBy(answer, gate, at)[unit] ?? 0,
    sum: vectorOf(answer, `${gate}Pre`, at)[unit] ?? Number.NaN,
    value: vectorOf(answer, gate, at)[unit] ?? Number.NaN,
  };
}

/** The ways by which blame comes back to one unit’s C, and all of it as the engine has it. */
export function waysBack(answer: Answer, step: number, unit: number) {
  const at = clampStep(answer, step);
  const isLast = at + 1 >= answer.columns.length;
  const blame = (quantity: 'h' | 'oPre') => gradientOf(answer, quantity, at)[unit] ?? 0;
  const later = (quantity: 'c' | 'fPre' | 'iPre') => (isLast ? 0 : (gradientOf(answer, quantity, at + 1)[unit] ?? 0));
  const weight = (gate: Gate) => lookWeights(answer, gate)[unit] ?? 0;
  const squashed = vectorOf(answer, 'tanhC', at)[unit] ?? 0;
  return {
    read: blame('h') * (vectorOf(answer, 'o', at)[unit] ?? 0) * (1 - squashed ** 2),
    kept: later('c') * (isLast ? 0 : (vectorOf(answer, 'f', at + 1)[unit] ?? 0)),
    looked: later('fPre') * weight('f') + later('iPre') * weight('i') + blame('oPre') * weight('o'),
    all: gradientOf(answer, 'c', at)[unit] ?? Number.NaN,
  };
}

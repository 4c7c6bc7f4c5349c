import { countParameters } from '../engine/parameters';
import type { ModelSpec } from '../engine/spec';
import { limits } from './limits';
import { specOf } from './modelSpec';
import { cells } from './sceneParts';

/** The longest that JSON writes of one number, with what parts it from the next. */
const longestNumber = '-2.2250738585072014e-308, '.length;

/**
 * How many numbers a case of one sequence holds at most. The parameters and the gradient of each; at each step the inputs and their
 * gradient, and in units of the last layer the output, its weight in the loss and the gradients of both states; in each layer two states
 * before, two after, and the gradients of the first two.
 */
export function numbersOfCase(spec: ModelSpec, steps: number): number {
  const units = spec.layers.at(-1)?.size ?? 0;
  return 2 * countParameters(spec) + steps * (2 * spec.input.size + 4 * units) + 6 * spec.layers.length * units;
}

/** Bytes of the largest case in JSON that the stage could show: one sequence through the largest network. */
export function largestCaseBytes(): number {
  const { units, layers, characters: steps } = limits;
  const counts = { inputs: units, steps, sequences: 1, sequence: 0 };
  const source = { kind: 'case', name: '', digest: '', ...counts, activation: 'tanh' } as const;
  const sizes = Array.from({ length: layers }, () => units);
  const numbers = cells.map((cell) => numbersOfCase(specOf({ cell, sizes, bias: 'two', source }), steps));
  return Math.max(...numbers) * longestNumber;
}

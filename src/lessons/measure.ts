import { type GateName, parameters } from '../engine/parameters';
import type { Quantity, StateName } from '../engine/recording';
import { vectorAt } from '../engine/tensor';
import { outputAt } from '../store/columns';
import { nameSign } from '../store/columnWords';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import { formatNumber, formatProbability } from '../ui/format';
import { plainText } from '../ui/mathTree';
import { notations } from '../ui/notations';
import type { Fact } from './lesson';

/** Readings of an answer that facts are made of. Steps from 0, layers from 1; a reading that does not exist is NaN. */

export function vectorOf(answer: Answer, quantity: Quantity, step: number, layer = 1): Float64Array {
  const tensor = answer.values.layers[layer - 1]?.quantities[quantity];
  return tensor ? vectorAt(tensor, clampStep(answer, step)) : new Float64Array(0);
}

/** A state as it comes in: that of the step before, at the first step the initial one. */
export function stateBefore(answer: Answer, state: StateName, step: number, layer = 1): Float64Array {
  const at = clampStep(answer, step);
  if (at > 0) return vectorOf(answer, state, at - 1, layer);
  return answer.values.layers[layer - 1]?.initial[state]?.data ?? new Float64Array(0);
}

/** The states that a layer hands on from step to step. */
export function statesOf(answer: Answer, layer = 1): readonly StateName[] {
  return (['h', 'c'] as const).filter((state) => answer.values.layers[layer - 1]?.initial[state] !== undefined);
}

/** How many numbers these are. */
export function carriedNumbers(answer: Answer, layer = 1): number {
  return statesOf(answer, layer).reduce((count, state) => count + vectorOf(answer, state, 0, layer).length, 0);
}

export function gradientOf(answer: Answer, quantity: Quantity, step: number, layer = 1): Float64Array {
  const tensor = answer.gradients.layers[layer - 1]?.quantities[quantity];
  return tensor ? vectorAt(tensor, clampStep(answer, step)) : new Float64Array(0);
}

export function clampStep(answer: Answer, step: number): number {
  return Math.max(0, Math.min(step, answer.columns.length - 1));
}

export function mean(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < vector.length; k++) sum += vector[k] ?? 0;
  return vector.length === 0 ? Number.NaN : sum / vector.length;
}

export function norm(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < vector.length; k++) sum += (vector[k] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** The unit with the largest value of `rate`, and that value. */
export function extreme(vector: ArrayLike<number>, rate: (value: number) => number): { readonly unit: number; readonly value: number } {
  let unit = 0;
  const rateOf = (k: number) => rate(vector[k] ?? Number.NaN);
  for (let k = 1; k < vector.length; k++) if (rateOf(k) > rateOf(unit)) unit = k;
  return { unit, value: vector[unit] ?? Number.NaN };
}

/** One row of a matrix, of a gate’s own columns where several gates share it, times a vector. */
export function rowTimes(answer: Answer, name: string, row: number, vector: ArrayLike<number>, gate?: GateName): number {
  const matrix = parameters(answer.spec).find((tensor) => tensor.name === name);
  if (!matrix) return Number.NaN;
  const first = gate === undefined ? 0 : matrix.gates.indexOf(gate) * vector.length;
  const offset = matrix.offset + row * (matrix.shape[1] ?? 0) + first;
  let sum = 0;
  for (let k = 0; k < vector.length; k++) sum += (answer.weights[offset + k] ?? 0) * (vector[k] ?? 0);
  return sum;
}

/** The first letter of the text that stands there twice, as its two steps; null where none does. */
export function letterTwice({ columns }: Answer): { readonly first: number; readonly second: number } | null {
  for (let second = 2; second < columns.length; second++) {
    const first = columns.findIndex(({ token }, step) => step > 0 && step < second && token >= 0 && token === columns[second]?.token);
    if (first >= 0) return { first, second };
  }
  return null;
}

/** A sign of the output as sentences name it: a letter in quotes, the end mark in words. */
export function saidSign(answer: Answer, token: number): string {
  const name = nameSign(answer, answer.vocabulary[token] ?? '?');
  return name.length === 1 ? `‘${name}’` : name;
}

/** The likeliest next sign at a step, with its probability. */
export function likeliest(answer: Answer, step: number): { readonly sign: string; readonly probability: number } {
  const { unit, value } = extreme(outputAt(answer, clampStep(answer, step)), (p) => p);
  return { sign: saidSign(answer, unit), probability: value };
}

/** What is read at a step, as sentences name it. */
export function typedAt(answer: Answer, step: number): string {
  const column = answer.columns[clampStep(answer, step)];
  if (!column || (column.kind === 'token' && column.local === 0)) return 'the start mark';
  if (column.kind === 'zeros') return 'the zeros';
  return column.kind === 'vector' ? column.typed : `‘${column.typed}’`;
}

/** What is true of any run. */
export function told(text: string): Fact {
  return { holds: true, text };
}

/** Said where the cell on stage lacks what the words speak of, by the learner's own choice. */
export function absent(what: string): Fact {
  return { holds: false, text: `The cell on stage now has no ${what}.` };
}

/** Picks the sentence that the run bears out. */
export function either(holds: boolean, yes: string, no: string): Fact {
  return { holds, text: holds ? yes : no };
}

/** `1 output`, `2 outputs`. */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** ‘a, b and c’. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** A factor as it stands in a product. */
export function inBrackets(number: string): string {
  return number.startsWith('−') ? `(${number})` : number;
}

/** The letter of the long-term state in the chosen notation. */
export function railLetter({ notation }: Scene): string {
  return plainText(notations[notation].letters.c);
}

export const num = formatNumber;
export const prob = formatProbability;

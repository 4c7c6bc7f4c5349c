import type { Quantity } from '../engine/recording';
import { vectorAt } from '../engine/tensor';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import { formatNumber, formatProbability } from '../ui/format';
import type { Fact } from './lesson';

/** Readings of an answer that facts are made of. Steps from 0, layers from 1; a reading that does not exist is NaN. */

export function vectorOf(answer: Answer, quantity: Quantity, step: number, layer = 1): Float64Array {
  const tensor = answer.values.layers[layer - 1]?.quantities[quantity];
  return tensor ? vectorAt(tensor, clampStep(answer, step)) : new Float64Array(0);
}

export function gradientOf(answer: Answer, quantity: Quantity, step: number, layer = 1): Float64Array {
  const tensor = answer.gradients.layers[layer - 1]?.quantities[quantity];
  return tensor ? vectorAt(tensor, clampStep(answer, step)) : new Float64Array(0);
}

export function clampStep(answer: Answer, step: number): number {
  return Math.max(0, Math.min(step, answer.tokens.length - 1));
}

export function mean(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < vector.length; k++) sum += vector[k]!;
  return vector.length === 0 ? Number.NaN : sum / vector.length;
}

export function norm(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < vector.length; k++) sum += vector[k]! * vector[k]!;
  return Math.sqrt(sum);
}

/** The unit with the largest value of `rate`, and that value. */
export function extreme(vector: ArrayLike<number>, rate: (value: number) => number): { readonly unit: number; readonly value: number } {
  let unit = 0;
  for (let k = 1; k < vector.length; k++) if (rate(vector[k]!) > rate(vector[unit]!)) unit = k;
  return { unit, value: vector.length === 0 ? Number.NaN : vector[unit]! };
}

/** The likeliest next sign at a step, with its probability. */
export function likeliest(answer: Answer, step: number): { readonly sign: string; readonly probability: number } {
  const output = answer.values.output;
  const { unit, value } = output ? extreme(vectorAt(output, clampStep(answer, step)), (p) => p) : { unit: -1, value: Number.NaN };
  return { sign: unit === 0 ? 'the end' : (answer.vocabulary[unit] ?? '?'), probability: value };
}

export function typedAt(answer: Answer, step: number): string {
  const token = answer.tokens[clampStep(answer, step)];
  return token === undefined || step === 0 ? 'the start mark' : `‘${token.typed}’`;
}

/** Whether a unit's state was written to by hand: facts about what a network learnt then say so. */
export function isTouched(scene: Scene): boolean {
  return scene.clamps.length > 0 || scene.edits.length > 0;
}

/** A statement that needs no number to hold. */
export function always(text: string): () => Fact {
  return () => ({ holds: true, text });
}

/** Picks the sentence that the run bears out. */
export function either(holds: boolean, yes: string, no: string): Fact {
  return { holds, text: holds ? yes : no };
}

export const num = formatNumber;
export const prob = formatProbability;

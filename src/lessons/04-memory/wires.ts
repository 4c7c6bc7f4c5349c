import { type ParameterTensor, parameters } from '../../engine/parameters';
import type { StateName } from '../../engine/recording';
import { vectorAt } from '../../engine/tensor';
import { hasOutput } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { largestDifference } from '../changed';
import { clampStep, vectorOf } from '../measure';

/** What runs along the wires that leave the cell. */

/** The states that the first layer hands on from step to step. */
export function statesOf(answer: Answer): readonly StateName[] {
  return (['h', 'c'] as const).filter((state) => answer.values.layers[0]?.initial[state] !== undefined);
}

export function carriedNumbers(answer: Answer): number {
  return statesOf(answer).reduce((count, state) => count + vectorOf(answer, state, 0).length, 0);
}

function tensorNamed(answer: Answer, name: string): ParameterTensor | undefined {
  return parameters(answer.spec).find((tensor) => tensor.name === name);
}

/** sums + vector · matrix, with the matrix as the engine keeps it: row after row. */
function addProduct(answer: Answer, sums: Float64Array, vector: ArrayLike<number>, { offset }: ParameterTensor): void {
  for (let row = 0; row < vector.length; row++) {
    for (let k = 0; k < sums.length; k++)
      sums[k] = (sums[k] ?? 0) + (vector[row] ?? 0) * (answer.weights[offset + row * sums.length + k] ?? 0);
  }
}

/** A product with the state h, with what else goes into its sums; a bias is a product with 1. */
function sumsFrom(answer: Answer, count: number, parts: readonly (readonly [ArrayLike<number>, string])[]): Float64Array {
  const sums = new Float64Array(count);
  for (const [vector, name] of parts) {
    const tensor = tensorNamed(answer, name);
    if (tensor) addProduct(answer, sums, vector, tensor);
  }
  return sums;
}

/**
 * How far the engine’s sums are from those that the state in view makes: `up`, those of the output at its step; `on`, those of a basic
 * cell one step later, null at the last step and for other cells. Null where nothing comes out.
 */
export function offBy(answer: Answer, scene: Scene) {
  const [step, { logits }] = [clampStep(answer, scene.step), answer.values];
  if (answer.spec.decoder || answer.spec.layers.length > 1 || !logits || !hasOutput(answer, step)) return null;
  const h = vectorOf(answer, 'h', step);
  const said = vectorAt(logits, step);
  const up = sumsFrom(answer, said.length, [
    [h, 'V'],
    [[1], 'bOutput'],
  ]);
  const isLast = step + 1 >= answer.columns.length;
  const next = isLast ? new Float64Array(0) : vectorOf(answer, 'hPre', step + 1);
  const on = sumsFrom(answer, next.length, [
    [h, 'layer1.W'],
    [vectorAt(answer.values.input, Math.min(step + 1, answer.columns.length - 1)), 'layer1.U'],
    [[1], 'layer1.b'],
    [[1], 'layer1.bRecurrent'],
  ]);
  return {
    units: h.length,
    outputs: said.length,
    up: largestDifference(up, said),
    on: next.length === 0 ? null : largestDifference(on, next),
  };
}

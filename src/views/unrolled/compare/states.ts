import type { StateName } from '../../../engine/recording';
import { vectorAt } from '../../../engine/tensor';
import type { Answer } from '../../../store/run';
import type { Direction, Rival } from '../../../store/scene';
import type { ColourScale } from '../../../ui/colour';
import { type NormScale, normOf, scaleNorms } from '../norms';

/** What is compared: the states of each cell, values or gradients, and the scales that all of them share. */

/** A network beside the others; null while its answer is not there. */
export interface ComparedCell {
  readonly cell: Rival;
  readonly name: string;
  readonly answer: Answer | null;
}

/** The layer counts from 1 and is fitted to each network. */
interface Compared {
  readonly cells: readonly ComparedCell[];
  readonly layer: number;
  readonly direction: Direction;
}

export function statesOf(answer: Answer, layer: number): readonly StateName[] {
  return answer.spec.layers[layer - 1]?.cell === 'lstm' ? ['c', 'h'] : ['h'];
}

export function layerIn(answer: Answer, layer: number): number {
  return Math.min(layer, answer.spec.layers.length);
}

/** All units of a state, or its gradient, at a step. */
export function stateAt(answer: Answer, layer: number, state: StateName, step: number, direction: Direction): Float64Array {
  const recording = direction === 'forward' ? answer.values : answer.gradients;
  const tensor = recording.layers[layerIn(answer, layer) - 1]?.quantities[state];
  return tensor && step < (tensor.shape[0] ?? 0) ? vectorAt(tensor, step) : new Float64Array(0);
}

export function gradientNorms(answer: Answer, layer: number, state: StateName): readonly number[] {
  const steps = answer.losses.data.length;
  return Array.from({ length: steps }, (_, step) => normOf(stateAt(answer, layer, state, step, 'backward')));
}

/** One scale for the norms of all cells: what vanishes in one is seen beside what does not in another. */
export function compareNorms(cells: readonly ComparedCell[], layer: number): NormScale {
  const norms = cells.flatMap(({ answer }) =>
    answer ? statesOf(answer, layerIn(answer, layer)).flatMap((state) => gradientNorms(answer, layer, state)) : [],
  );
  return scaleNorms(norms);
}

function largest(input: Compared, wanted: readonly StateName[], floor: number): number {
  let found = floor;
  for (const { answer } of input.cells) {
    if (!answer) continue;
    for (const state of statesOf(answer, layerIn(answer, input.layer)).filter((name) => wanted.includes(name))) {
      const recording = input.direction === 'forward' ? answer.values : answer.gradients;
      const data = recording.layers[layerIn(answer, input.layer) - 1]?.quantities[state]?.data ?? new Float64Array(0);
      for (const value of data) if (Math.abs(value) > found && Number.isFinite(value)) found = Math.abs(value);
    }
  }
  return found;
}

/** Values: h of all cells on one scale, C on its own, since it alone leaves −1…1. Gradients: one for all. */
export function scalesOf(input: Compared): Readonly<Record<StateName, ColourScale>> {
  const diverging = (extent: number): ColourScale => ({ kind: 'diverging', extent });
  if (input.direction === 'backward') {
    const all = diverging(largest(input, ['c', 'h'], 0));
    return { c: all, h: all };
  }
  return { c: diverging(largest(input, ['c'], 1)), h: diverging(largest(input, ['h'], 1)) };
}

import type { LayerRecording, StateName } from '../../../engine/recording';
import { type Tensor, vectorAt } from '../../../engine/tensor';
import { changesOf, type Contents } from '../../../store/changes';
import type { Answer } from '../../../store/run';
import type { Rival } from '../../../store/scene';
import { type ColourScale, extentOf } from '../../../ui/colour';
import { type NormScale, normOf, scaleNorms } from '../norms';

/** What is compared: the states of each cell, values or gradients, and the scales that all of them share. */

/** A network beside the others; null while its answer is not there. */
export interface ComparedCell {
  readonly cell: Rival;
  readonly name: string;
  readonly answer: Answer | null;
}

/** The layer counts from 1 and is fitted to each network. */
interface Compared extends Contents {
  readonly cells: readonly ComparedCell[];
  readonly layer: number;
}

export function statesOf(answer: Answer, layer: number): readonly StateName[] {
  return answer.spec.layers[layer - 1]?.cell === 'lstm' ? ['c', 'h'] : ['h'];
}

export function layerIn(answer: Answer, layer: number): number {
  return Math.min(layer, answer.spec.layers.length);
}

function recorded(answer: Answer, { direction, shows }: Contents): readonly LayerRecording[] {
  if (shows === 'change') return changesOf(answer, direction);
  return (direction === 'forward' ? answer.values : answer.gradients).layers;
}

function stateIn(answer: Answer, layers: readonly LayerRecording[], layer: number, state: StateName): Tensor | null {
  return layers[layerIn(answer, layer) - 1]?.quantities[state] ?? null;
}

/** All units of a state, or its gradient, at a step; or what was changed of them, which is nothing where nothing was. */
export function stateAt(answer: Answer, layer: number, state: StateName, step: number, contents: Contents): Float64Array {
  const isUnchanged = contents.shows === 'change' && !answer.unchanged;
  const tensor = stateIn(answer, recorded(answer, isUnchanged ? { ...contents, shows: 'values' } : contents), layer, state);
  if (!tensor || step >= (tensor.shape[0] ?? 0)) return new Float64Array(0);
  const found = vectorAt(tensor, step);
  return isUnchanged ? new Float64Array(found.length) : found;
}

function normsIn(tensor: Tensor | null, steps: number): readonly number[] {
  return Array.from({ length: steps }, (_, step) => (tensor ? normOf(vectorAt(tensor, step)) : 0));
}

export function gradientNorms(answer: Answer, layer: number, state: StateName): readonly number[] {
  return normsIn(stateIn(answer, answer.gradients.layers, layer, state), answer.losses.data.length);
}

/** The same before anything was changed by hand; null where nothing was. That run may have had fewer steps, or more. */
export function formerNorms(answer: Answer, layer: number, state: StateName): readonly number[] | null {
  if (!answer.unchanged) return null;
  const tensor = stateIn(answer, answer.unchanged.gradients.layers, layer, state);
  return normsIn(tensor, tensor?.shape[0] ?? 0);
}

/** One scale for the norms of all cells: what vanishes in one is seen beside what does not in another. */
export function compareNorms(cells: readonly ComparedCell[], layer: number): NormScale {
  const norms = cells.flatMap(({ answer }) =>
    answer
      ? statesOf(answer, layerIn(answer, layer)).flatMap((state) => [
          ...gradientNorms(answer, layer, state),
          ...(formerNorms(answer, layer, state) ?? []),
        ])
      : [],
  );
  return scaleNorms(norms);
}

function largest(input: Compared, wanted: readonly StateName[], floor: number): number {
  let found = floor;
  for (const { answer } of input.cells) {
    if (!answer || (input.shows === 'change' && !answer.unchanged)) continue;
    for (const state of statesOf(answer, layerIn(answer, input.layer)).filter((name) => wanted.includes(name))) {
      found = extentOf(stateIn(answer, recorded(answer, input), input.layer, state)?.data ?? [], found);
    }
  }
  return found;
}

/** Values: h of all cells on one scale, C on its own, since it alone leaves −1…1. Gradients, and what was changed: one for all. */
export function scalesOf(input: Compared): Readonly<Record<StateName, ColourScale>> {
  const diverging = (extent: number): ColourScale => ({ kind: 'diverging', extent });
  if (input.direction === 'backward' || input.shows === 'change') {
    const all = diverging(largest(input, ['c', 'h'], 0));
    return { c: all, h: all };
  }
  return { c: diverging(largest(input, ['c'], 1)), h: diverging(largest(input, ['h'], 1)) };
}

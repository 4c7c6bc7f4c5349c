import type { LayerRecording, Quantity } from '../engine/recording';
import type { Tensor } from '../engine/tensor';
import { drawnQuantities } from './drawnQuantities';
import { perObject } from './perObject';
import type { Answer } from './run';
import type { Direction, Scene } from './scene';

/** What was changed by hand, beside the run in which nothing was: the difference of the two, and what made it. */

/** What a figure shows: values or gradients, as they are now or as the change that was made by hand. */
export interface Contents {
  readonly direction: Direction;
  readonly shows: Scene['strips'];
}

/** Whether the figures show what was changed by hand did, not the values or gradients. */
export function showsChange({ unchanged }: Pick<Answer, 'unchanged'>, { strips }: Pick<Scene, 'strips'>): boolean {
  return unchanged !== null && strips === 'change';
}

interface Changes {
  readonly layers: readonly LayerRecording[];
  readonly largest: number;
  readonly isNothing: boolean;
}

/** Now minus before, entry by entry; not a number at steps that the run before did not get to. */
function difference(now: Tensor, before: Tensor | undefined): Tensor {
  return { ...now, data: now.data.map((value, index) => value - (before?.data[index] ?? Number.NaN)) };
}

function measure(layers: readonly LayerRecording[]): Changes {
  let [largest, isNothing] = [0, true];
  for (const { data } of layers.flatMap(({ quantities }) => Object.values(quantities))) {
    for (const change of data) {
      const magnitude = Math.abs(change);
      if (change !== 0) isNothing = false;
      if (magnitude > largest && magnitude < Infinity) largest = magnitude;
    }
  }
  return { layers, largest, isNothing };
}

/** Every quantity minus what it was without clamps, edits and gain, as a recording of its own; values or gradients. */
function changesIn(what: 'values' | 'gradients') {
  return perObject(
    ({ spec, unchanged, [what]: { layers } }: Answer): Changes =>
      measure(
        layers.map((recorded, index) => {
          const layer = spec.layers[index];
          const quantities: Partial<Record<Quantity, Tensor>> = {};
          for (const name of layer ? drawnQuantities(layer) : []) {
            const now = recorded.quantities[name];
            if (now) quantities[name] = difference(now, unchanged?.[what].layers[index]?.quantities[name]);
          }
          return { quantities, initial: recorded.initial };
        }),
      ),
  );
}

const changes = { forward: changesIn('values'), backward: changesIn('gradients') };

/** What the figures show where they show the change. */
export function changesOf(answer: Answer, direction: Direction): readonly LayerRecording[] {
  return changes[direction](answer).layers;
}

/** The largest change anywhere: one scale for all, so that quantities can be compared. */
export function changeExtent(answer: Answer, direction: Direction): number {
  return changes[direction](answer).largest;
}

/** Whether everything is, to the last bit, as it was: a clamp after the last output of the cost reaches no gradient before it. */
export function changesNothing(answer: Answer, direction: Direction): boolean {
  return changes[direction](answer).isNothing;
}

/** What was changed by hand: the clamp, the changed weights, the factor on W. */
export function changeCause({ clamps, edits, gain }: Pick<Scene, 'clamps' | 'edits' | 'gain'>): string {
  const kinds = [
    ...(clamps.length > 0 ? [clamps.length === 1 ? 'the clamp' : 'the clamps'] : []),
    ...(edits.length > 0 ? [edits.length === 1 ? 'the changed weight' : 'the changed weights'] : []),
    ...(gain === 1 ? [] : ['the factor on W']),
  ];
  return kinds.join(' and ');
}

/** What it is that was changed, values or gradients, by what, and whether they were at all. */
export function changeWords(answer: Answer, direction: Direction): string {
  const what = direction === 'forward' ? 'change' : 'change of gradients';
  return `${what} by ${changeCause(answer.scene)}${changesNothing(answer, direction) ? ': none' : ''}`;
}

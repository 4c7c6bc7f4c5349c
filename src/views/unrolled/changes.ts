import type { LayerRecording, Quantity } from '../../engine/recording';
import type { Tensor } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Direction, Scene } from '../../store/scene';
import { extentOf } from '../../ui/colour';
import { perObject } from '../../ui/perObject';
import { quantitiesOf } from './strips';

/** Whether the strips show what was changed by hand did, not the values or gradients. */
export function showsChange({ unchanged }: Pick<Answer, 'unchanged'>, { strips }: Pick<Scene, 'strips'>): boolean {
  return unchanged !== null && strips === 'change';
}

/** Now minus before, entry by entry; not a number at steps that the run before did not get to. */
function difference(now: Tensor, before: Tensor | undefined): Tensor {
  return { ...now, data: now.data.map((value, index) => value - (before?.data[index] ?? Number.NaN)) };
}

/** Every quantity minus what it was without clamps, edits and gain, as a recording of its own; values or gradients. */
function changesIn(what: 'values' | 'gradients') {
  return perObject(({ spec, unchanged, [what]: { layers } }: Answer): readonly LayerRecording[] =>
    layers.map((recorded, index) => {
      const layer = spec.layers[index];
      const quantities: Partial<Record<Quantity, Tensor>> = {};
      for (const name of layer ? quantitiesOf(layer) : []) {
        const now = recorded.quantities[name];
        if (now) quantities[name] = difference(now, unchanged?.[what].layers[index]?.quantities[name]);
      }
      return { quantities, initial: recorded.initial };
    }),
  );
}

const changes = { forward: changesIn('values'), backward: changesIn('gradients') };

/** What the strips show where they show the change. */
export function changesOf(answer: Answer, direction: Direction): readonly LayerRecording[] {
  return changes[direction](answer);
}

const extentOfAll = perObject((layers: readonly LayerRecording[]) =>
  layers.reduce((extent, { quantities }) => Object.values(quantities).reduce((most, { data }) => extentOf(data, most), extent), 0),
);

/** The largest change anywhere: one scale for all, so that quantities can be compared. */
export function changeExtent(answer: Answer, direction: Direction): number {
  return extentOfAll(changesOf(answer, direction));
}

/** Whether everything is, to the last bit, as it was: a clamp after the last output of the cost reaches no gradient before it. */
const isNothing = perObject((layers: readonly LayerRecording[]) =>
  layers.every(({ quantities }) => Object.values(quantities).every(({ data }) => data.every((change) => change === 0))),
);

/** What it is that was changed, values or gradients, by what, and whether they were at all. */
export function changeWords(answer: Answer, direction: Direction): string {
  const { clamps, edits, gain } = answer.scene;
  const kinds = [
    ...(clamps.length > 0 ? [clamps.length === 1 ? 'the clamp' : 'the clamps'] : []),
    ...(edits.length > 0 ? [edits.length === 1 ? 'the changed weight' : 'the changed weights'] : []),
    ...(gain === 1 ? [] : ['the factor on W']),
  ];
  const what = direction === 'forward' ? 'change' : 'change of gradients';
  return `${what} by ${kinds.join(' and ')}${isNothing(changesOf(answer, direction)) ? ': none' : ''}`;
}

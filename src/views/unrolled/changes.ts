import type { LayerRecording, Quantity } from '../../engine/recording';
import type { Tensor } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { extentOf } from '../../ui/colour';
import { perObject } from '../../ui/perObject';
import { quantitiesOf } from './strips';

/** Whether the strips show what was changed by hand did, not the values; gradients are not compared. */
export function showsChange({ unchanged }: Pick<Answer, 'unchanged'>, { direction, strips }: Pick<Scene, 'direction' | 'strips'>): boolean {
  return unchanged !== null && direction === 'forward' && strips === 'change';
}

/** Now minus before, entry by entry; not a number at steps that the run before did not get to. */
function difference(now: Tensor, before: Tensor | undefined): Tensor {
  return { ...now, data: now.data.map((value, index) => value - (before?.data[index] ?? Number.NaN)) };
}

/** What the strips show as a recording of its own: every quantity minus what it was without clamps, edits and gain. */
export const changesOf = perObject(({ spec, values, unchanged }: Answer): readonly LayerRecording[] =>
  values.layers.map((recorded, index) => {
    const layer = spec.layers[index];
    const quantities: Partial<Record<Quantity, Tensor>> = {};
    for (const name of layer ? quantitiesOf(layer) : []) {
      const now = recorded.quantities[name];
      if (now) quantities[name] = difference(now, unchanged?.layers[index]?.quantities[name]);
    }
    return { quantities, initial: recorded.initial };
  }),
);

/** The largest change anywhere: one scale for all, so that quantities can be compared. */
export const changeExtent = perObject((answer: Answer) =>
  changesOf(answer).reduce(
    (extent, { quantities }) => Object.values(quantities).reduce((most, { data }) => extentOf(data, most), extent),
    0,
  ),
);

/** What it is that was changed. */
export function changeWords({ scene }: Pick<Answer, 'scene'>): string {
  const { clamps, edits, gain } = scene;
  const kinds = [
    ...(clamps.length > 0 ? [clamps.length === 1 ? 'the clamp' : 'the clamps'] : []),
    ...(edits.length > 0 ? [edits.length === 1 ? 'the changed weight' : 'the changed weights'] : []),
    ...(gain === 1 ? [] : ['the factor on W']),
  ];
  return `change by ${kinds.join(' and ')}`;
}

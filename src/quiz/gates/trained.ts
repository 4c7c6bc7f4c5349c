import { tokenFor, vocabulary } from '../../data/names/vocabulary';
import type { Experiment, Measurement } from '../../engine/experiment';
import type { Clamp } from '../../engine/program';
import type { Quantity } from '../../engine/recording';
import { vectorAt } from '../../engine/tensor';
import { specOf } from '../../store/modelSpec';
import { defaultScene, type Scene } from '../../store/scene';
import type { StageView } from '../question';

/** The shipped LSTM, which is also the stage's first. */
const model = { ...defaultScene.model, cell: 'lstm' } as const;
export const trainedSpec = specOf(model);
export const trainedUnits = model.sizes[0] ?? 0;

export const readableNames = [
  'Martha',
  'Oliver',
  'Johanna',
  'Theodore',
  'Rosalind',
  'Victoria',
  'Benjamin',
  'Isabella',
  'Gabriel',
  'Matilda',
] as const;

/** What the network reads: the start mark, then the letters. */
export const signsOf = (name: string): readonly string[] => [vocabulary[0] ?? '·', ...name];

/** The trained network reading a name. */
export function readingOf(weights: Float64Array, name: string, clamps: readonly Clamp[] = []): Experiment {
  const inputs = Int32Array.from([0, ...Array.from(name, tokenFor)]);
  return { spec: trainedSpec, weights, batch: { steps: inputs.length, size: 1, inputs }, cost: null, seeds: null, clamps };
}

/** A quantity of one unit at every step. */
export function unitOverTime({ values }: Measurement, quantity: Quantity, unit: number): readonly number[] {
  const tensor = values.main.layers[0]?.quantities[quantity];
  if (!tensor) throw new RangeError(`The engine recorded no ${quantity}.`);
  return Array.from({ length: tensor.shape[0] ?? 0 }, (_, step) => vectorAt(tensor, step)[unit] ?? Number.NaN);
}

/** All gates of a kind held closed at one step. */
export const closed = (quantity: 'f' | 'i' | 'o' | 'g', step: number): Clamp => ({
  part: 'encoder',
  layer: 1,
  quantity,
  unit: 'all',
  from: step,
  to: step,
  value: 0,
});

/** The stage with this very model and text. */
export function trainedStage(name: string, change: Partial<Scene>): StageView {
  return {
    change: {
      page: { kind: 'lab' },
      model,
      text: name,
      gain: 1,
      clamps: [],
      edits: [],
      pins: [],
      direction: 'forward',
      panel: 'gates',
      ...change,
    },
    note: 'Opens this very network on the stage, with the same text and step.',
  };
}

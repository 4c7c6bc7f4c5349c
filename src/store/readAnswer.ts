import { type ParameterRole, type ParameterTensor, parameters } from '../engine/parameters';
import type { Clamp } from '../engine/program';
import type { Quantity, Recording } from '../engine/recording';
import type { LayerSpec, ModelSpec } from '../engine/spec';
import { type Tensor, vectorAt } from '../engine/tensor';
import { hasOutput } from './columns';
import type { Answer, Column } from './run';
import type { Direction, NumberQuantity, Scene } from './scene';

/** A vector on the stage. Layers from 1, steps from 0; step −1 is the state before the first. */
export interface VectorPlace {
  readonly quantity: NumberQuantity;
  readonly layer: number;
  readonly step: number;
}

/** A single value: one unit of a vector. */
export interface ValuePlace extends VectorPlace {
  readonly unit: number;
}

/** What the learner looks at, fitted to the answer in hand, which may be older than the scene. */
export interface Sight {
  readonly step: number;
  readonly layer: number;
  readonly unit: number;
  readonly direction: Direction;
}

const nothing = new Float64Array(0);

export function countAnswerSteps(answer: Answer): number {
  return answer.values.layers[0]?.quantities.h?.shape[0] ?? 0;
}

export function layerSpecAt(spec: ModelSpec, layer: number): LayerSpec {
  const found = spec.layers[layer - 1];
  if (!found) throw new RangeError(`There is no layer ${layer}.`);
  return found;
}

function within(value: number, count: number): number {
  return Math.min(Math.max(value, 0), Math.max(0, count - 1));
}

/** The place in view. A unit is always singled out where values are read one by one; the first, when the learner chose none. */
export function sightOf(
  scene: Pick<Scene, 'step' | 'layer' | 'unit' | 'direction'>,
  answer: Answer,
  quantity: NumberQuantity = 'h',
): Sight {
  const layer = within(scene.layer - 1, answer.spec.layers.length) + 1;
  const step = within(scene.step, countAnswerSteps(answer));
  const units = vectorOf(answer, { quantity, layer, step }).length;
  return { step, layer, unit: within(scene.unit ?? 0, units), direction: scene.direction };
}

function tensorIn(recording: Recording, { quantity, layer }: VectorPlace): Tensor | null {
  if (quantity === 'output') return recording.output;
  if (quantity === 'logits') return recording.logits;
  if (quantity !== 'x') return recording.layers[layer - 1]?.quantities[quantity] ?? null;
  return layer === 1 ? (recording.convolved ?? recording.input) : (recording.layers[layer - 2]?.quantities.h ?? null);
}

/** All units of a vector, as a view; empty for what this model has not. */
export function vectorOf(answer: Answer, place: VectorPlace, direction: Direction = 'forward'): Float64Array {
  const recording = direction === 'forward' ? answer.values : answer.gradients;
  const { quantity, layer, step } = place;
  if ((quantity === 'output' || quantity === 'logits') && !hasOutput(answer, step)) return nothing;
  if (step < 0) return (quantity === 'h' || quantity === 'c' ? recording.layers[layer - 1]?.initial[quantity]?.data : null) ?? nothing;
  const tensor = tensorIn(recording, place);
  return tensor && step < (tensor.shape[0] ?? 0) ? vectorAt(tensor, step) : nothing;
}

export function valueOf(answer: Answer, place: ValuePlace, direction: Direction = 'forward'): number {
  return vectorOf(answer, place, direction)[place.unit] ?? 0;
}

/** The same vector in the run without clamps, edits and gain; null when the scene has none, or when that run ended before this step. */
export function unchangedVectorOf(answer: Answer, place: VectorPlace, direction: Direction = 'forward'): Float64Array | null {
  const before = answer.unchanged ? vectorOf(answer.unchanged, place, direction) : nothing;
  return before.length > 0 ? before : null;
}

/** What was changed by hand did to a vector: now minus before, entry by entry; null where there is no before. */
export function changeOf(answer: Answer, place: VectorPlace, direction: Direction): Float64Array | null {
  const before = unchangedVectorOf(answer, place, direction);
  return before && vectorOf(answer, place, direction).map((value, unit) => value - (before[unit] ?? 0));
}

/** A column's part and the step within it: where clamps and weights belong. The only stack counts as an encoder. */
export function partAt({ columns }: Pick<Answer, 'columns'>, step: number): Pick<Column, 'part' | 'local'> {
  const { part, local } = columns[step] ?? columns.at(-1) ?? { part: 'encoder', local: step };
  return columns[step] ? { part, local } : { part, local: step < 0 ? step : local + step - columns.length + 1 };
}

/** The clamp that holds a value, if any: of several, the latest. The input of layer 1 counts as layer 0, that of others is the h below. */
export function clampOf(answer: Pick<Answer, 'columns' | 'scene'>, { step, ...rest }: ValuePlace): Clamp | null {
  const { part, local } = partAt(answer, step);
  return clampIn(answer.scene.clamps, { ...rest, step: local }, part);
}

/** The same for a step within a part. */
export function clampIn(
  clamps: readonly Clamp[],
  { quantity, layer, step, unit }: ValuePlace,
  part: Column['part'] = 'encoder',
): Clamp | null {
  const place =
    quantity === 'x' ? (layer === 1 ? { quantity, layer: 0 } : { quantity: 'h' as const, layer: layer - 1 }) : { quantity, layer };
  const holds = (clamp: Clamp) =>
    clamp.part === part &&
    clamp.quantity === place.quantity &&
    clamp.layer === place.layer &&
    clamp.from <= step &&
    step <= clamp.to &&
    (clamp.unit === 'all' || clamp.unit === unit);
  return clamps.findLast(holds) ?? null;
}

/** The part of a value's gradient that goes on to what made it: nothing flows through a clamped value. */
export function flowingGradient(answer: Answer, place: ValuePlace): number {
  return clampOf(answer, place) ? 0 : valueOf(answer, place, 'backward');
}

const tensorsOfSpec = new WeakMap<ModelSpec, readonly ParameterTensor[]>();

export function tensorsOf(spec: ModelSpec): readonly ParameterTensor[] {
  const known = tensorsOfSpec.get(spec) ?? parameters(spec);
  tensorsOfSpec.set(spec, known);
  return known;
}

/** A layer's tensor in one part, or (layer 0) one of the head or the input; null when the model has none. */
export function tensorAt(spec: ModelSpec, layer: number, role: ParameterRole, part: Column['part'] = 'encoder'): ParameterTensor | null {
  const fits = (tensor: ParameterTensor) => tensor.part === part || tensor.part === 'head';
  return tensorsOf(spec).find((tensor) => tensor.layer === layer && tensor.role === role && fits(tensor)) ?? null;
}

/** A tensor by its name; null when the model has none of that name. */
export function tensorNamed(spec: ModelSpec, name: string): ParameterTensor | null {
  return tensorsOf(spec).find((tensor) => tensor.name === name) ?? null;
}

/** What a stack of this cell computes at each step, in the order of computation; pre-activations apart. */
export function cellQuantities(layer: LayerSpec): readonly Quantity[] {
  switch (layer.cell) {
    case 'rnn':
      return ['h'];
    case 'lstm':
      return ['f', 'i', 'g', 'c', 'o', 'tanhC', 'h'];
    case 'gru':
      return layer.resetAfter ? ['z', 'r', 'q', 'n', 'h'] : ['z', 'r', 'rh', 'n', 'h'];
  }
}

import type { Experiment } from '../../engine/experiment';
import { parameters } from '../../engine/parameters';
import type { Batch, Clamp, Seeds } from '../../engine/program';
import type { LayerSpec, ModelSpec } from '../../engine/spec';
import { type Tensor, vectorAt } from '../../engine/tensor';
import type { Chance } from '../chance';

/** Weights by the engine's tensor names, row by row. */
export type NamedWeights = Readonly<Record<string, readonly number[]>>;

/** One layer alone, its state being its output. */
export function layerModel(layer: LayerSpec, inputs: number): ModelSpec {
  return { shape: 'manyToMany', input: { kind: 'dense', size: inputs }, convolution: null, layers: [layer], decoder: null, head: null };
}

/** Numbers for a calculation by hand: one decimal, not zero, not more than 1. */
export function drawTenths(chance: Chance, count: number): readonly number[] {
  return Array.from({ length: count }, () => (chance.between(1, 10) * chance.pick([-1, 1])) / 10);
}

/** Weights for every tensor of the model. */
export function drawWeights(chance: Chance, spec: ModelSpec): NamedWeights {
  return Object.fromEntries(parameters(spec).map(({ name, count }) => [name, drawTenths(chance, count)]));
}

/** The flat vector that the engine takes; tensors that are not named are 0. */
export function flatten(spec: ModelSpec, weights: NamedWeights): Float64Array {
  const tensors = parameters(spec);
  const flat = new Float64Array(tensors.reduce((sum, { count }) => sum + count, 0));
  for (const { name, offset } of tensors) flat.set(weights[name] ?? [], offset);
  return flat;
}

/** A matrix of the model as rows. */
export function rowsOf(spec: ModelSpec, weights: NamedWeights, name: string): readonly (readonly number[])[] {
  const [rows = 1, columns = rows] = parameters(spec).find((tensor) => tensor.name === name)?.shape ?? [];
  const values = weights[name] ?? [];
  if (values.length === rows && columns === rows && rows > 1) return [values];
  return Array.from({ length: values.length / columns }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}

export interface Passage {
  readonly spec: ModelSpec;
  readonly weights: NamedWeights;
  /** One vector a step. */
  readonly inputs: readonly (readonly number[])[];
  readonly h: readonly number[];
  readonly c?: readonly number[];
}

/** A passage of one sequence, as the engine runs it. */
export function experimentOf(passage: Passage, more: { readonly clamps?: readonly Clamp[]; readonly seeds?: Seeds } = {}): Experiment {
  const { spec, weights, inputs, h, c } = passage;
  const initial = { h: Float64Array.from(h), ...(c ? { c: Float64Array.from(c) } : {}) };
  const batch: Batch = { steps: inputs.length, size: 1, inputs: Float64Array.from(inputs.flat()), initial: [initial] };
  return { spec, weights: flatten(spec, weights), batch, cost: null, seeds: more.seeds ?? null, clamps: more.clamps ?? [] };
}

/** The values of a quantity at a step, as plain numbers. */
export function at(tensor: Tensor | undefined, step: number): readonly number[] {
  if (!tensor) throw new RangeError('The engine recorded no such quantity.');
  return [...vectorAt(tensor, step)];
}

/** The same weights with one tensor changed. */
export function changeTensor(weights: NamedWeights, name: string, change: (values: readonly number[]) => readonly number[]): NamedWeights {
  return { ...weights, [name]: change(weights[name] ?? []) };
}

export const zeroed = (values: readonly number[]): readonly number[] => values.map(() => 0);

/** A square matrix turned round; others as they are. */
export function transposed(values: readonly number[]): readonly number[] {
  const side = Math.sqrt(values.length);
  return Number.isInteger(side) ? values.map((_, index) => values[(index % side) * side + Math.floor(index / side)] ?? 0) : values;
}

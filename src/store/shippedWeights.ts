import { parameters } from '../engine/parameters';
import type { ModelSpec } from '../engine/spec';
import type { NamedTensors } from '../interop/namedTensors';
import { readSafetensors } from '../interop/safetensors';
import { specOf } from './modelSpec';
import type { ModelChoice } from './scene';

export function shippedName({ cell, sizes }: Pick<ModelChoice, 'cell' | 'sizes'>): string {
  return `${cell}-${sizes.join('-')}`;
}

/** The flat weight vector of a file whose tensors have the engine's own names and shapes. Throws in words when they do not fit. */
export function flattenTensors(spec: ModelSpec, tensors: NamedTensors): Float64Array {
  const wanted = parameters(spec);
  const flat = new Float64Array(wanted.reduce((sum, { count }) => sum + count, 0));
  for (const { name, shape, offset } of wanted) {
    const tensor = tensors.get(name);
    if (tensor?.shape.join() !== shape.join())
      throw new RangeError(`The file of this model has no “${name}” of shape ${shape.join(' × ')}.`);
    flat.set(tensor.data, offset);
  }
  return flat;
}

/** Fetches the shipped weights of a model from beside the page. */
export async function loadShippedWeights(model: ModelChoice, signal: AbortSignal): Promise<Float64Array> {
  const response = await fetch(`${import.meta.env.BASE_URL}models/${shippedName(model)}.safetensors`, { signal });
  if (!response.ok) throw new Error(`The shipped weights could not be loaded (${response.status}).`);
  const { tensors } = readSafetensors(new Uint8Array(await response.arrayBuffer()));
  return flattenTensors(specOf(model), tensors);
}

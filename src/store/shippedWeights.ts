import { parameters } from '../engine/parameters';
import type { ModelSpec } from '../engine/spec';
import type { NamedTensors } from '../interop/namedTensors';
import { specOf } from './modelSpec';
import type { ModelChoice } from './scene';

/** The file's name: networks that read names came first and are called by their cells alone. */
export function shippedName({ task = 'names', cell, sizes }: Pick<ModelChoice, 'task' | 'cell' | 'sizes'>): string {
  return [...(task === 'names' ? [] : [task]), cell, ...sizes].join('-');
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
  // The reader of such files comes while the file itself is on its way.
  const [response, { readSafetensors }] = await Promise.all([
    fetch(`${import.meta.env.BASE_URL}models/${shippedName(model)}.safetensors`, { signal }),
    import('../interop/safetensors'),
  ]);
  if (!response.ok) throw new Error(`The shipped weights could not be loaded (${response.status}).`);
  const { tensors } = readSafetensors(new Uint8Array(await response.arrayBuffer()));
  return flattenTensors(specOf(model), tensors);
}

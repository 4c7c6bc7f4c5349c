import { parameters } from './parameters';
import type { ModelSpec } from './spec';

/** The two halves of an encoder–decoder as models of their own, with their weights: the same numbers, step by step. */

/** Without an output layer: an encoder says nothing. */
export function encoderAlone(spec: ModelSpec, weights: Float64Array): [ModelSpec, Float64Array] {
  const alone: ModelSpec = { ...spec, shape: 'manyToMany', decoder: null, head: null };
  return [alone, weightsOf(alone, spec, weights, '')];
}

export function decoderAlone(spec: ModelSpec, weights: Float64Array): [ModelSpec, Float64Array] {
  const { input, layers } = spec.decoder ?? spec;
  const alone: ModelSpec = { ...spec, shape: 'manyToMany', input, layers, convolution: null, decoder: null };
  return [alone, weightsOf(alone, spec, weights, 'decoder.')];
}

/** The part's weights out of the whole's: tensors of the same name, those of a layer or embedding behind the prefix. */
function weightsOf(part: ModelSpec, whole: ModelSpec, weights: Float64Array, prefix: string): Float64Array {
  const from = new Map(parameters(whole).map((tensor) => [tensor.name, tensor]));
  const values = parameters(part).map((tensor) => {
    const source = from.get(tensor.part === 'head' ? tensor.name : prefix + tensor.name);
    return source ? weights.subarray(source.offset, source.offset + source.count) : new Float64Array(tensor.count);
  });
  const flat = new Float64Array(values.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const tensor of values) {
    flat.set(tensor, offset);
    offset += tensor.length;
  }
  return flat;
}

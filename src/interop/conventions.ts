import { parameters } from '../engine/parameters';
import type { BiasStyle, LayerSpec, ModelSpec } from '../engine/spec';
import { type FrameworkTensor, frameworkTensors } from './frameworkTensors';

/** Whose way of counting: the lecture's (one bias vector), PyTorch's (two), Keras's (one; two for a GRU with reset_after). */
export type Convention = 'lecture' | 'pytorch' | 'keras';

/** A trainable tensor as one convention keeps it. */
export type ConventionTensor = Omit<FrameworkTensor, 'taps' | 'blocks'>;

function withBias(layer: LayerSpec, bias: BiasStyle): LayerSpec {
  return { ...layer, bias: layer.bias === 'none' ? 'none' : bias };
}

/** The model with one bias vector a layer, where it has any. */
function lectureSpec(spec: ModelSpec): ModelSpec {
  const one = (layer: LayerSpec) => withBias(layer, 'one');
  return { ...spec, layers: spec.layers.map(one), decoder: spec.decoder && { ...spec.decoder, layers: spec.decoder.layers.map(one) } };
}

/**
 * Every trainable tensor of the model as a convention keeps it. Says nothing about steps or batch: counts depend on neither.
 * `bias` of the spec tells only whether there is one; how many vectors is the convention's affair.
 */
export function parametersIn(spec: ModelSpec, convention: Convention): readonly ConventionTensor[] {
  const tensors = convention === 'lecture' ? parameters(lectureSpec(spec)) : frameworkTensors(spec, convention);
  return tensors.map(({ name, role, layer, part, shape, count, gates }) => ({ name, role, layer, part, shape, count, gates }));
}

export function countIn(spec: ModelSpec, convention: Convention): number {
  return parametersIn(spec, convention).reduce((sum, tensor) => sum + tensor.count, 0);
}

import { gatesOf } from '../../engine/parameters';
import { type BiasStyle, inputWidth, type LayerSpec, type ModelSpec } from '../../engine/spec';
import { type Convention, type ConventionTensor, parametersIn } from '../../interop/conventions';

/** A model whose parameters are asked for, and whose way of counting. Steps and batch are told only to tempt: nothing depends on them. */
export interface CountTask {
  readonly spec: ModelSpec;
  readonly convention: Convention;
  readonly steps: number | null;
  readonly batch: number | null;
}

export const tensorsOf = ({ spec, convention }: Pick<CountTask, 'spec' | 'convention'>): readonly ConventionTensor[] =>
  parametersIn(spec, convention);

export const sumOf = (tensors: readonly ConventionTensor[]): number => tensors.reduce((sum, { count }) => sum + count, 0);

export const isBias = ({ role }: ConventionTensor): boolean =>
  role === 'b' || role === 'bRecurrent' || role === 'bOutput' || role === 'convolutionBias';

/** The layer that a recurrent tensor belongs to. */
export function layerOf(spec: ModelSpec, tensor: ConventionTensor): LayerSpec | null {
  const layers = tensor.part === 'decoder' ? spec.decoder?.layers : spec.layers;
  return layers?.[tensor.layer - 1] ?? null;
}

/** Columns of a layer's U and W as the lecture writes them: gates · units. */
export const columnsOf = (layer: LayerSpec): number => gatesOf(layer).length * layer.size;

/** What a stack's first layer reads. */
export function inputRows(spec: ModelSpec, part: ConventionTensor['part']): number {
  if (part === 'decoder') return spec.decoder ? inputWidth(spec.decoder.input) : 0;
  return spec.convolution?.filters ?? inputWidth(spec.input);
}

/** The model with another bias everywhere: in every layer, in the convolution and at the output. */
export function withBias(spec: ModelSpec, bias: BiasStyle): ModelSpec {
  const has = bias !== 'none';
  const restyle = (layer: LayerSpec): LayerSpec => ({ ...layer, bias });
  return {
    ...spec,
    convolution: spec.convolution && { ...spec.convolution, bias: has },
    layers: spec.layers.map(restyle),
    decoder: spec.decoder && { ...spec.decoder, layers: spec.decoder.layers.map(restyle) },
    head: spec.head && { ...spec.head, bias: has },
  };
}

export function mapLayers(spec: ModelSpec, change: (layer: LayerSpec) => LayerSpec): ModelSpec {
  return {
    ...spec,
    layers: spec.layers.map(change),
    decoder: spec.decoder && { ...spec.decoder, layers: spec.decoder.layers.map(change) },
  };
}

export const allLayers = (spec: ModelSpec): readonly LayerSpec[] => [...spec.layers, ...(spec.decoder?.layers ?? [])];

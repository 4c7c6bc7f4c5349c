import type { BiasStyle, LayerSpec, ModelSpec } from '../../src/engine/spec';

/** A model that is nothing but its layers. */
export function bare(inputs: number, ...layers: readonly LayerSpec[]): ModelSpec {
  return { shape: 'manyToMany', input: { kind: 'dense', size: inputs }, convolution: null, layers, decoder: null, head: null };
}

export const rnn = (size: number, bias: BiasStyle = 'one'): LayerSpec => ({ cell: 'rnn', size, bias, activation: 'tanh' });
export const lstm = (size: number, bias: BiasStyle = 'one', peephole = false): LayerSpec => ({
  cell: 'lstm',
  size,
  bias,
  peephole,
  forgetBias: 0,
});
export const gru = (size: number, bias: BiasStyle = 'one', resetAfter = false): LayerSpec => ({ cell: 'gru', size, bias, resetAfter });

/** 1, 2, 3, …: every number tells its place. */
export const counting = (count: number): Float64Array => Float64Array.from({ length: count }, (_, k) => k + 1);

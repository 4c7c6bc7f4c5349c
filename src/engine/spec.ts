/** What a model is, as one plain serialisable value. Everything else (shapes, counts, allocation, drawings) follows from it. */

/** `none`; `one` vector a layer (lecture, Keras); `two` (PyTorch: one with the input, one with the recurrent product). */
export type BiasStyle = 'none' | 'one' | 'two';

export interface RnnSpec {
  readonly cell: 'rnn';
  readonly size: number;
  readonly bias: BiasStyle;
  readonly activation: 'tanh' | 'relu';
}

export interface LstmSpec {
  readonly cell: 'lstm';
  readonly size: number;
  readonly bias: BiasStyle;
  /** Gates also see the cell state (Gers & Schmidhuber 2000). */
  readonly peephole: boolean;
  /** Start value of b_f: 1 keeps the untrained cell from forgetting (Keras), 0 as in the equations. */
  readonly forgetBias: number;
}

export interface GruSpec {
  readonly cell: 'gru';
  readonly size: number;
  readonly bias: BiasStyle;
  /** false: W_h (r ⊙ h), Cho et al. 2014. true: r ⊙ (W_h h + b_hn), as cuDNN, PyTorch and Keras do. */
  readonly resetAfter: boolean;
}

export type LayerSpec = RnnSpec | LstmSpec | GruSpec;
export type CellKind = LayerSpec['cell'];

/** `oneHot` and `embedding` take token numbers; token −1 is a vector of zeros (an absent input). */
export type InputSpec =
  | { readonly kind: 'dense'; readonly size: number }
  | { readonly kind: 'oneHot'; readonly size: number }
  | { readonly kind: 'embedding'; readonly size: number; readonly width: number };

/** 1-D convolution over time without padding, in front of the first layer; steps become ⌊(T − width) / stride⌋ + 1. */
export interface ConvolutionSpec {
  readonly filters: number;
  readonly width: number;
  readonly stride: number;
  readonly bias: boolean;
  readonly activation: 'linear' | 'relu' | 'tanh';
}

/**
 * The output layer y = φ(V h + b) with its loss, per scored output:
 * softmax: cross-entropy; sigmoid: binary cross-entropy; linear: squared error or Huber (δ = 1). All but the first are means over the k outputs.
 */
export type HeadSpec =
  | { readonly kind: 'softmax'; readonly size: number; readonly bias: boolean }
  | { readonly kind: 'sigmoid'; readonly size: number; readonly bias: boolean }
  | { readonly kind: 'linear'; readonly size: number; readonly bias: boolean; readonly loss: 'squaredError' | 'huber' };

/** Which outputs count: aligned many-to-many: every step; many-to-one: the last; one-to-many: input at step 1, zeros after. */
export type SequenceShape = 'manyToMany' | 'manyToOne' | 'oneToMany' | 'encoderDecoder';

export interface ModelSpec {
  readonly shape: SequenceShape;
  readonly input: InputSpec;
  readonly convolution: ConvolutionSpec | null;
  readonly layers: readonly LayerSpec[];
  /** Only for `encoderDecoder`: the decoder starts from the final states of `layers`, so its cells have the same kinds and sizes. */
  readonly decoder: { readonly input: InputSpec; readonly layers: readonly LayerSpec[] } | null;
  /** null: the last layer's h is the output (used for checks against other frameworks). */
  readonly head: HeadSpec | null;
}

/** Width of the vector that the first layer (or the convolution) gets at each step. */
export function inputWidth(input: InputSpec): number {
  return input.kind === 'embedding' ? input.width : input.size;
}

/** Steps that remain after the convolution, if any. */
export function convolvedSteps(convolution: ConvolutionSpec | null, steps: number): number {
  return convolution ? Math.max(0, Math.floor((steps - convolution.width) / convolution.stride) + 1) : steps;
}

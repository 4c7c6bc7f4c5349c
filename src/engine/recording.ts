import type { Tensor } from './tensor';

/**
 * Names of what a cell computes at a step, all vectors of d values.
 * LSTM: f i o g, c, tanhC = tanh(c), h. GRU: z r n, h, and rh = r ⊙ h_{t−1} (reset before) or q = W_n h_{t−1} + b (reset after). RNN: h.
 * `…Pre` is what goes into the activation (for the RNN: hPre).
 */
export type Quantity =
  | 'f'
  | 'i'
  | 'o'
  | 'g'
  | 'c'
  | 'tanhC'
  | 'z'
  | 'r'
  | 'n'
  | 'rh'
  | 'q'
  | 'h'
  | 'fPre'
  | 'iPre'
  | 'oPre'
  | 'gPre'
  | 'zPre'
  | 'rPre'
  | 'nPre'
  | 'hPre';

/** The states that a cell hands on from step to step. */
export type StateName = 'h' | 'c';

export interface LayerRecording {
  /** Each [T, B, d]. */
  readonly quantities: Readonly<Partial<Record<Quantity, Tensor>>>;
  /** The states before the first step, each [B, d]. */
  readonly initial: Readonly<Partial<Record<StateName, Tensor>>>;
}

/**
 * Everything that one pass over a batch computed, step by step. The same type holds the values of the forward pass and, from the
 * backward pass, the gradient of the cost with respect to each of those values, in the same places.
 */
export interface Recording {
  /** [T₀, B, n]: the vectors that entered (one-hot rows and embeddings written out); T₀ = T unless a convolution shortens the sequence. */
  readonly input: Tensor;
  /** What entered layer 1 when it is not `input`: the convolution's output [T, B, filters]. */
  readonly convolved: Tensor | null;
  readonly layers: readonly LayerRecording[];
  /** [T, B, k]: V h + b, and φ of it; null without a head. */
  readonly logits: Tensor | null;
  readonly output: Tensor | null;
}

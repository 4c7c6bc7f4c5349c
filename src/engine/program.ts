import type { Recording, StateName } from './recording';
import type { ModelSpec } from './spec';
import type { Tensor } from './tensor';

/** A batch of sequences, padded to T₀ steps. Padding changes nothing: no loss, no gradient, not a bit. */
export interface Batch {
  readonly steps: number;
  readonly size: number;
  /** Dense input: [T₀, B, n]. Tokens: [T₀, B], −1 for a vector of zeros. */
  readonly inputs: Float64Array | Int32Array;
  /** True length of each sequence (before any convolution); all of T₀ when left out. */
  readonly lengths?: Int32Array;
  /** States before step 1, one entry a layer, each [B, d]; zeros when left out. Not for the decoder of an encoder–decoder. */
  readonly initial?: readonly Readonly<Partial<Record<StateName, Float64Array>>>[];
  /** Encoder–decoder only: what the decoder reads (teacher forcing), [T₂, B], and the lengths of its sequences. */
  readonly decoder?: { readonly steps: number; readonly inputs: Float64Array | Int32Array; readonly lengths?: Int32Array };
}

/** What the outputs are held against; L = Σ weights[t, b] · loss[t, b]. A weight of 0 leaves that output out of the cost. */
export interface Cost {
  /** Softmax: class numbers [T, B]. Sigmoid and linear heads: values [T, B, k]. */
  readonly targets: Int32Array | Float64Array;
  /** [T, B]; positions past a sequence's length are ignored whatever they hold. */
  readonly weights: Float64Array;
}

/** Gradients put in by hand, beside or instead of a cost: of the last layer's h [T, B, d], or of logits or outputs [T, B, k]. */
export interface Seeds {
  readonly h?: Float64Array;
  readonly logits?: Float64Array;
  readonly output?: Float64Array;
}

/**
 * Holds a value of the forward pass fixed: quantity (or the input x) of one layer, one unit or all, steps from…to (inclusive, from 0).
 * Gradients are exact for what was run: nothing flows through a clamped value, while its own gradient still says how much it matters.
 */
export interface Clamp {
  readonly part: 'encoder' | 'decoder';
  /** From 1. For `x`: 0. */
  readonly layer: number;
  readonly quantity: 'x' | 'f' | 'i' | 'o' | 'g' | 'c' | 'z' | 'r' | 'n' | 'h';
  readonly unit: number | 'all';
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Truncated BPTT(k1, k2) (Williams & Peng 1990): after every k1 steps, the costs of those steps go back through the latest k2 steps only. */
export interface Truncation {
  readonly every: number;
  readonly through: number;
}

/** Everything that a pass computed; encoder–decoders record both halves. */
export interface Run {
  readonly encoder: Recording | null;
  /** The only stack, or the decoder. */
  readonly main: Recording;
}

/**
 * A model laid out in the arena for batches of at most `steps` × `size`. One program serves training and display: the values that
 * training leaves behind are the values that are read. Nothing is allocated in `forward` and `backward`.
 */
export interface Program {
  readonly spec: ModelSpec;
  /** The flat weight vector, in the order of `parameters(spec)`; a view of the arena, to be read and written in place. */
  readonly weights: Float64Array;
  /** The gradient of the cost with respect to `weights`, written anew by `backward`. */
  readonly gradient: Float64Array;
  /** Runs the batch; with a cost, returns L (0 without). Throws a RangeError for shapes that do not fit. */
  forward(batch: Batch, cost?: Cost | null, clamps?: readonly Clamp[]): number;
  /** Back through the latest `forward` to every parameter, input, initial state and intermediate. */
  backward(options?: { readonly seeds?: Seeds; readonly truncation?: Truncation | null }): void;
  /** Loss of each output [T, B] before weighting, of the latest forward pass. */
  losses(): Tensor;
  /** Copies of what the latest passes left. */
  values(): Run;
  gradients(): Run;
  /**
   * ∂(state_t)/∂(state_{t−1}) of one layer for row b: [T, S, S] with S = d·(number of states), rows and columns ordered h then c.
   * Exact, by the cell's own backward step. Of an encoder–decoder, the encoder's steps and then the decoder's: one chain of states.
   */
  stepJacobians(layer: number, row?: number): Tensor;
  /** Gives the arena space back; programs are released in the reverse order of their creation. */
  release(): void;
}

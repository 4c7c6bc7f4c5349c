import type { LayerFlows } from '../../engine/flows';
import type { Batch, Clamp, Truncation } from '../../engine/program';
import type { Recording } from '../../engine/recording';
import type { ModelSpec } from '../../engine/spec';
import type { Tensor } from '../../engine/tensor';

/** Weights are sent once and then named; `data` is null when this worker has had them. */
export interface WeightsReference {
  readonly key: string;
  readonly data: Float64Array | null;
}

/** Position `index` of the parameter tensor `tensor`, set by hand. */
export interface WeightEdit {
  readonly tensor: string;
  readonly index: number;
  readonly value: number;
}

/**
 * A network that goes on after what it was given: a decoder reads the likeliest of its own outputs, a one-to-many network zeros. It ends
 * with the output `end`, or after `most` outputs. The choice is taken as it is: no gradient goes through it.
 */
export interface GoesOn {
  readonly end: number;
  readonly most: number;
}

/** One pass of a model over one sequence: what every request about values and gradients starts from. */
export interface Pass {
  readonly spec: ModelSpec;
  readonly weights: WeightsReference;
  /** Factor on every recurrent matrix W; 1: as trained. Weights set by hand come after it and stand as they were typed. */
  readonly gain: number;
  readonly edits: readonly WeightEdit[];
  /** A token a step, −1 reads zeros; for dense input, the vectors one after the other. */
  readonly inputs: readonly number[];
  /** Encoder–decoders only: what the decoder reads. With `goesOn`, only what it reads first. */
  readonly decoder: readonly number[] | null;
  /** How the network goes on by itself; null when it reads what it is given and no more. */
  readonly goesOn: GoesOn | null;
  /** A class for each output, −1 where nothing can be scored; fewer than outputs when the last ones cannot. */
  readonly targets: readonly number[];
  /** The outputs that the cost uses; L is their mean loss. Outputs that cannot be scored are left out. */
  readonly costSteps: 'every' | 'last' | readonly number[];
  readonly truncation: Truncation | null;
  readonly clamps: readonly Clamp[];
  /** States before the first step, an entry a layer, each [1, d]; zeros when left out. */
  readonly initial?: Batch['initial'];
  /** Without an output layer: L = Σ weight · h over the last layer's h at the steps of the cost, [T, 1, d]. Left out: there is no cost. */
  readonly lossWeights?: Float64Array;
}

export interface TraceRequest {
  readonly kind: 'trace';
  readonly pass: Pass;
}

/**
 * Everything that the pass computed, step by step. An encoder–decoder's two halves stand one after the other along time: the encoder's
 * steps, then the decoder's.
 */
export interface TraceResult {
  readonly weights: Float64Array;
  /** What was read, and what the outputs were held against, with all that the network went on to. */
  readonly read: Pick<Pass, 'inputs' | 'decoder' | 'targets'>;
  readonly values: Recording;
  readonly gradients: Recording;
  readonly parameterGradient: Float64Array;
  /** The parts that the gradients of the states are made of, one entry a layer. */
  readonly flows: readonly LayerFlows[];
  /** [T, 1]: each output's loss, or without an output layer what it adds to L; NaN where there is nothing to score. */
  readonly losses: Tensor;
  readonly loss: number;
  /** The same text and cost without clamps, edits and gain, for drawing what they change; null when there are none. */
  readonly unchanged: Omit<TraceResult, 'unchanged'> | null;
}

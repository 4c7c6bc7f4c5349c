import type { TaskName } from '../data/task';
import type { LayerFlows } from '../engine/flows';
import type { Experiment, Measurement } from '../engine/experiment';
import type { GateName } from '../engine/parameters';
import type { Clamp, Truncation } from '../engine/program';
import type { Recording } from '../engine/recording';
import type { ModelSpec } from '../engine/spec';
import type { Tensor } from '../engine/tensor';
import type { TrainingSnapshot } from '../engine/train';

export type { TrainingSnapshot };

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
  /** [T, 1]; NaN where there is nothing to score. */
  readonly losses: Tensor;
  readonly loss: number;
  /** The same text without clamps, edits and gain, for drawing what they change; null when there are none. */
  readonly unchanged: Recording | null;
}

/** What each time step contributes to the gradient of one parameter tensor. */
export interface ContributionsRequest {
  readonly kind: 'contributions';
  readonly pass: Pass;
  readonly tensor: string;
}

export interface ContributionsResult {
  /** [T, …shape of the tensor]. */
  readonly steps: Tensor;
  /** The gradient itself, as backpropagation gave it. */
  readonly total: Tensor;
  /** Largest absolute difference between the sum of the steps and the total. */
  readonly residual: number;
}

/** How far the states of one layer depend on its earlier ones. */
export interface JacobiansRequest {
  readonly kind: 'jacobians';
  readonly pass: Pass;
  readonly layer: number;
}

export interface JacobiansResult {
  /** [T, T]: ‖∂h_t/∂h_k‖₂ in row t, column k; 0 above the diagonal. */
  readonly h: Tensor;
  /** The same for the LSTM's c; null for other cells. */
  readonly c: Tensor | null;
  /** Of the recurrent matrix W, one descending list for each gate. */
  readonly singularValues: readonly Float64Array[];
}

/** How much each input mattered to one output. */
export interface SaliencyRequest {
  readonly kind: 'saliency';
  readonly pass: Pass;
  readonly step: number;
  readonly token: number;
}

export interface SaliencyResult {
  /** [T, n]: ∂y/∂x of the chosen output y with respect to every value of every input. */
  readonly gradient: Tensor;
}

/** A small layer that no model has: its weights and inputs are drawn from the seed. */
export interface OwnLayer {
  readonly inputs: number;
  readonly units: number;
  readonly seed: number;
}

/** Several texts read side by side, as the product of matrices that one layer makes of them at each step. */
export interface MiniBatchRequest {
  readonly kind: 'miniBatch';
  readonly pass: Pass;
  readonly layer: number;
  /** Token numbers of each text, the pass's own first; with a layer of its own only their number counts. */
  readonly texts: readonly (readonly number[])[];
  readonly own: OwnLayer | null;
}

/** m texts, T steps, n inputs, d units. Of cells with gates, the block of one gate. */
export interface MiniBatchResult {
  readonly gate: GateName;
  /** Steps of each text; after them its states stay. */
  readonly lengths: Int32Array;
  /** [T, m, n] and [T, m, d]: X and the H (or Y) before it. */
  readonly inputs: Tensor;
  readonly previous: Tensor;
  /** [n, d], [d, d] and [1, d] each. */
  readonly U: Tensor;
  readonly W: Tensor;
  readonly biases: readonly Tensor[];
  /** [T, m, d]: X U + H W + b, and the same as one product of what is put side by side and on top of each other. */
  readonly sums: Tensor;
  readonly stackedSums: Tensor;
  /** [T, m, d]: the sums through their activation. */
  readonly outputs: Tensor;
  /** Largest absolute difference between the two sums. */
  readonly difference: number;
}

/** What clipping by the norm of the whole gradient does to it. */
export interface ClippingRequest {
  readonly kind: 'clipping';
  readonly pass: Pass;
  readonly limit: number;
}

export interface ClippingResult {
  /** Norm of the gradient for all weights together. */
  readonly before: number;
  readonly after: number;
  /** Of each parameter tensor, in the order of `parameters`. */
  readonly tensors: readonly { readonly name: string; readonly before: number; readonly after: number }[];
}

/** Names that a model invents. */
export interface SampleRequest {
  readonly kind: 'sample';
  readonly spec: ModelSpec;
  readonly weights: WeightsReference;
  readonly seed: number;
  readonly count: number;
  readonly temperature: number;
}

export interface SampleResult {
  readonly names: readonly string[];
}

/** Passes of small models with weights of their own: what a question measures. */
export interface ExperimentsRequest {
  readonly kind: 'experiments';
  readonly experiments: readonly Experiment[];
}

export interface ExperimentsResult {
  /** In the order of the experiments. */
  readonly measurements: readonly Measurement[];
}

/** Trains from scratch on the data of a task, or goes on from a snapshot; the same request gives the same bits. */
export interface TrainRequest {
  readonly kind: 'train';
  readonly task: TaskName;
  readonly spec: ModelSpec;
  readonly seed: number;
  readonly updates: number;
  readonly learningRate: number;
  readonly from: TrainingSnapshot | null;
}

/** One point of the loss curve. Losses in nats per output: per character, end mark included, or per word. */
export interface TrainingPoint {
  readonly update: number;
  /** Mean over the updates since the previous point; null before the first update. */
  readonly loss: number | null;
  /** On examples that the model never trains on. */
  readonly heldOut: number;
  /** Norm of the latest gradient before clipping; null before the first update. */
  readonly gradientNorm: number | null;
}

export interface TrainProgress {
  readonly point: TrainingPoint;
  /** What the model does at this point, in words: names that it invents, held-out examples with its answers. */
  readonly names: readonly string[];
  readonly snapshot: TrainingSnapshot;
}

export interface TrainResult {
  readonly weights: Float64Array;
  /** Of the weights' bits. */
  readonly digest: string;
  /** Why it ended before the last update; null when it did not. */
  readonly diverged: string | null;
}

/** Every request with what it answers. */
export interface Exchanges {
  readonly trace: { readonly request: TraceRequest; readonly result: TraceResult; readonly progress: never };
  readonly contributions: { readonly request: ContributionsRequest; readonly result: ContributionsResult; readonly progress: never };
  readonly jacobians: { readonly request: JacobiansRequest; readonly result: JacobiansResult; readonly progress: never };
  readonly saliency: { readonly request: SaliencyRequest; readonly result: SaliencyResult; readonly progress: never };
  readonly miniBatch: { readonly request: MiniBatchRequest; readonly result: MiniBatchResult; readonly progress: never };
  readonly clipping: { readonly request: ClippingRequest; readonly result: ClippingResult; readonly progress: never };
  readonly sample: { readonly request: SampleRequest; readonly result: SampleResult; readonly progress: never };
  readonly experiments: { readonly request: ExperimentsRequest; readonly result: ExperimentsResult; readonly progress: never };
  readonly train: { readonly request: TrainRequest; readonly result: TrainResult; readonly progress: TrainProgress };
}

export type RequestKind = keyof Exchanges;
export type Request = Exchanges[RequestKind]['request'];
export type RequestOf<K extends RequestKind> = Exchanges[K]['request'];
export type ResultOf<K extends RequestKind> = Exchanges[K]['result'];
export type ProgressOf<K extends RequestKind> = Exchanges[K]['progress'];

/** Page to worker. */
export type ToWorker =
  | { readonly kind: 'request'; readonly id: number; readonly request: Request }
  | { readonly kind: 'cancel' | 'pause' | 'resume'; readonly id: number }
  | { readonly kind: 'ping' };

/** Worker to page. */
export type FromWorker =
  | { readonly kind: 'result'; readonly id: number; readonly result: ResultOf<RequestKind> }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: TrainProgress }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: RequestFailure }
  | { readonly kind: 'alive' };

/** `weights`: the worker no longer has them, send them again. `refused`: the request makes no sense to the engine, in its words. */
export type RequestFailure = { readonly code: 'weights' } | { readonly code: 'refused'; readonly message: string };

import type { GateName } from '../../engine/parameters';
import type { Tensor } from '../../engine/tensor';
import type { Pass } from './trace';

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

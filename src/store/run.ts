import type { LayerFlows } from '../engine/flows';
import type { Recording } from '../engine/recording';
import type { ModelSpec } from '../engine/spec';
import type { Tensor } from '../engine/tensor';
import type { Scene } from './scene';

/** One column of the stage: what the network read at a step. */
export interface StepToken {
  /** As typed (one user-perceived character), or the start mark. */
  readonly typed: string;
  /** What the model was given: its token number, or −1 for a character that it never saw (it reads zeros). */
  readonly token: number;
  /** The token's own sign ('a', '·'), or null for an unknown one. */
  readonly read: string | null;
}

/** What the engine answered to a scene. It carries the scene, so that old and new are never mixed. */
export interface Answer {
  readonly scene: Scene;
  readonly spec: ModelSpec;
  /** Flat, in the order of `parameters(spec)`, gain and edits included. */
  readonly weights: Float64Array;
  /** Signs of the vocabulary, by token number; 0 is the start and end mark '·'. */
  readonly vocabulary: readonly string[];
  readonly tokens: readonly StepToken[];
  /** Batch of one: every tensor is [T, 1, …]. values.output is the distribution over the next token. */
  readonly values: Recording;
  /** The cost's gradient for every value, same places. */
  readonly gradients: Recording;
  /** Flat, like `weights`. */
  readonly parameterGradient: Float64Array;
  /** What flows back along each rail and down into each layer, as norms; one entry a layer. */
  readonly flows: readonly LayerFlows[];
  /** [T, 1], in nats; the target of step t is token t + 1, of the last step the end mark. NaN where the next character is unknown. */
  readonly losses: Tensor;
  /** The cost L: the mean over the outputs that it uses. */
  readonly loss: number;
  /** The same text run without clamps, edits and gain, for drawing what they change; null when the scene has none. */
  readonly unchanged: Recording | null;
}

/** A failure in words for people, with what they can do. */
export interface Failure {
  readonly message: string;
  readonly advice: string;
}

export type Run =
  | { readonly status: 'empty' }
  | { readonly status: 'running'; readonly scene: Scene; readonly progress: number | null; readonly previous: Answer | null }
  | { readonly status: 'ready'; readonly answer: Answer }
  | { readonly status: 'failed'; readonly scene: Scene; readonly failure: Failure; readonly previous: Answer | null };

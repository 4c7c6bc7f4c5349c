import type { AnswerKey, Reading } from '../data/task';
import type { LayerFlows } from '../engine/flows';
import type { Recording } from '../engine/recording';
import type { ModelSpec } from '../engine/spec';
import type { Tensor } from '../engine/tensor';
import type { CaseSequence } from '../interop/reference/sequenceCase';
import type { CaseSource, FileSource, Scene } from './scene';

/** One column of the stage: a step of the network, what it reads there and what becomes of its output. */
export interface Column extends Reading {
  /** The half of an encoder–decoder that works here; a network of one stack is all encoder. */
  readonly part: 'encoder' | 'decoder';
  /** The step within its part, from 0. */
  readonly local: number;
  /** Whether it reads what the network itself said one step before. */
  readonly own: boolean;
  /** `none`: nothing comes out here. `ignored`: the task has no use for it. `used`: the cost can use it. */
  readonly output: 'none' | 'ignored' | 'used';
  /** The class that should come out; −1 where nothing can be scored. */
  readonly target: number;
}

/** What the engine answered to a scene. It carries the scene, so that old and new are never mixed. */
export interface Answer {
  readonly scene: Scene;
  readonly spec: ModelSpec;
  /** Flat, in the order of `parameters(spec)`, gain and edits included. */
  readonly weights: Float64Array;
  /** Signs of the output's classes and of the input's entries, by number; empty where they have none. */
  readonly vocabulary: readonly string[];
  readonly inputSigns: readonly string[];
  /** The steps; of an encoder–decoder, the encoder's and then the decoder's. */
  readonly columns: readonly Column[];
  /** What should come out, where that is known from elsewhere than the text itself. */
  readonly key: AnswerKey | null;
  /** The sequence of a case that was read in place of a text, with all that its framework computed. */
  readonly sequence: CaseSequence | null;
  /** Batch of one: every tensor is [T, 1, …]. Rows of `output` and `logits` mean nothing where a column has no output. */
  readonly values: Recording;
  /** The cost's gradient for every value, same places. */
  readonly gradients: Recording;
  /** Flat, like `weights`. */
  readonly parameterGradient: Float64Array;
  /** What flows back along each rail and down into each layer, as norms; one entry a layer. */
  readonly flows: readonly LayerFlows[];
  /** [T, 1], in nats, or of a case what each step adds to L; NaN where nothing can be scored. */
  readonly losses: Tensor;
  /** The cost L: the mean over the outputs that it uses; of a case, the sum of what they add. */
  readonly loss: number;
  /** The answer to the same scene without clamps, edits and gain, for drawing what they change; null when the scene has none. */
  readonly unchanged: Answer | null;
}

/** A failure in words for people, with what they can do. */
export interface Failure {
  readonly message: string;
  readonly advice: string;
  /** The file that the scene names and this browser has not got. */
  readonly missing?: FileSource | CaseSource;
}

export type Run =
  | { readonly status: 'empty' }
  | { readonly status: 'running'; readonly scene: Scene; readonly progress: number | null; readonly previous: Answer | null }
  | { readonly status: 'ready'; readonly answer: Answer }
  | { readonly status: 'failed'; readonly scene: Scene; readonly failure: Failure; readonly previous: Answer | null };

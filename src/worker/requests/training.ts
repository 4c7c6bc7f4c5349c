import type { TaskName } from '../../data/task';
import type { Experiment, Measurement } from '../../engine/experiment';
import type { ModelSpec } from '../../engine/spec';
import type { TrainingSnapshot } from '../../engine/train';
import type { WeightsReference } from './trace';

export type { TrainingSnapshot };

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

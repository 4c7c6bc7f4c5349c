import type { Baseline } from '../data/baselines';
import type { TaskName } from '../data/task';
import type { BiasStyle } from '../engine/spec';
import type { TrainingPoint } from '../worker/protocol';
import type { Failure } from './run';
import type { CellChoice, ModelChoice, Scene } from './scene';
import { trainingKey, weightKey } from './weightKey';

/** What the learner chooses before pressing Train. Together with the data these fix every bit of the result. */
export interface TrainingSettings {
  /** `names` when left out. */
  readonly task?: TaskName;
  readonly cell: CellChoice;
  readonly sizes: readonly number[];
  readonly bias: BiasStyle;
  /** Start of an LSTM's b_f; 1 when left out. */
  readonly forgetBias?: 0 | 1;
  readonly seed: number;
  readonly updates: number;
  readonly learningRate: number;
}

/** The model that these settings lead to after so many updates. */
export function modelAfter({ seed, learningRate, updates: _all, ...model }: TrainingSettings, updates: number): ModelChoice {
  return { ...model, source: { kind: 'trained', seed, updates, learningRate } };
}

export type { TrainingPoint };

/** Names that the model invents after so many updates. */
export interface TrainingSamples {
  readonly update: number;
  readonly names: readonly string[];
}

export interface TrainingRecord {
  readonly settings: TrainingSettings;
  readonly update: number;
  readonly points: readonly TrainingPoint[];
  readonly samples: readonly TrainingSamples[];
  /** What counting reaches on the same split and the same targets; empty until it is known. */
  readonly baselines: readonly Baseline[];
}

export type Training =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly record: TrainingRecord }
  | { readonly status: 'paused'; readonly record: TrainingRecord }
  /** Ran to its last update, or the learner stopped it. */
  | {
      readonly status: 'finished';
      readonly record: TrainingRecord;
      readonly stoppedEarly: boolean;
    }
  | {
      readonly status: 'failed';
      readonly record: TrainingRecord;
      readonly failure: Failure;
    };

const idle: Training = { status: 'idle' };

/** The training of such a network as stands on the stage: one of another task, cell or size says nothing about that. */
export function trainingOf(training: Training, model: ModelChoice): Training {
  return training.status !== 'idle' && trainingKey(training.record.settings, 0, 0) === trainingKey(model, 0, 0) ? training : idle;
}

/** Whether the engine is at it, or would go on at a word. */
export function isBusy(training: Training): training is Extract<Training, { readonly status: 'running' | 'paused' }> {
  return training.status === 'running' || training.status === 'paused';
}

/** The network of that task which is learning, or which the learner left for another task, as it is by now; null when there is none. */
export function learnerOf(training: Training, task: TaskName, past: readonly Pick<Scene, 'model'>[]): ModelChoice | null {
  if (training.status === 'idle') return null;
  const { settings, update } = training.record;
  const learner = modelAfter(settings, update);
  const isAsked = (model: ModelChoice): boolean => (model.task ?? 'names') === task;
  if (!isAsked(learner)) return null;
  const left = past.findLast(({ model }) => isAsked(model));
  return isBusy(training) || (left && weightKey(left.model) === weightKey(learner)) ? learner : null;
}

import type { Experiment, Measurement } from '../engine/experiment';
import type { ModelChoice } from '../store/scene';
import type { Chance } from './chance';
import type { Question, QuestionAddress } from './question';

/** Weights of a model that the draft names. */
export type WeightsOf = (model: ModelChoice) => Float64Array;

/**
 * A question that may still want numbers: which passes the engine must run for it, and what it becomes with their results. Everything
 * but the runs is decided; the same address gives the same draft everywhere.
 */
export interface Draft {
  /** Trained models that the experiments use; most questions use none. */
  readonly models: readonly ModelChoice[];
  readonly experiments: (weightsOf: WeightsOf) => readonly Experiment[];
  readonly pose: (measurements: readonly Measurement[]) => Question;
}

export type Generator = (address: QuestionAddress, chance: Chance) => Draft;

/** A question whose answer is in the model's own tensors. */
export const withoutRuns =
  (write: (address: QuestionAddress, chance: Chance) => Question): Generator =>
  (address, chance) => {
    const question = write(address, chance);
    return { models: [], experiments: () => [], pose: () => question };
  };

/** A question that measures passes of small models of its own. */
export function withRuns(experiments: readonly Experiment[], pose: Draft['pose']): Draft {
  return { models: [], experiments: () => experiments, pose };
}

/** The measurement at a position; drafts and their results belong together, so that it is always there. */
export function measured(measurements: readonly Measurement[], index: number): Measurement {
  const measurement = measurements[index];
  if (!measurement) throw new RangeError(`The question wants measurement ${index}, and there are ${measurements.length}.`);
  return measurement;
}

import type { TaskName } from '../data/task';
import type { ModelChoice, WeightSource } from './scene';

/** Layers of the shipped models of each task: every cell in every size; all have one bias vector a layer. */
export const shippedSizes: Readonly<Record<TaskName, readonly (readonly number[])[]>> = {
  names: [[32], [32, 32]],
  language: [[32]],
  spelling: [[64]],
  translation: [[64]],
  onTheFly: [[64]],
  recall: [[8]],
  births: [[32]],
  tags: [[16]],
};

export function isShipped({ task = 'names', sizes, bias, forgetBias }: Omit<ModelChoice, 'cell' | 'source'>): boolean {
  return shippedSizes[task].some((known) => known.join() === sizes.join()) && bias === 'one' && forgetBias !== 0;
}

/** How long and how fast networks of a task learn, unless the learner chooses otherwise. */
export type Pace = Pick<Extract<WeightSource, { kind: 'trained' }>, 'updates' | 'learningRate'>;

const paces: Readonly<Record<TaskName, Pace>> = {
  names: { updates: 3000, learningRate: 0.01 },
  language: { updates: 2000, learningRate: 0.01 },
  spelling: { updates: 4000, learningRate: 0.005 },
  translation: { updates: 3000, learningRate: 0.01 },
  onTheFly: { updates: 3000, learningRate: 0.01 },
  recall: { updates: 3000, learningRate: 0.01 },
  // Chosen on 2011 and 2012 with networks that had learnt from the years before: longer, and they learn the years by heart.
  births: { updates: 600, learningRate: 0.005 },
  // Chosen on a tenth of the sentences that are learned from: longer, and they learn the rest by heart.
  tags: { updates: 500, learningRate: 0.01 },
};

/** The pace at which the shipped network of this task and cell was trained: with seed 1, training at it makes the same network again. */
export function usualPace({ task = 'names', cell }: Pick<ModelChoice, 'task' | 'cell'>): Pace {
  // At the pace of the others it ends with twice the loss.
  return task === 'translation' && cell === 'rnn' ? { updates: 3000, learningRate: 0.003 } : paces[task];
}

/** Freshly initialised weights, for models that are not shipped. */
export function untrained(model: Pick<ModelChoice, 'task' | 'cell'>): WeightSource {
  return { kind: 'trained', seed: 1, updates: 0, learningRate: usualPace(model).learningRate };
}

/** The same network with its shipped weights where there are any, else with fresh ones. */
export function withUsualWeights(model: Omit<ModelChoice, 'source'>): ModelChoice {
  return { ...model, source: isShipped(model) ? { kind: 'shipped' } : untrained(model) };
}

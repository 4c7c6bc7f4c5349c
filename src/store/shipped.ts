import type { TaskName } from '../data/task';
import type { CellChoice, ModelChoice, WeightSource } from './scene';

/** The shipped models of each task: every cell in every size; all have one bias vector a layer. */
export const shipped: Readonly<
  Record<TaskName, { readonly cells: readonly CellChoice[]; readonly sizes: readonly (readonly number[])[] }>
> = {
  names: { cells: ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'], sizes: [[32], [32, 32]] },
  language: { cells: ['lstm', 'gru', 'rnn'], sizes: [[32]] },
  spelling: { cells: ['lstm', 'gru', 'rnn'], sizes: [[64]] },
  translation: { cells: ['lstm', 'gru', 'rnn'], sizes: [[64]] },
};

export function isShipped(model: Pick<ModelChoice, 'task' | 'cell' | 'sizes' | 'bias' | 'forgetBias'>): boolean {
  const { cells, sizes } = shipped[model.task ?? 'names'];
  const isKnown = cells.includes(model.cell) && sizes.some((known) => known.join() === model.sizes.join());
  return isKnown && model.bias === 'one' && model.forgetBias !== 0;
}

export const defaultLearningRate = 0.01;

/** Freshly initialised weights, for models that are not shipped. */
export const untrained: WeightSource = { kind: 'trained', seed: 1, updates: 0, learningRate: defaultLearningRate };

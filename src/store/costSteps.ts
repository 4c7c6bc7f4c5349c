import type { Answer } from './run';
import type { Scene } from './scene';

/** Whether the cost uses the output of a step. */
export function isUsed(cost: Scene['cost'], step: number, steps: number): boolean {
  if (cost === 'every') return true;
  return cost === 'last' ? step === steps - 1 : cost.includes(step);
}

/** The steps whose losses the cost is the mean of: chosen, and with a class that should have come out. */
export function scoredSteps({ scene, columns, losses }: Pick<Answer, 'scene' | 'columns' | 'losses'>): readonly number[] {
  return columns
    .map((_, step) => step)
    .filter((step) => isUsed(scene.cost, step, columns.length) && Number.isFinite(losses.data[step] ?? Number.NaN));
}

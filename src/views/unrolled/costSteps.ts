import { isUsed } from '../../store/costSteps';
import type { Scene } from '../../store/scene';

type Cost = Scene['cost'];

/** The steps whose outputs the cost uses, in order. */
export function usedSteps(cost: Cost, steps: number): readonly number[] {
  return Array.from({ length: steps }, (_, step) => step).filter((step) => isUsed(cost, step, steps));
}

/** The cost after a tick is set or taken away; every output ticked reads as `every` again. */
export function toggleStep(cost: Cost, step: number, steps: number): Cost {
  const used = usedSteps(cost, steps);
  const next = used.includes(step) ? used.filter((other) => other !== step) : [...used, step].sort((a, b) => a - b);
  return next.length === steps ? 'every' : next;
}

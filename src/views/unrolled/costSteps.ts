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

/** Steps in order, neighbours together: `1 to 4, 7, 9`. */
export function nameSteps(steps: readonly number[]): string {
  const runs: number[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run?.at(-1) === step - 1) run.push(step);
    else runs.push([step]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run.map(String) : [`${run[0] ?? ''} to ${run.at(-1) ?? ''}`])).join(', ');
}

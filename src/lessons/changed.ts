import { outputAt } from '../store/columns';
import type { Answer } from '../store/run';

/** What was held or set by hand changes, beside the run in which nothing is. */

export function largestDifference(now: ArrayLike<number>, then: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < now.length; k++) largest = Math.max(largest, Math.abs((now[k] ?? 0) - (then[k] ?? 0)));
  return largest;
}

/** At each step, how far the probability of some sign is from that in the free run; null where nothing is held or set. */
export function guessShifts(answer: Answer): readonly number[] | null {
  const { unchanged: free } = answer;
  return free && answer.columns.map((_, step) => largestDifference(outputAt(answer, step), outputAt(free, step)));
}

/** The steps at which some sign’s probability is another than in the free run, by more than half a percentage point. */
export function changedSteps(answer: Answer): readonly number[] {
  return (guessShifts(answer) ?? []).flatMap((shift, step) => (shift > 0.005 ? [step] : []));
}

import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { changedSteps, largestDifference } from '../changed';
import type { Fact } from '../lesson';
import { absent, clampStep, either, extreme, num, railLetter, told, typedAt, vectorOf } from '../measure';

/** What a gate that is held by hand changes, beside the run in which nothing is. */

export function clampReaches(answer: Answer): Fact {
  const changed = changedSteps(answer);
  const names = changed.map((step) => typedAt(answer, step)).join(', ');
  return either(
    changed.length > 0,
    `The guess moves by more than half a percentage point at ${changed.length} of ${answer.columns.length} steps: ${names}.`,
    answer.unchanged ? 'No guess moves by more than half a percentage point: this name does not need it.' : 'Nothing is held by hand now.',
  );
}

/** By how much C differs from the run in which nothing is held: at the step in view, and one later; null where nothing is. */
export function lostByHiding(answer: Answer, scene: Scene): { readonly now: number; readonly next: number } | null {
  const free = answer.unchanged;
  if (!free || answer.spec.layers[0]?.cell !== 'lstm') return null;
  const difference = (at: number) => largestDifference(vectorOf(answer, 'c', at), vectorOf(free, 'c', at));
  const step = clampStep(answer, scene.step);
  return { now: difference(step), next: difference(step + 1) };
}

/** An output gate that was held shut once: what C lost by it, then and one step later. */
export function hiddenNotLost(answer: Answer, scene: Scene): Fact {
  if (answer.spec.layers[0]?.cell !== 'lstm') return absent('output gate');
  const lost = lostByHiding(answer, scene);
  if (!lost) return { holds: false, text: 'Nothing is held by hand now.' };
  const step = clampStep(answer, scene.step);
  const [here, C] = [typedAt(answer, step), railLetter(scene)];
  if (lost.now > 0) return { holds: false, text: `At ${here} ${C} is no longer what it was: something else is held, too.` };
  const most = Math.abs(extreme(vectorOf(answer, 'h', step), Math.abs).value);
  const start = `At ${here} h is ${most === 0 ? 'all zeros' : `${num(most)} at most`}, and ${C} is what it was, to the last bit.`;
  if (step + 1 >= answer.columns.length) return told(start);
  return told(`${start} At ${typedAt(answer, step + 1)} ${C} differs by up to ${num(lost.next)}: the gates there looked at h.`);
}

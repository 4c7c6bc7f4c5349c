import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import type { Fact } from '../lesson';
import { absent, countOf, either, gradientOf, mean, norm, num, railLetter, vectorOf } from '../measure';

/** What comes back along the rail, and what a forget gate that has learned nothing leaves of it. */

export function hasRail(answer: Answer): boolean {
  return answer.spec.layers[0]?.cell === 'lstm';
}

/** ‖∂L/∂state‖ at the first step relative to the last: how much of the blame arrives. */
export function arrival(answer: Answer, quantity: 'c' | 'h'): number {
  const last = norm(gradientOf(answer, quantity, answer.columns.length - 1));
  return norm(gradientOf(answer, quantity, 0)) / last;
}

/** Whether the reader has cut the way back from the last step short of the first. */
export function isCutShort({ scene, columns }: Pick<Answer, 'scene' | 'columns'>): boolean {
  return scene.truncation !== null && scene.truncation < columns.length;
}

/** What of it would arrive if the forget gates were the only way back, without that through h and W. */
export function railArrival(answer: Answer): number {
  if (isCutShort(answer)) return 0;
  const last = gradientOf(answer, 'c', answer.columns.length - 1);
  let alone = last;
  for (let step = answer.columns.length - 1; step > 0; step--) {
    const f = vectorOf(answer, 'f', step);
    alone = alone.map((value, unit) => value * (f[unit] ?? Number.NaN));
  }
  return norm(alone) / norm(last);
}

export function blameArrives(answer: Answer, scene: Scene): Fact {
  const [c, h] = [arrival(answer, 'c'), arrival(answer, 'h')];
  if (!Number.isFinite(h)) return { holds: false, text: 'No gradient starts out at the last step now, so none can arrive.' };
  const start = 'From the last step to the first, the length of the gradient is multiplied by';
  return either(
    Number.isFinite(c),
    `${start} ${num(c)} in ${railLetter(scene)} and by ${num(h)} in h.`,
    `${start} ${num(h)} in h, and there is no ${railLetter(scene)}.`,
  );
}

/** Where the forget gate stands before any training, with what follows of it. */
function untrained(answer: Answer, scene: Scene, follows: (forget: number) => string): Fact {
  if (!hasRail(answer)) return absent('forget gate');
  const forget = mean(vectorOf(answer, 'f', scene.step));
  const stands = `the forget gate averages ${num(forget)}; ${follows(forget)}`;
  const { source } = scene.model;
  return either(
    source.kind === 'trained' && source.updates === 0,
    `Untrained, its bias started at ${scene.model.forgetBias ?? 1}, ${stands}`,
    `This network has been trained; ${stands}`,
  );
}

export function untrainedForgets(answer: Answer, scene: Scene): Fact {
  const steps = answer.columns.length - 1;
  return untrained(answer, scene, (forget) => `${steps} times over, that leaves ${num(forget ** steps)} of a value.`);
}

export function freshArrives(answer: Answer, scene: Scene): Fact {
  const [steps, rate] = [answer.columns.length - 1, arrival(answer, 'c')];
  if (isCutShort(answer))
    return {
      holds: false,
      text: `The way back is cut after ${countOf(answer.scene.truncation ?? 0, 'step')} now: of the last guess nothing comes back over ${steps}.`,
    };
  if (!Number.isFinite(rate)) return { holds: false, text: 'No gradient starts out at the last step now, so none can arrive.' };
  return untrained(
    answer,
    scene,
    () =>
      `over ${steps} steps the gradient of ${railLetter(scene)} would be multiplied by ${num(railArrival(answer))} along the rail alone; with the way through h and W it is by ${num(rate)}.`,
  );
}

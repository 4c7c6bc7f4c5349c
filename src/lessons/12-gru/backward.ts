import { vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { largestDifference } from '../changed';
import type { Fact } from '../lesson';
import { absent, clampStep, either, gradientOf, mean, norm, num, railLetter, rowTimes, typedAt, vectorOf } from '../measure';
import { cellNames, isGru, resets, unitOf } from './gru';

/** The way back through a GRU: along the rail, where z stands, and round it, through gates and candidate. */

/** What a unit of h is blamed for at the step before `step`, by the way that it came. */
function waysBack(answer: Answer, step: number, unit: number) {
  const whole = gradientOf(answer, 'h', step - 1)[unit] ?? Number.NaN;
  const along = (vectorOf(answer, 'z', step)[unit] ?? Number.NaN) * (gradientOf(answer, 'h', step)[unit] ?? Number.NaN);
  const through = (gate: 'z' | 'r') => rowTimes(answer, 'layer1.W', unit, gradientOf(answer, `${gate}Pre`, step), gate);
  const candidate =
    resets(answer) === 'h'
      ? (gradientOf(answer, 'rh', step)[unit] ?? Number.NaN) * (vectorOf(answer, 'r', step)[unit] ?? Number.NaN)
      : rowTimes(answer, 'layer1.W', unit, gradientOf(answer, 'q', step), 'n');
  const slopes = answer.gradients.logits;
  const guess = slopes ? rowTimes(answer, 'V', unit, vectorAt(slopes, step - 1)) : 0;
  return { whole, along, around: through('z') + through('r') + candidate, guess };
}

export function highway(answer: Answer, scene: Scene): Fact {
  if (!isGru(answer)) return absent('rail on which z stands');
  const step = clampStep(answer, scene.step);
  if (step === 0) return { holds: false, text: 'At the start mark the way back ends.' };
  const unit = unitOf(answer, scene);
  const [arrives, z] = [gradientOf(answer, 'h', step)[unit] ?? 0, vectorOf(answer, 'z', step)[unit] ?? 0];
  const { whole, along, around, guess } = waysBack(answer, step, unit);
  if (arrives === 0) return { holds: false, text: `Unit ${unit} is blamed for nothing at ${typedAt(answer, step)}, so nothing goes back.` };
  const own = guess === 0 ? '' : `, and from the guess there ${num(guess)}`;
  const [here, there] = [typedAt(answer, step), typedAt(answer, step - 1)];
  const shown = `Unit ${unit} is blamed ${num(arrives)} at ${here}: z = ${num(z)} lets ${num(along)} of it straight back to ${there}. Through gates and candidate come ${num(around)}${own}`;
  return either(
    Math.abs(along + around + guess - whole) <= 1e-9 * Math.max(1e-9, Math.abs(whole)),
    `${shown}; together ${num(whole)}.`,
    `${shown}, but its gradient there is ${num(whole)}: something is cut or held, or comes from a layer above.`,
  );
}

/** How the gradient of h changes between the last step and the one before the step in view; `change`: by how much at any of them. */
export function wayBack(answer: Answer, scene: Scene) {
  const [last, first] = [answer.columns.length - 1, Math.max(0, clampStep(answer, scene.step) - 1)];
  const all = Array.from({ length: last - first + 1 }, (_, at) => gradientOf(answer, 'h', first + at));
  const [start, end] = [gradientOf(answer, 'h', last), gradientOf(answer, 'h', first)];
  const change = Math.max(...all.map((each) => largestDifference(start, each)));
  return { first, steps: last - first, from: norm(start), to: norm(end), change };
}

export function straightBack(answer: Answer, scene: Scene): Fact {
  const { first, steps, from, to, change } = wayBack(answer, scene);
  if (!(from > 0)) return { holds: false, text: 'No gradient starts out at the last step now, so none can arrive.' };
  const there = `From the last step back to ${typedAt(answer, first)}, ${steps} ${steps === 1 ? 'step' : 'steps'},`;
  return either(
    change === 0,
    `${there} the gradient of h does not change by a bit: its length is ${num(to)} all the way.`,
    `${there} the length of the gradient of h goes from ${num(from)} to ${num(to)}.`,
  );
}

export function reaches(answer: Answer, scene: Scene): Fact {
  const cell = answer.spec.layers[0]?.cell ?? 'rnn';
  const last = answer.columns.length - 1;
  const rail = cell === 'lstm' ? 'c' : 'h';
  const rate = norm(gradientOf(answer, rail, 0)) / norm(gradientOf(answer, rail, last));
  if (!Number.isFinite(rate)) return { holds: false, text: 'No gradient starts out at the last step now, so none can arrive.' };
  const average = (gate: 'z' | 'f') => num(mean(answer.columns.map((_, step) => mean(vectorOf(answer, gate, step)))));
  const gate =
    cell === 'gru' ? `z is ${average('z')} on average` : cell === 'lstm' ? `f is ${average('f')} on average` : 'there is no gate';
  return {
    holds: cell === 'gru',
    text: `In the ${cellNames[cell]} the length of the gradient of ${rail === 'c' ? railLetter(scene) : rail} is multiplied by ${num(rate)} over ${last} steps; ${gate}.`,
  };
}

import type { Quantity } from '../../engine/recording';
import { outputAt } from '../../store/columns';
import type { Answer } from '../../store/run';
import { largestDifference } from '../changed';
import type { Fact } from '../lesson';
import { either, likeliest, num, prob, typedAt, vectorOf } from '../measure';
import { noStack } from './grid';

/** What one layer keeps, and notices, while the h of the other is held by hand. */

/** From which step on the lower h is all zeros, to the end; null where the last is not. */
function silentFrom(answer: Answer): number | null {
  const silent = answer.columns.map((_, step) => vectorOf(answer, 'h', step).every((value) => value === 0));
  const last = silent.lastIndexOf(false);
  return last + 1 < silent.length ? last + 1 : null;
}

/** While the upper layer reads zeros alone: by how much the guess moves from each step to the next. */
export function movesInSilence(answer: Answer) {
  const from = answer.spec.layers.length > 1 ? silentFrom(answer) : null;
  if (from === null) return null;
  const steps = answer.columns.map((_, step) => step).slice(from + 1);
  const guesses = steps.map((step) => largestDifference(outputAt(answer, step), outputAt(answer, step - 1)));
  const most = Math.max(0, ...guesses);
  return { from, guesses, most, comesToRest: most > 0 && (guesses.at(-1) ?? most) < most / 10 };
}

export function upperKeeps(answer: Answer): Fact {
  const none = noStack(answer);
  if (none) return none;
  const moves = movesInSilence(answer);
  if (!moves) return { holds: false, text: 'The lower h is not held at 0 to the end now.' };
  const { from, guesses, most, comesToRest } = moves;
  const start = `From ${typedAt(answer, from)} on the upper layer reads zeros alone`;
  const [first, last] = [guesses[0], guesses.at(-1)];
  if (first === undefined || last === undefined) return { holds: false, text: `${start}, and there the text ends.` };
  if (most === 0) return { holds: false, text: `${start}, and its guess stands still.` };
  const moved = `${start}, the same at every step. Its guess still moves: the probability of some sign by ${num(first)} one step later`;
  return either(
    comesToRest,
    `${moved}, by ${num(most)} where it moves most, and by ${num(last)} at the last: it comes to rest.`,
    guesses.length === 1 ? `${moved}, and there the text ends.` : `${moved}, and by ${num(last)} at the last: it has not come to rest.`,
  );
}

/** By how much anything in the lower layer differs from the run in which nothing is held. */
export function lowerMoved(answer: Answer): number | null {
  const [now, then] = [answer.values.layers[0]?.quantities, answer.unchanged?.values.layers[0]?.quantities];
  if (!now || !then || !answer.scene.clamps.some(({ layer }) => layer === 2)) return null;
  const names = Object.keys(now) as Quantity[];
  return Math.max(...names.map((name) => largestDifference(now[name]?.data ?? [], then[name]?.data ?? [])));
}

export function lowerUntouched(answer: Answer): Fact {
  const none = noStack(answer);
  if (none) return none;
  const moved = lowerMoved(answer);
  if (moved === null) return { holds: false, text: 'Nothing in the upper layer is held now.' };
  const steps = answer.columns.length;
  const guesses = answer.columns.map((_, step) => outputAt(answer, step));
  const { sign, probability } = likeliest(answer, 0);
  const said = guesses.every((guess) => largestDifference(guess, guesses[0] ?? []) === 0)
    ? ` The guess is the same at each of the ${steps} steps: ${sign}, with probability ${prob(probability)}.`
    : '';
  return either(
    moved === 0,
    `In the lower layer every value is what it was, to the last bit, at all of its ${steps} steps.${said}`,
    `In the lower layer values differ by up to ${num(moved)}: there something is held, too.${said}`,
  );
}

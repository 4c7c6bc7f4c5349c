import { outputAt } from '../../store/columns';
import { partAt } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { largestDifference } from '../changed';
import { statesOf, stateBefore, vectorOf } from '../measure';

/**
 * The future depends on the past through the state alone: two stretches of the same letters that begin with the same state must be the
 * same to the last bit, whatever was read before them.
 */

const isZero = (vector: Float64Array): boolean => vector.every((value) => value === 0);

/** The steps at which h is all zeros: held there, or made of a C that is held there. */
export function wipedSteps(answer: Answer): readonly number[] {
  return answer.columns.flatMap((_, step) => (isZero(vectorOf(answer, 'h', step)) ? [step] : []));
}

/** How two stretches begin: with the same state, with the same h but another C, with states that differ. */
type Beginning = 'same' | 'h' | 'different';
const beginnings: readonly Beginning[] = ['different', 'h', 'same'];

/** Two stretches of the text in which the same is read. */
export interface Alike {
  readonly from: readonly [number, number];
  readonly length: number;
  readonly begins: Beginning;
}

function beginningOf(answer: Answer, a: number, b: number): Beginning {
  const differ = statesOf(answer).filter((state) => largestDifference(stateBefore(answer, state, a), stateBefore(answer, state, b)) > 0);
  return differ.length === 0 ? 'same' : differ.includes('h') ? 'different' : 'h';
}

/** Whether a state is held at a step: what goes on from there is not what was read. */
function isHeld(answer: Answer, step: number): boolean {
  const { part, local } = partAt(answer, step);
  return answer.scene.clamps.some(
    (clamp) => clamp.part === part && (clamp.quantity === 'h' || clamp.quantity === 'c') && clamp.from <= local && local <= clamp.to,
  );
}

/** Steps from a and b on at which the same is read, up to the next state that is held. */
function lengthAlike({ columns }: Answer, held: readonly boolean[], a: number, b: number): number {
  const goesOn = (at: number) => columns[a + at]?.token === columns[b + at]?.token && !held[a + at] && !held[b + at];
  let length = 0;
  while (a + length < b && b + length < columns.length && goesOn(length)) length++;
  return length;
}

/** The two stretches that begin most alike, of those the longest; null where no letter is read twice. */
export function readAlike(answer: Answer): Alike | null {
  const held = answer.columns.map((_, step) => isHeld(answer, step));
  let best: Alike | null = null;
  const rank = ({ begins, length }: Alike) => beginnings.indexOf(begins) * answer.columns.length + length;
  for (let b = 1; b < answer.columns.length; b++) {
    for (let a = 0; a < b; a++) {
      const length = lengthAlike(answer, held, a, b);
      if (length === 0) continue;
      const alike = { from: [a, b], length, begins: beginningOf(answer, a, b) } as const;
      if (!best || rank(alike) > rank(best)) best = alike;
    }
  }
  return best;
}

/** “‘Ba’ from step 1”. */
export function sayStretch({ columns }: Answer, from: number, length: number): string {
  const typed = columns.slice(from, from + length).map((column) => column.typed);
  return `‘${typed.join('')}’ from step ${from}`;
}

/** Whether every state is all zeros as the stretch begins. */
export function beginsWithZeros(answer: Answer, from: number): boolean {
  return statesOf(answer).every((state) => isZero(stateBefore(answer, state, from)));
}

/** Whether h is all zeros as the stretch begins since the C that it is made of is, and not since it is held there itself. */
export function zerosBecauseOfC(answer: Answer, from: number): boolean {
  return statesOf(answer).includes('c') && beginsWithZeros(answer, from) && !answer.scene.clamps.some(({ quantity }) => quantity === 'h');
}

/** By how much the two stretches differ, at most: in any state, and in any probability. */
export function leftOver(answer: Answer, { from: [a, b], length }: Alike) {
  const steps = Array.from({ length }, (_, at) => at);
  const states = steps.flatMap((at) =>
    statesOf(answer).map((state) => largestDifference(vectorOf(answer, state, a + at), vectorOf(answer, state, b + at))),
  );
  const guesses = steps.map((at) => largestDifference(outputAt(answer, a + at), outputAt(answer, b + at)));
  const [state, guess] = [Math.max(...states), Math.max(...guesses)];
  return { state, guess, isGone: state === 0 && guess === 0 };
}

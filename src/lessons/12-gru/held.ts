import { outputAt } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { largestDifference } from '../changed';
import type { Fact } from '../lesson';
import { absent, clampStep, either, letterTwice, likeliest, mean, num, prob, stateBefore, typedAt, vectorOf } from '../measure';
import { isGru } from './gru';

/** What a GRU becomes while a gate is held by hand. */

/** By how much a step moves the state, and the guess made from it. */
export function movedBy(answer: Answer, at: number): { readonly state: number; readonly guess: number } {
  const step = clampStep(answer, at);
  return {
    state: largestDifference(vectorOf(answer, 'h', step), stateBefore(answer, 'h', step)),
    guess: step === 0 ? Number.NaN : largestDifference(outputAt(answer, step), outputAt(answer, step - 1)),
  };
}

export function carried(answer: Answer, scene: Scene): Fact {
  const step = clampStep(answer, scene.step);
  if (step === 0) return { holds: false, text: 'At the start mark there is nothing yet to carry on.' };
  const [here, before] = [typedAt(answer, step), typedAt(answer, step - 1)];
  const { state, guess } = movedBy(answer, step);
  const { sign, probability } = likeliest(answer, step);
  const said = `${sign}, with probability ${prob(probability)}.`;
  const same = `After ${here} h is what it was after ${before}, to the last bit,`;
  if (state === 0)
    return either(guess === 0, `${same} and so is the guess: ${said}`, `${same} but another layer makes another guess: ${said}`);
  const differs = `After ${here} h differs from what it was after ${before} by up to ${num(state)} in a unit`;
  return { holds: false, text: `${differs}; the guess is ${said}` };
}

const steps = ({ columns }: Answer): readonly number[] => columns.map((_, step) => step);

/** Nothing of the old state is mixed in: h is the candidate at every step. */
export function renewed(answer: Answer): Fact {
  if (!isGru(answer)) return absent('candidate that takes the place of h');
  const gap = Math.max(...steps(answer).map((step) => largestDifference(vectorOf(answer, 'h', step), vectorOf(answer, 'n', step))));
  const [z, r] = (['z', 'r'] as const).map((gate) => mean(steps(answer).map((step) => mean(vectorOf(answer, gate, step)))));
  const seen =
    r === 1
      ? 'With r at 1, too, that is tanh of the letter and the whole old state: a basic cell.'
      : r === 0
        ? 'With r at 0, too, it knows nothing of any letter before.'
        : `What it knows of the letters before has come through r, which is ${num(r ?? 0)} on average.`;
  return either(
    gap === 0,
    `At every step h is the candidate, to the last bit. ${seen}`,
    `Here h differs from its candidate by up to ${num(gap)} in a unit: z keeps ${num(z ?? 0)} of the old state on average.`,
  );
}

/** What the same letter leaves at its two steps: by how much the candidates differ, and the states. */
export function sameLetter(answer: Answer) {
  const at = letterTwice(answer);
  if (!at || !isGru(answer)) return null;
  const apart = (quantity: 'n' | 'h') => largestDifference(vectorOf(answer, quantity, at.first), vectorOf(answer, quantity, at.second));
  return { ...at, candidates: apart('n'), states: apart('h') };
}

export function twice(answer: Answer): Fact {
  if (!isGru(answer)) return absent('candidate that takes the place of h');
  const found = sameLetter(answer);
  if (!found) return { holds: false, text: 'No letter stands twice in this text; type one where it does.' };
  const { first, second, candidates, states } = found;
  const start = `${typedAt(answer, first)} at steps ${first} and ${second}:`;
  const same = states === 0 ? 'the states are the same, too' : `the states differ by up to ${num(states)} in a unit`;
  return either(
    candidates === 0,
    `${start} the same candidate, to the last bit; ${same}.`,
    `${start} the candidates differ by up to ${num(candidates)} in a unit, the states by up to ${num(states)}.`,
  );
}

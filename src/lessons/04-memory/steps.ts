import type { Clamp } from '../../engine/program';
import { changedSteps } from '../changed';
import type { LessonStep, Prediction } from '../lesson';
import { lstmScene } from '../lessonScene';
import { facts } from './facts';
import { leftOver, readAlike, wipedSteps } from './fresh';

const cell = { kind: 'cell' } as const;
const { model: lstm } = lstmScene;

/** All of a state, held at 0 at one step. */
function wipe(quantity: 'h' | 'c', step: number): Clamp {
  return { part: 'encoder', layer: 1, quantity, unit: 'all', from: step, to: step, value: 0 };
}

/** Before ‘Ba’ and before ‘ba’: both are read from what is left. */
const twice = (quantity: 'h' | 'c'): readonly Clamp[] => [wipe(quantity, 0), wipe(quantity, 3)];
const bothStretches = [1, 2, 4, 5];

const whichMove: Prediction = {
  question: 'All of h is set to 0 at the first ‘r’, once. Which guesses change?',
  choices: ['the one at ‘r’ alone', 'that one, and those after it', 'all, the earlier ones too'],
  outcome: (answer) => {
    const [[wiped], changed] = [wipedSteps(answer), changedSteps(answer)];
    const [first] = changed;
    if (wiped === undefined || first === undefined) return null;
    return first < wiped ? 2 : changed.length === 1 && first === wiped ? 0 : 1;
  },
  before: { clamps: [] },
  reveal: facts.wipedOnce,
};

const sameAgain: Prediction = {
  question: 'h is set to 0 before ‘Ba’ and again before ‘ba’. How much will the guesses after ‘ba’ differ from those after ‘Ba’?',
  choices: ['clearly: it has read more by then', 'a little', 'not at all'],
  outcome: (answer) => {
    const alike = readAlike(answer);
    if (!alike || alike.begins === 'different') return null;
    const { guess, isGone } = leftOver(answer, alike);
    return isGone ? 2 : guess > 0.005 ? 0 : 1;
  },
  before: { clamps: [] },
  reveal: facts.sameFuture,
};

/** Asked of the LSTM, of one of its two states. */
function forgetsAll(question: string, yes: string, no: string): Pick<Prediction, 'question' | 'choices' | 'outcome' | 'before'> {
  return {
    question,
    choices: [yes, no],
    outcome: (answer) => {
      const alike = readAlike(answer);
      if (!alike || alike.begins === 'different') return null;
      return leftOver(answer, alike).isGone ? 0 : 1;
    },
    before: { clamps: [] },
  };
}

const byH = forgetsAll(
  'In the LSTM, h is set to 0 before ‘Ba’ and again before ‘ba’. Are the guesses after ‘ba’ the same as those after ‘Ba’ now?',
  'yes',
  'no, something is left',
);
const byC = forgetsAll(
  'In the LSTM, C is set to 0 before ‘Ba’ and again before ‘ba’, and h is left alone. Are the guesses after both the same?',
  'yes',
  'no, h is left',
);

/** Chapter 4: what goes on and what goes up; the state as all that is left of the past; a second list that goes on alone. */
export const steps: readonly LessonStep[] = [
  {
    id: 'carry',
    title: 'What goes on is the state',
    line: facts.carries,
    scene: {},
    focus: { weight: 'layer1.W', quantities: ['h'] },
    check: facts.carries,
  },
  {
    id: 'zeros',
    title: 'Before the first step the state is all zeros',
    line: facts.startsEmpty,
    scene: { step: 0, depth: cell, unit: 18 },
    focus: { quantities: ['h'], inCell: ['h@previous'] },
    check: facts.startsEmpty,
  },
  {
    id: 'letter',
    title: 'The same letter, another state',
    line: facts.sameLetter,
    scene: { step: 5 },
    focus: { quantities: ['h'], steps: [2, 5, 7] },
    check: facts.sameLetter,
  },
  {
    id: 'both-ways',
    title: 'In the basic cell the output is the state',
    line: facts.goesBothWays,
    scene: { depth: cell, unit: 7 },
    focus: { quantities: ['h'], inCell: ['V'] },
    check: facts.goesBothWays,
  },
  {
    id: 'said',
    title: 'The guess is not the state',
    line: facts.saidLess,
    scene: {},
    focus: { weight: 'V' },
    check: facts.saidLess,
  },
  {
    id: 'wipe',
    title: 'Set the state to zeros, once',
    line: facts.wipedOnce,
    scene: { step: 3, clamps: [wipe('h', 3)], strips: 'values' },
    focus: { quantities: ['h'] },
    prediction: whichMove,
    check: facts.wipedOnce,
  },
  {
    id: 'again',
    title: 'Two fresh starts in one name',
    line: facts.sameFuture,
    scene: { step: 5, clamps: twice('h'), strips: 'values' },
    focus: { quantities: ['h'], steps: bothStretches },
    prediction: sameAgain,
    check: facts.sameFuture,
  },
  {
    id: 'two-lists',
    title: 'The LSTM keeps a second list to itself',
    line: facts.twoLists,
    scene: { model: lstm, depth: cell, unit: 7 },
    focus: { quantities: ['c', 'h'], inCell: ['h@previous', 'V'] },
    check: facts.twoLists,
  },
  {
    id: 'half',
    title: 'Erase h alone: what is left?',
    line: facts.somethingLeft,
    scene: { model: lstm, step: 5, clamps: twice('h'), strips: 'values' },
    focus: { quantities: ['c', 'h'], steps: bothStretches },
    prediction: { ...byH, reveal: facts.somethingLeft },
    check: facts.somethingLeft,
  },
  {
    id: 'whole',
    title: 'Erase C: what is left?',
    line: facts.sameFuture,
    scene: { model: lstm, step: 5, clamps: twice('c'), strips: 'values' },
    focus: { quantities: ['c', 'h'], steps: bothStretches },
    prediction: { ...byC, reveal: facts.sameFuture },
    check: facts.sameFuture,
  },
  {
    id: 'count',
    title: 'The state does not grow with the text',
    line: facts.carriedOn,
    scene: { compared: ['rnn', 'lstm', 'gru'] },
    focus: {},
    check: facts.carriedOn,
  },
];

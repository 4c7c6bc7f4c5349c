import { scoredSteps } from '../../store/costSteps';
import type { Prediction } from '../lesson';
import { facts } from './facts';
import { mostRightBelowHundred } from './heard';
import { settledOpinion } from './oneAnswer';
import { afterHolding } from './oneInput';
import { blamedInputs } from './shape';
import { decisiveInput } from './twoHalves';

export const whoGetsGradients: Prediction = {
  question: 'Only the guess at ‘r’ is in the cost. To how many of the seven inputs does a gradient lead back?',
  choices: ['to all seven', 'to the four read so far', 'to ‘r’ alone'],
  outcome: (answer) => {
    const blamed = blamedInputs(answer);
    if (!blamed) return null;
    return blamed.inputs === answer.columns.length ? 0 : blamed.inputs === 1 ? 2 : 1;
  },
  before: { direction: 'forward', cost: 'every' },
  reveal: facts.knowsOnlyPast,
};

export const whenSure: Prediction = {
  question: '‘quaranta’, letter by letter: from when on does the right language stay the likeliest?',
  choices: ['from some letter of its first half', 'from the second half on, before its end', 'only with the last letter'],
  outcome: (answer) => {
    const settled = settledOpinion(answer);
    if (!settled) return null;
    const last = answer.columns.length - 1;
    return settled.from === last ? 2 : settled.from > last / 2 ? 1 : 0;
  },
  before: { text: 'qua', step: 3 },
  reveal: facts.formsOpinion,
};

export const howManyArrows: Prediction = {
  question: 'Nine outputs come out of this network. How many arrows leave the cost on the way back?',
  choices: ['nine, one for each output', 'one, from the last output', 'eight, one for each that is ignored'],
  outcome: (answer) => {
    const arrows = scoredSteps(answer).length;
    return arrows === answer.columns.length ? 0 : arrows === 1 ? 1 : null;
  },
  before: { direction: 'forward' },
  reveal: facts.oneArrow,
};

export const afterErasing: Prediction = {
  question: 'After ‘two hundred’ the whole state is set to zero, once. How does the word go on?',
  choices: ['as before: the number has been read', 'it ends there', 'with something that is not this number'],
  outcome: (answer) => {
    const becomes = afterHolding(answer);
    return becomes && (['same', 'ends', 'other'] as const).indexOf(becomes);
  },
  before: { clamps: [] },
  reveal: facts.saysInstead,
};

export const whatItHungOn: Prediction = {
  question: 'The German word begins with ‘e’. Which English letters mattered most to that?',
  choices: ['those of ‘twenty’', 'those of ‘one’', 'all about alike'],
  outcome: (answer) => {
    const decisive = decisiveInput(answer);
    if (!decisive) return null;
    return decisive.lastOverRest > 1.5 ? 1 : decisive.lastOverRest < 1 / 1.5 ? 0 : 2;
  },
  before: { asked: null, cost: 'every' },
  reveal: facts.hangsOnLastWord,
};

export const atBest: Prediction = {
  question: 'One character is heard, and the first German letter is due. Of the numbers below one hundred, how many can be right at best?',
  choices: ['about nine in ten', 'about six in ten', 'about three in ten'],
  // Of one character, whichever step the reader goes on to.
  outcome: () => {
    const most = mostRightBelowHundred(1);
    return most >= 75 ? 0 : most >= 45 ? 1 : 2;
  },
  // It is counted from the data, of which the stage shows one number.
  before: null,
  reveal: facts.boundOnTheFly,
};

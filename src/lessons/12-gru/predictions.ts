import { outputAt } from '../../store/columns';
import type { Prediction } from '../lesson';
import { gruScene, lstmScene } from '../lessonScene';
import { wayBack } from './backward';
import { facts } from './facts';
import { movedBy, sameLetter } from './held';
import { moreThanBefore, shareOfLstm } from './variants';

/** What the chapter asks before the figure tells. */

export const whatIsGuessed: Prediction = {
  question: 'Hold z at 1 at ‘t’, in every unit. What does the network expect after ‘t’?',
  choices: ['exactly what it expected after ‘r’', 'something else: it has read one letter more', 'every sign alike'],
  outcome: (answer, { step }) => {
    const guess = outputAt(answer, step);
    if (guess.every((probability) => probability === guess[0])) return 2;
    return movedBy(answer, step).guess === 0 ? 0 : 1;
  },
  before: { clamps: [] },
  reveal: facts.carried,
};

export const sameLetterAlone: Prediction = {
  question: 'Hold r at 0 at every step, and leave z alone. There are two ‘a’ in this name. What do they have in common?',
  choices: ['the candidate and the state', 'the candidate only', 'neither'],
  outcome: (answer) => {
    const found = sameLetter(answer);
    return found && (found.candidates > 0 ? 2 : found.states > 0 ? 1 : 0);
  },
  before: { clamps: [] },
  reveal: facts.twice,
};

export const onTheWayBack: Prediction = {
  question: 'Hold z at 1 from ‘t’ to the end. What becomes of the gradient of h on its way back from the last step to ‘r’?',
  choices: ['it gets shorter', 'it stays as it is', 'it gets longer'],
  outcome: (answer, scene) => {
    const { from, to, change } = wayBack(answer, scene);
    if (!(from > 0)) return null;
    return change === 0 ? 1 : to < from ? 0 : 2;
  },
  before: { clamps: [] },
  reveal: facts.straightBack,
};

export const moreParameters: Prediction = {
  question: 'Another GRU resets after the product with W, not before it. At the same size, has it as many parameters?',
  choices: ['yes: the same sums in another order', 'no: one bias vector more', 'no: one matrix more'],
  outcome: (answer) => {
    const { more, units } = moreThanBefore(answer);
    return more === 0 ? 0 : more === units ? 1 : more >= units * units ? 2 : null;
  },
  before: { model: gruScene.model, compared: [] },
  reveal: facts.oneMoreBias,
};

export const fewerWeights: Prediction = {
  question: 'This LSTM has three gates, a GRU of the same size has two. How many parameters has its layer, next to the LSTM’s?',
  choices: ['half as many', 'two thirds', 'three quarters'],
  outcome: (answer) => {
    const at = [1 / 2, 2 / 3, 3 / 4].indexOf(shareOfLstm(answer));
    return at < 0 ? null : at;
  },
  before: { model: lstmScene.model, compared: [] },
  reveal: facts.counts,
};

import type { Prediction } from '../lesson';
import { facts } from './facts';
import { does, guessesAt } from './onStage';
import { blamed, twice } from './tagged';
import { beginsOtherwise, turnsAtTheEnd } from './whole';

const nextLetters = ['h', 'e', 'i'];

export const nextLetter: Prediction = {
  question: 'The network will read ‘Dorot’. Which letter will it find likeliest to come next?',
  choices: nextLetters.map((letter) => `‘${letter}’`),
  outcome: (answer, scene) => {
    const at = does(answer, 'names') ? nextLetters.indexOf(guessesAt(answer, scene.step, 1)[0]?.name ?? '') : -1;
    return at < 0 ? null : at;
  },
  before: { text: 'Doro', step: 4 },
  reveal: facts.completes,
};

export const sameTag: Prediction = {
  question: '‘watch’ will stand there twice, and the network reads the same vector both times. Will it get the same tag?',
  choices: ['the same: the same goes in', 'another one the second time'],
  outcome: (answer) => {
    const found = does(answer, 'tags') ? twice(answer) : null;
    return found && (found.differ ? 1 : 0);
  },
  before: { text: 'we watch the', step: 3 },
  reveal: facts.sameWord,
};

export const laterWords: Prediction = {
  question:
    'Is ‘this’ a determiner, as in ‘this whale’, or a pronoun, as in ‘this is’? The next word tells. Does it play a part in the network’s tag of ‘this’?',
  choices: ['yes, all words of the sentence do', 'no, only what was read before and with it'],
  outcome: (answer) => {
    const found = does(answer, 'tags') ? blamed(answer) : null;
    return found && (found.later > 0 ? 0 : 1);
  },
  before: { direction: 'forward', cost: 'every' },
  reveal: facts.onlyBefore,
};

export const lastLetter: Prediction = {
  question: 'One letter of the word is still to come. Can it change the verdict?',
  choices: ['no, by now it is settled', 'yes, another language will be the likeliest'],
  outcome: (answer) => {
    const turns = turnsAtTheEnd(answer);
    return turns === null ? null : turns ? 1 : 0;
  },
  before: { text: 'tretti', step: 6 },
  reveal: facts.verdict,
};

export const firstLetter: Prediction = {
  question:
    'The network has read ‘forty’ and says ‘vierzig’. For ‘forty-two’ it first reads four characters more. Does the German word still begin with ‘v’?',
  choices: ['yes, with ‘v’', 'no, with another letter'],
  outcome: (answer) => {
    const isOther = beginsOtherwise(answer);
    return isOther === null ? null : isOther ? 1 : 0;
  },
  before: { text: 'forty', step: 6, zoom: 1 },
  reveal: facts.begins,
};

import type { LessonStep, Prediction } from '../lesson';
import { likeliest } from '../measure';
import { facts, guessesTwice, timesAsMany } from './facts';
import { longestName } from './data';

const whatNext: Prediction = {
  question: 'The stage has read ‘Chri’. One letter more, ‘s’: which does the network expect then?',
  choices: ['‘a’', '‘t’', '‘n’'],
  outcome: (answer, { step }) => {
    const at = whatNext.choices.indexOf(likeliest(answer, step).sign);
    return at < 0 ? null : at;
  },
  before: { text: 'Chri', step: 4 },
  reveal: facts.expects,
};

const withoutPast: Prediction = {
  question: 'Martha has two a’s. A network that sees only one letter at a time: what does it expect after each of them?',
  choices: ['the same twice', 'something else after the second'],
  outcome: (answer) => {
    const guesses = guessesTwice(answer);
    return guesses && (guesses.distance === 0 ? 0 : 1);
  },
  before: { gain: 1, text: 'Mar', step: 3 },
  reveal: facts.loopless,
};

/** The choices below. */
const times = [4, 12, 28] as const;

const howManyTimes: Prediction = {
  question:
    'Christopher takes twelve networks, with the start mark. How many times the parameters of the recurrent network do they have together?',
  choices: ['about 4 times', 'about 12 times, one for each', 'about 28 times'],
  outcome: (answer) => {
    const at = times.findIndex((count) => Math.abs(timesAsMany(answer) / count - 1) < 0.1);
    return at < 0 ? null : at;
  },
  before: { panel: 'none' },
  reveal: facts.together,
};

const longName: Prediction = {
  question: `No name that the network learned from has more than ${longestName} letters. What can the recurrent network do with one of 30?`,
  choices: ['nothing: it needs more parameters first', `read the first ${longestName}`, 'read it to its end as it is'],
  outcome: ({ columns }) => (columns.length - 1 > longestName ? 2 : null),
  before: { text: 'Martha', step: 6, panel: 'none' },
  reveal: facts.longer,
};

/** Chapter 1: what a fixed size and no past cost, the fix that fails, and the one that works. */
export const steps: readonly LessonStep[] = [
  {
    id: 'expect',
    title: 'You do this all day',
    line: facts.expects,
    scene: { text: 'Chris', step: 5 },
    focus: {},
    prediction: whatNext,
    check: facts.expects,
  },
  {
    id: 'fixed',
    title: 'Most networks have one size',
    line: facts.fixedSize,
    scene: {},
    focus: {},
    check: facts.fixedSize,
  },
  {
    id: 'alone',
    title: 'Most networks have no past',
    asks: 'A letter by itself',
    line: facts.loopless,
    scene: { gain: 0 },
    focus: { steps: [2, 6] },
    prediction: withoutPast,
    check: facts.loopless,
  },
  {
    id: 'demands',
    title: 'What a network for sequences must do',
    line: facts.withPast,
    scene: {},
    focus: { steps: [2, 6] },
    check: facts.withPast,
  },
  {
    id: 'prefixes',
    title: 'The obvious way: a network for each length',
    line: facts.lastNet,
    scene: { panel: 'prefixes' },
    focus: {},
    check: facts.lastNet,
  },
  {
    id: 'together',
    title: 'The networks grow with every letter',
    asks: 'A network for each length',
    line: facts.together,
    scene: { panel: 'prefixes', text: 'Christopher', step: 11 },
    focus: {},
    prediction: howManyTimes,
    check: facts.together,
  },
  {
    id: 'apart',
    title: 'What one learns helps no other',
    line: facts.learnsFrom,
    scene: { panel: 'prefixes', text: 'Christopher', step: 11 },
    focus: {},
    check: facts.learnsFrom,
  },
  {
    id: 'longer',
    title: 'Then comes a longer name',
    line: facts.longer,
    scene: { panel: 'prefixes', text: 'Wolfeschlegelsteinhausenberger', step: 30 },
    focus: {},
    prediction: longName,
    check: facts.longer,
  },
  {
    id: 'loop',
    title: 'The way that works: hand back what was read',
    line: facts.costOfLoop,
    scene: { rolled: 1 },
    focus: {},
    check: facts.costOfLoop,
  },
  {
    id: 'same',
    title: 'One function, at every step',
    line: facts.carries,
    scene: { step: 3 },
    focus: { weight: 'layer1.W' },
    check: facts.carries,
  },
  {
    id: 'yours',
    title: 'Any length',
    line: facts.anyLength,
    scene: { panel: 'prefixes', text: 'Bartholomew', step: 11 },
    focus: {},
    check: facts.anyLength,
  },
];

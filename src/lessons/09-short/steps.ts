import type { CellChoice, ModelChoice } from '../../store/scene';
import type { LessonStep, Prediction } from '../lesson';
import { facts } from './facts';
import { passage } from './passage';
import { recalled } from './recalled';

const recallBy = (cell: CellChoice): ModelChoice => ({ task: 'recall', cell, sizes: [8], bias: 'one', source: { kind: 'shipped' } });

export const basic = recallBy('rnn');
export const word = 'unforgettable';

const untrained: ModelChoice = { ...basic, source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } };
const backward = { direction: 'backward' } as const;

const yesOrNo = ['yes', 'no, another one'];
const stillKnown: Prediction['outcome'] = (answer) => {
  const found = recalled(answer);
  return found && (found.isRight ? 0 : 1);
};

const afterTwelve: Prediction = {
  question: 'Now twelve more letters are read. Will it still name the ‘u’?',
  choices: yesOrNo,
  outcome: stillKnown,
  before: { text: 'u', step: 1 },
  reveal: facts.loses,
};

const howMuchGoesBack: Prediction = {
  question:
    'After ‘unforgettable’ the answer is wrong, and there is a loss. A single letter back, at ‘l’, how long is the gradient of h, beside what it is at the end?',
  choices: ['more than half as long', 'a tenth to a half', 'less than a tenth'],
  outcome: (answer) => {
    const { rateOfOne } = passage(answer);
    if (!Number.isFinite(rateOfOne)) return null;
    return rateOfOne > 0.5 ? 0 : rateOfOne >= 0.1 ? 1 : 2;
  },
  before: { direction: 'forward', panel: 'none' },
  reveal: facts.arrives,
};

const byGates: Prediction = {
  question: 'The same letters, read by an LSTM, also of 8 units and trained alike. Does it name the ‘u’?',
  choices: yesOrNo,
  outcome: stillKnown,
  before: { model: basic },
  reveal: facts.keeps,
};

const nineTenths: Prediction = {
  question:
    'A gate of the GRU says how much of its state is kept. Held at 0.9 from the second letter on, does it still name the first letter, ‘n’, after the last?',
  choices: yesOrNo,
  outcome: stillKnown,
  before: { clamps: [] },
  reveal: facts.loses,
};

/** All units of the GRU's update gate, held from the second letter on. */
const hold = (value: number) => [
  { part: 'encoder', layer: 1, quantity: 'z', unit: 'all', from: 2, to: Number.POSITIVE_INFINITY, value } as const,
];

/** Chapter 9: what a basic cell keeps of a first letter, what of the error comes back to it, and what gates change. */
export const steps: readonly LessonStep[] = [
  {
    id: 'keep',
    title: 'One letter to keep',
    line: facts.keeps,
    scene: { text: 'u', step: 1, panel: 'none' },
    focus: {},
    check: facts.keeps,
  },
  {
    id: 'lose',
    title: 'Read on, and it is taken for another',
    asks: 'Read on: is it kept?',
    line: facts.loses,
    scene: { panel: 'none' },
    focus: {},
    prediction: afterTwelve,
    check: facts.loses,
  },
  {
    id: 'stretch',
    title: 'Stretch the word',
    line: facts.heldOut,
    scene: {},
    focus: {},
    check: facts.heldOut,
  },
  {
    id: 'settle',
    title: 'It keeps by no longer listening',
    line: facts.moves,
    scene: { panel: 'none' },
    focus: { quantities: ['h'] },
    check: facts.moves,
  },
  {
    id: 'flat',
    title: 'Where tanh is flat',
    line: facts.flat,
    scene: { depth: { kind: 'number', quantity: 'h' }, unit: 0 },
    focus: {},
    check: facts.flat,
  },
  {
    id: 'arrive',
    title: 'How much of the error comes back?',
    line: facts.arrives,
    scene: backward,
    focus: {},
    prediction: howMuchGoesBack,
    check: facts.arrives,
  },
  {
    id: 'trap',
    title: 'This error teaches it next to nothing about the first letter',
    line: facts.cannotLearn,
    scene: { ...backward, panel: 'gradients', gradientFigure: 'reach' },
    focus: {},
    check: facts.cannotLearn,
  },
  {
    id: 'begin',
    title: 'How it was before it learned',
    line: facts.arrivesUntrained,
    scene: { ...backward, model: untrained },
    focus: {},
    check: facts.arrivesUntrained,
  },
  {
    id: 'gates',
    title: 'The same word, through gates',
    line: facts.keeps,
    scene: { model: recallBy('lstm') },
    focus: {},
    prediction: byGates,
    check: facts.keeps,
  },
  {
    id: 'three',
    title: 'Three cells, side by side',
    line: facts.heldOutOfAll,
    scene: { compared: ['rnn', 'lstm', 'gru'] },
    focus: {},
    check: facts.heldOutOfAll,
  },
  {
    id: 'tenth',
    title: 'Nine tenths are not enough',
    asks: 'Are nine tenths enough?',
    line: facts.leaves,
    scene: { model: recallBy('gru'), text: 'neverforget', step: 11, clamps: hold(0.9) },
    focus: { quantities: ['h'] },
    prediction: nineTenths,
    check: facts.loses,
  },
  {
    id: 'whole',
    title: 'All of it, every time',
    line: facts.handedOn,
    scene: { model: recallBy('gru'), text: 'neverforget', step: 11, clamps: hold(1) },
    focus: { quantities: ['h'] },
    check: facts.handedOn,
  },
];

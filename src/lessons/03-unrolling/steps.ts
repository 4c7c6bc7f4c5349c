import type { LessonStep, Prediction } from '../lesson';
import { copies, facts, sameLetterTwice } from './facts';

const howManyMatrices: Prediction = {
  question: 'There is an arrow W into every column. How many different matrices W are there?',
  choices: ['one', 'one for each arrow', 'one for each column, and one more for the output'],
  outcome: (answer) => (copies(answer).matrices === 1 ? 0 : null),
  reveal: facts.oneMatrix,
};

const sameState: Prediction = {
  question: 'A letter stands twice in this name. Does it leave the same state behind both times?',
  choices: ['yes, it is the same letter and the same weights', 'no'],
  outcome: (answer) => {
    const twice = sameLetterTwice(answer);
    return twice ? (twice.distance > 0 ? 1 : 0) : null;
  },
  reveal: facts.context,
};

const moreLetters: Prediction = {
  question: 'A name of eleven letters instead of four: what becomes of the number of parameters?',
  choices: ['it grows with the text', 'it stays the same', 'it shrinks'],
  outcome: (answer) => (copies(answer).matrices === 1 ? 1 : null),
  reveal: facts.countStays,
};

const whichGrow: Prediction = {
  question: 'Twelve names instead of four, side by side. Which of the matrices grow?',
  choices: ['all of them', 'X and Y', 'the weights'],
  outcome: (answer) => (copies(answer).matrices === 1 ? 1 : null),
  before: { batch: { rows: 4, form: 'separate', own: null } },
  reveal: facts.weightsStay,
};

/** Chapter 3: from one neuron with a loop to matrices for a whole mini-batch. */
export const steps: readonly LessonStep[] = [
  {
    id: 'loop',
    title: 'One cell with an arrow back to itself',
    line: facts.remembers,
    scene: { rolled: 1 },
    focus: {},
    check: facts.remembers,
  },
  {
    id: 'unroll',
    title: 'Drawn once per step, the loop is gone',
    line: facts.remembers,
    scene: { rolled: 0 },
    focus: {},
    check: facts.remembers,
  },
  {
    id: 'same-weights',
    title: 'The copies share their weights',
    line: facts.oneMatrix,
    scene: {},
    focus: { weight: 'layer1.W' },
    prediction: howManyMatrices,
    check: facts.oneMatrix,
  },
  {
    id: 'input',
    title: 'A letter comes in through U',
    line: facts.reads,
    scene: { step: 1 },
    focus: { weight: 'layer1.U', steps: [1] },
    check: facts.reads,
  },
  {
    id: 'memory',
    title: 'The last state comes in through W',
    line: facts.remembers,
    scene: { step: 2 },
    focus: { weight: 'layer1.W' },
    check: facts.remembers,
  },
  {
    id: 'context',
    title: 'The same letter, another state',
    line: facts.context,
    scene: { step: 3 },
    focus: { steps: [2, 3] },
    prediction: sameState,
    check: facts.context,
  },
  {
    id: 'neuron',
    title: 'One neuron: a sum, and a bend',
    line: facts.neuron,
    scene: { step: 2, depth: { kind: 'cell' }, unit: 7 },
    focus: { quantities: ['hPre', 'h'] },
    check: facts.neuron,
  },
  {
    id: 'sum',
    title: 'Every term of the sum',
    line: facts.neuron,
    scene: { step: 2, depth: { kind: 'number', quantity: 'hPre' }, unit: 7 },
    focus: {},
    check: facts.neuron,
  },
  {
    id: 'tanh',
    title: 'tanh keeps the loop from running away',
    line: facts.within,
    scene: { step: 4 },
    focus: { quantities: ['h'] },
    check: facts.within,
  },
  {
    id: 'layer',
    title: 'A layer: everybody hears everything',
    line: facts.shapes,
    scene: { step: 2, depth: { kind: 'cell' }, unit: 7 },
    focus: {},
    check: facts.shapes,
  },
  {
    id: 'batch',
    title: 'Many names in one product',
    line: facts.batchShapes,
    scene: { step: 2, depth: { kind: 'batch' }, unit: 7, batch: { rows: 4, form: 'separate', own: null } },
    focus: {},
    check: facts.batchShapes,
  },
  {
    id: 'more-names',
    title: 'More names, the same weights',
    line: facts.weightsStay,
    scene: { step: 2, depth: { kind: 'batch' }, batch: { rows: 12, form: 'separate', own: null } },
    focus: {},
    prediction: whichGrow,
    check: facts.weightsStay,
  },
  {
    id: 'stacked',
    title: 'Side by side, it is a single product',
    line: facts.stackedShapes,
    scene: { step: 2, depth: { kind: 'batch' }, batch: { rows: 4, form: 'both', own: null } },
    focus: {},
    check: facts.stackedShapes,
  },
  {
    id: 'small',
    title: 'Small enough to check by hand',
    line: facts.batchShapes,
    scene: { step: 2, depth: { kind: 'batch' }, unit: 2, batch: { rows: 4, form: 'both', own: { inputs: 3, units: 5, seed: 1 } } },
    focus: {},
    check: facts.batchShapes,
  },
  {
    id: 'output',
    title: 'The output layer makes a guess of it',
    line: facts.guesses,
    scene: { step: 2 },
    focus: { weight: 'V' },
    check: facts.guesses,
  },
  {
    id: 'longer',
    title: 'Longer texts cost time, not parameters',
    line: facts.countStays,
    scene: { text: 'Bartholomew', step: 11 },
    focus: { weight: 'layer1.W' },
    prediction: moreLetters,
    check: facts.countStays,
  },
];

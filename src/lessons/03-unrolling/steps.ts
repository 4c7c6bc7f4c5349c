import { type MatrixName, matrixShapes } from '../../views/batch/batchSymbols';
import type { LessonStep, Prediction } from '../lesson';
import { batchSizes, copies, facts, sameLetterTwice } from './facts';

const howManyMatrices: Prediction = {
  question: 'An arrow W leads from each column to the next. How many different matrices W are there?',
  choices: ['one', 'one for each arrow', 'one for each column'],
  outcome: (answer) => (copies(answer).matrices === 1 ? 0 : null),
  // All arrows are named and lit alike, whether they are one matrix or four.
  before: null,
  reveal: facts.oneMatrix,
};

const sameState: Prediction = {
  question: 'A letter stands twice in this name. Does it leave the same state behind both times?',
  choices: ['yes, it is the same letter and the same weights', 'no, the state before was another'],
  outcome: (answer) => {
    const twice = sameLetterTwice(answer);
    return twice ? (twice.distance > 0 ? 1 : 0) : null;
  },
  // Rolled up, one of the two states is seen.
  before: { rolled: 1 },
  reveal: facts.context,
};

const moreLetters: Prediction = {
  question: 'A name of eleven letters instead of four: what becomes of the number of parameters?',
  choices: ['it grows with the text', 'it stays the same', 'it shrinks'],
  outcome: (answer) => (copies(answer).matrices === 1 ? 1 : null),
  before: { text: 'Anna', step: 4 },
  reveal: facts.countStays,
};

const hasRowPerName = (name: MatrixName) => matrixShapes[name].includes('m');

const whichGrow: Prediction = {
  question: 'Eight names instead of four, one a row. Which of the matrices grow?',
  choices: ['all of them', 'those of inputs and outputs', 'the weights'],
  outcome: () => {
    const inputsGrow = (['X', 'H', 'Y'] as const).every(hasRowPerName);
    const weightsGrow = (['U', 'W', 'b'] as const).every(hasRowPerName);
    return inputsGrow ? (weightsGrow ? 0 : 1) : 2;
  },
  before: { batch: { rows: 4, form: 'separate', own: null } },
  reveal: facts.weightsStay,
};

const stackedShape: Prediction = {
  question: 'Input and last output side by side are 4 × 59. What shape must the weights have, so that 4 × 32 comes out?',
  choices: ['32 × 59', '59 × 32', '59 × 59'],
  outcome: (answer, scene) => {
    const { n, d } = batchSizes(answer, scene);
    const at = stackedShape.choices.indexOf(`${n + d} × ${d}`);
    return at < 0 ? null : at;
  },
  before: { batch: { rows: 4, form: 'separate', own: null } },
  reveal: facts.stackedShapes,
};

/** Chapter 3: from one neuron with a loop to matrices for a whole mini-batch. */
export const steps: readonly LessonStep[] = [
  {
    id: 'loop',
    title: 'One cell with an arrow back to itself',
    line: facts.handsBack,
    // Before two letters that differ: the words name both.
    scene: { rolled: 1, step: 1 },
    focus: {},
    check: facts.handsBack,
  },
  {
    id: 'unroll',
    title: 'Drawn once per step, the loop is gone',
    line: facts.unrolled,
    scene: { rolled: 0 },
    focus: {},
    check: facts.unrolled,
  },
  {
    id: 'same-weights',
    title: 'How many matrices are these?',
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
    line: facts.twoSources,
    scene: { step: 2, unit: 7 },
    focus: { weight: 'layer1.W', quantities: ['h'], steps: [1, 2] },
    check: facts.twoSources,
  },
  {
    id: 'context',
    title: 'The same letter, twice',
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
    line: facts.terms,
    scene: { step: 2, depth: { kind: 'number', quantity: 'hPre' }, unit: 7 },
    focus: {},
    check: facts.terms,
  },
  {
    id: 'tanh',
    title: 'tanh keeps the loop from running away',
    line: facts.within,
    scene: { step: 4, depth: { kind: 'number', quantity: 'h' }, unit: 7, digits: 4 },
    focus: {},
    check: facts.within,
  },
  {
    id: 'layer',
    title: 'A layer: everybody hears everything',
    line: facts.ownWeights,
    scene: { step: 2, depth: { kind: 'number', quantity: 'hPre' }, unit: 7, numberFigure: 'product' },
    focus: {},
    check: facts.ownWeights,
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
    id: 'shapes',
    title: 'Three lists, three matrices',
    line: facts.sizes,
    scene: { step: 2 },
    focus: { steps: [2] },
    check: facts.sizes,
  },
  {
    id: 'longer',
    title: 'What does a longer name cost?',
    line: facts.countStays,
    scene: { text: 'Bartholomew', step: 11 },
    focus: { weight: 'layer1.W' },
    prediction: moreLetters,
    check: facts.countStays,
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
    title: 'More names at once',
    line: facts.weightsStay,
    scene: { step: 2, depth: { kind: 'batch' }, batch: { rows: 8, form: 'separate', own: null } },
    focus: {},
    prediction: whichGrow,
    check: facts.weightsStay,
  },
  {
    id: 'stacked',
    title: 'Side by side, it is a single product',
    line: facts.stackedShapes,
    scene: { step: 2, depth: { kind: 'batch' }, batch: { rows: 4, form: 'stacked', own: null } },
    focus: {},
    prediction: stackedShape,
    check: facts.stackedShapes,
  },
  {
    id: 'small',
    title: 'Small enough to check by hand',
    line: facts.sizesInWeights,
    scene: { step: 2, depth: { kind: 'batch' }, unit: 2, batch: { rows: 4, form: 'both', own: { inputs: 3, units: 5, seed: 1 } } },
    focus: {},
    check: facts.sizesInWeights,
  },
];

import type { LessonStep, Prediction } from '../lesson';
import { clippingFactor, facts, reach, stateGradientNorms } from './facts';

const backward = { direction: 'backward', panel: 'gradients' } as const;
const long = 'Wolfeschlegelsteinhausenberger';

const behindTheCost: Prediction = {
  question: 'The cost uses outputs 2, 3 and 4 only. What gradient does the state at step 6 get?',
  choices: ['the same as before', 'a smaller one', 'exactly none'],
  outcome: (answer) => {
    const last = stateGradientNorms(answer).at(-1);
    return last === undefined ? null : last === 0 ? 2 : 1;
  },
  reveal: facts.silentSteps,
};

const howFar: Prediction = {
  question: 'Thirty letters, and one loss at the end. How much of the gradient is left at the first step?',
  choices: ['more than a tenth', 'a hundredth to a tenth', 'less than a hundredth'],
  outcome: (answer) => {
    const { ratio } = reach(answer);
    if (!Number.isFinite(ratio)) return null;
    return ratio > 0.1 ? 0 : ratio >= 0.01 ? 1 : 2;
  },
  reveal: facts.reaches,
};

const biggerW: Prediction = {
  question: 'The same network and text, but W two and a half times as large. What becomes of the gradient on its way back?',
  choices: ['it still vanishes', 'it keeps about its length', 'it grows more than a hundredfold'],
  outcome: (answer) => ['vanishes', 'holds', 'explodes'].indexOf(reach(answer).verdict),
  before: { gain: 1 },
  reveal: facts.reaches,
};

const cureOrNot: Prediction = {
  question: 'A colleague clips gradients at length 1, against vanishing. Does it help?',
  choices: ['yes', 'no'],
  outcome: (answer) => (clippingFactor(answer) > 1 ? 0 : 1),
  reveal: facts.clipped,
};

/** Chapter 6: unroll, then ordinary backpropagation; the sum over time; what becomes of it on a long way. */
export const steps: readonly LessonStep[] = [
  {
    id: 'unroll',
    title: 'Unroll, then it is an ordinary network',
    line: facts.meanLoss,
    scene: { direction: 'forward' },
    focus: {},
    check: facts.meanLoss,
  },
  { id: 'cost', title: 'First, a cost', line: facts.meanLoss, scene: backward, focus: {}, check: facts.meanLoss },
  {
    id: 'choose',
    title: 'The cost uses the outputs that you choose',
    line: facts.meanLoss,
    scene: { ...backward, cost: [2, 3, 4], step: 4 },
    focus: { steps: [2, 3, 4] },
    check: facts.meanLoss,
  },
  {
    id: 'silent',
    title: 'After the last output, silence',
    line: facts.silentSteps,
    scene: { ...backward, cost: [2, 3, 4], step: 6 },
    focus: { steps: [5, 6] },
    prediction: behindTheCost,
    check: facts.silentSteps,
  },
  {
    id: 'arrows',
    title: 'Three kinds of arrow go back',
    line: facts.twoSources,
    scene: { ...backward, cost: [2, 3, 4], step: 3 },
    focus: { steps: [3] },
    check: facts.twoSources,
  },
  {
    id: 'two-sources',
    title: 'A state is blamed from two sides',
    line: facts.twoSources,
    scene: { ...backward, step: 3 },
    focus: { quantities: ['h'], steps: [3] },
    check: facts.twoSources,
  },
  {
    id: 'through-tanh',
    title: 'Line 1: through the tanh',
    line: facts.slope,
    scene: { ...backward, step: 3, depth: { kind: 'cell' }, unit: 16 },
    focus: { quantities: ['h', 'hPre'] },
    check: facts.slope,
  },
  {
    id: 'through-w',
    title: 'Line 2: through W, one step back',
    line: facts.twoSources,
    scene: { ...backward, step: 3, unit: 16, depth: { kind: 'number', quantity: 'h' } },
    focus: { weight: 'layer1.W' },
    check: facts.twoSources,
  },
  {
    id: 'sum',
    title: 'Line 3: one W, so the shares add up',
    line: facts.sumOverSteps,
    scene: { ...backward, step: 3 },
    focus: { weight: 'layer1.W' },
    check: facts.sumOverSteps,
  },
  {
    id: 'shares',
    title: 'Not every step has an equal share',
    line: facts.largestShare,
    scene: { ...backward, cost: 'last', step: 6 },
    focus: { weight: 'layer1.W' },
    check: facts.largestShare,
  },
  {
    id: 'far',
    title: 'A long way back',
    line: facts.reaches,
    scene: { ...backward, text: long, cost: 'last', step: 30 },
    focus: { quantities: ['h'] },
    prediction: howFar,
    check: facts.reaches,
  },
  {
    id: 'explode',
    title: 'A larger W, and it explodes',
    line: facts.reaches,
    scene: { ...backward, gradientFigure: 'reach', text: long, cost: 'last', step: 30, gain: 2.5 },
    focus: { weight: 'layer1.W' },
    prediction: biggerW,
    check: facts.reaches,
  },
  {
    id: 'between',
    title: 'The largest singular value is only a limit',
    line: facts.reaches,
    scene: { ...backward, gradientFigure: 'reach', text: long, cost: 'last', step: 30, gain: 2 },
    focus: { weight: 'layer1.W' },
    check: facts.reaches,
  },
  {
    id: 'brake',
    title: 'A brake: clip the length, keep the direction',
    line: facts.clipped,
    scene: { ...backward, text: long, cost: 'last', step: 30, gain: 2.5 },
    focus: { weight: 'layer1.W' },
    check: facts.clipped,
  },
  {
    id: 'gated',
    title: 'The same letters, through gates',
    line: facts.railReaches,
    scene: {
      ...backward,
      text: long,
      cost: 'last',
      step: 30,
      model: { cell: 'lstm', sizes: [32], bias: 'one', source: { kind: 'shipped' } },
    },
    focus: { quantities: ['c'] },
    check: facts.railReaches,
  },
  {
    id: 'cut',
    title: 'Cutting the way back short',
    line: facts.cut,
    scene: { ...backward, text: long, cost: 'last', truncation: 5, step: 30 },
    focus: { quantities: ['h'] },
    check: facts.cut,
  },
  {
    id: 'clip',
    title: 'Clipping shortens, it never lengthens',
    line: facts.clipped,
    scene: { ...backward, step: 6 },
    focus: { weight: 'layer1.W' },
    prediction: cureOrNot,
    check: facts.clipped,
  },
];

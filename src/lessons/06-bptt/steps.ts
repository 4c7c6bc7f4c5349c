import type { LessonStep, Prediction } from '../lesson';
import { stateGradientNorms } from './cost';
import { clippedBy, facts, partOf, reach } from './facts';

const backward = { direction: 'backward', panel: 'gradients' } as const;
const alone = { direction: 'backward', panel: 'none' } as const;
const long = 'Wolfeschlegelsteinhausenberger';
/** All thirty letters in sight; also with another W the strips show the gradients themselves. */
const farBack = { ...backward, text: long, cost: 'last', step: 30, zoom: 0.5, strips: 'values' } as const;

const behindTheCost: Prediction = {
  question: 'The cost uses outputs 2, 3 and 4 only. What gradient does the state at step 6 get?',
  choices: ['the same as with all outputs', 'a smaller one', 'none'],
  outcome: (answer) => {
    const last = stateGradientNorms(answer).at(-1);
    return last === undefined ? null : last === 0 ? 2 : 1;
  },
  before: { cost: 'every' },
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
  before: { direction: 'forward', panel: 'none' },
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
  question:
    'On its way back to ‘o’, step 2, the gradient has all but vanished: to that of W this step adds hardly anything. A colleague clips at length 1. What becomes of its share in the gradient of W?',
  choices: ['it grows', 'it stays the same', 'it shrinks'],
  outcome: (answer, scene) => {
    const lengths = partOf(answer, scene);
    // Asked of a step that hardly counts, and of a gradient that is clipped.
    if (!lengths || !(lengths.part > 0 && lengths.part < 0.1 * lengths.whole) || clippedBy(answer, scene.clipLimit) === 1) return null;
    const change = lengths.clippedPart / lengths.clippedWhole / (lengths.part / lengths.whole);
    return Math.abs(change - 1) < 1e-9 ? 1 : change > 1 ? 0 : 2;
  },
  before: { clipLimit: 100 },
  reveal: facts.shareStays,
};

/** Chapter 6: unroll, then ordinary backpropagation; the sum over time; what becomes of it on a long way. */
export const steps: readonly LessonStep[] = [
  {
    id: 'unroll',
    title: 'Unroll, then it is an ordinary network',
    line: facts.meanLoss,
    scene: { direction: 'forward', panel: 'none' },
    focus: {},
    check: facts.meanLoss,
  },
  {
    id: 'cost',
    title: 'First, a cost',
    line: facts.meanLoss,
    scene: alone,
    focus: {},
    check: facts.meanLoss,
  },
  {
    id: 'choose',
    title: 'The cost uses the outputs that you choose',
    line: facts.meanLoss,
    scene: { ...alone, cost: [2, 4, 6], step: 4 },
    focus: { steps: [2, 4, 6] },
    check: facts.meanLoss,
  },
  {
    id: 'silent',
    title: 'After the last output',
    line: facts.silentSteps,
    scene: { ...alone, cost: [2, 3, 4], step: 6 },
    focus: { steps: [5, 6] },
    prediction: behindTheCost,
    check: facts.silentSteps,
  },
  {
    id: 'arrows',
    title: 'Three kinds of arrow go back',
    line: facts.threeKinds,
    scene: { ...alone, cost: [2, 3, 4], step: 3 },
    focus: {},
    check: facts.threeKinds,
  },
  {
    id: 'at-output',
    title: 'Line 1: from the cost into an output',
    line: facts.outputError,
    // No ‘t’ is read or due here: t is the time in the formula on stage.
    scene: { ...backward, step: 2, depth: { kind: 'number', quantity: 'logits' }, unit: 18 },
    focus: {},
    check: facts.outputError,
  },
  {
    id: 'two-sides',
    title: 'Line 2: a state is blamed from two sides',
    line: facts.twoSides,
    scene: { ...backward, step: 3, unit: 16, depth: { kind: 'number', quantity: 'h' } },
    focus: {},
    check: facts.twoSides,
  },
  {
    id: 'through-tanh',
    title: 'Line 3: through the tanh',
    line: facts.slope,
    scene: { ...backward, step: 3, depth: { kind: 'cell' }, unit: 16 },
    focus: { quantities: ['h', 'hPre'] },
    check: facts.slope,
  },
  {
    id: 'sum',
    title: 'Line 4: one W, so the shares add up',
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
    id: 'update',
    title: 'Then one update, and forward again',
    line: facts.update,
    scene: { ...backward, gradientFigure: 'clipping', clipLimit: 100, step: 6 },
    focus: {},
    check: facts.update,
  },
  {
    id: 'far',
    title: 'A long way back',
    line: facts.reaches,
    scene: { ...farBack, gradientFigure: 'reach' },
    focus: { weight: 'layer1.W', quantities: ['h'] },
    prediction: howFar,
    check: facts.reaches,
  },
  {
    id: 'explode',
    title: 'A larger W',
    line: facts.reaches,
    scene: { ...farBack, gradientFigure: 'reach', gain: 2.5 },
    focus: { weight: 'layer1.W', quantities: ['h'] },
    prediction: biggerW,
    check: facts.reaches,
  },
  {
    id: 'between',
    title: 'The largest singular value is only a limit',
    line: facts.reaches,
    scene: { ...farBack, gradientFigure: 'reach', gain: 2 },
    focus: { weight: 'layer1.W', quantities: ['h'] },
    check: facts.reaches,
  },
  {
    id: 'brake',
    title: 'A brake: clip the length, keep the direction',
    line: facts.clipped,
    scene: { ...farBack, gradientFigure: 'clipping', gain: 2.5 },
    focus: {},
    check: facts.clipped,
  },
  {
    id: 'clip',
    title: 'Does clipping help here, too?',
    line: facts.shareStays,
    scene: { ...farBack, step: 2, gradientFigure: 'clipping' },
    focus: {},
    prediction: cureOrNot,
    check: facts.shareStays,
  },
  {
    id: 'cut',
    title: 'Cutting the way back short',
    line: facts.cut,
    scene: { ...farBack, truncation: 5 },
    focus: { weight: 'layer1.W', quantities: ['h'] },
    check: facts.cut,
  },
  {
    id: 'gated',
    title: 'The same letters, through gates',
    line: facts.railReaches,
    scene: {
      ...farBack,
      model: { cell: 'lstm', sizes: [32], bias: 'one', source: { kind: 'shipped' } },
      compared: ['rnn', 'lstm'],
      panel: 'none',
    },
    focus: { quantities: ['c'] },
    check: facts.railReaches,
  },
];

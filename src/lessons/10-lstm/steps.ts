import type { Clamp } from '../../engine/program';
import type { LessonStep, Prediction } from '../lesson';
import { told, typedAt } from '../measure';
import { averageForget, changedSteps, facts } from './facts';

const cell = { kind: 'cell' } as const;

/** The forget gate, all units, held at `value` in steps from…to. */
function holdForget(value: number, from: number, to: number): Clamp {
  return { part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from, to, value };
}

const whichMovesFirst: Prediction = {
  question: 'Close the forget gate at ‘t’. Which guess changes first?',
  choices: ['the one at ‘t’ itself', 'the one a letter later', 'none before the end'],
  outcome: (answer, scene) => {
    const [first] = changedSteps(answer);
    if (first === undefined) return null;
    return first <= scene.step ? 0 : first === answer.columns.length - 1 ? 2 : 1;
  },
  reveal: (answer, scene) => {
    const [first] = changedSteps(answer);
    if (first === undefined) return { holds: false, text: 'No guess moves: nothing that was erased is needed for this name.' };
    const why = first === scene.step ? ': h is made from C in the same step, and the guess from h' : '';
    return told(`The first guess that moves is the one at ${typedAt(answer, first)}${why}.`);
  },
};

/** σ(1): where an untrained forget gate stands when b_f starts at 1. */
const gateAtOne = 1 / (1 + Math.exp(-1));

const lastsLonger: Prediction = {
  question: 'With b_f started at 0 instead of 1: what is left of a value at the end of the name, before any training?',
  choices: ['more', 'less', 'the same'],
  outcome: (answer, scene) => (scene.model.forgetBias === 0 ? (averageForget(answer, scene) < gateAtOne ? 1 : 0) : null),
  reveal: facts.untrainedForgets,
};

/** Chapter 10: from the black box to its gates, and back out. */
export const steps: readonly LessonStep[] = [
  { id: 'black-box', title: 'The same box, seen from outside', line: facts.expects, scene: {}, focus: {}, check: facts.expects },
  {
    id: 'two-states',
    title: 'It carries two states, not one',
    line: facts.twoStates,
    scene: { step: 4 },
    focus: { quantities: ['c', 'h'] },
    check: facts.twoStates,
  },
  {
    id: 'gates',
    title: 'Three gates, all between shut and open',
    line: facts.gatesWithin,
    scene: { step: 4 },
    focus: { quantities: ['f', 'i', 'o'] },
    check: facts.gatesWithin,
  },
  {
    id: 'rail',
    title: 'Inside: a rail that runs straight through',
    line: facts.onRail,
    scene: { depth: cell, step: 4, unit: 30 },
    focus: { quantities: ['c'] },
    check: facts.onRail,
  },
  {
    id: 'forget',
    title: 'Forget gate: what is kept',
    line: facts.forgets,
    scene: { depth: cell, step: 4, unit: 30 },
    focus: { quantities: ['f', 'c'] },
    check: facts.forgets,
  },
  {
    id: 'input',
    title: 'Input gate: what part of the new is written',
    line: facts.writes,
    scene: { depth: cell, step: 4, unit: 8 },
    focus: { quantities: ['i', 'g', 'c'] },
    check: facts.writes,
  },
  {
    id: 'output',
    title: 'Output gate: what is shown',
    line: facts.shows,
    scene: { depth: cell, step: 4, unit: 11 },
    focus: { quantities: ['o', 'tanhC', 'h'] },
    check: facts.shows,
  },
  {
    id: 'close',
    title: 'Close the forget gate once',
    line: facts.clampReaches,
    scene: { step: 4, clamps: [holdForget(0, 4, 4)] },
    focus: { quantities: ['f', 'c'], steps: [4] },
    prediction: whichMovesFirst,
    check: facts.clampReaches,
  },
  {
    id: 'open',
    title: 'Hold it open, and nothing is ever erased',
    line: facts.clampReaches,
    scene: { step: 6, clamps: [holdForget(1, 0, Number.POSITIVE_INFINITY)] },
    focus: { quantities: ['f', 'c'] },
    check: facts.clampReaches,
  },
  {
    id: 'blame',
    title: 'Backward, the rail carries the blame',
    line: facts.blameArrives,
    scene: { direction: 'backward', cost: 'last', step: 0, panel: 'gradients' },
    focus: { quantities: ['c', 'h'] },
    check: facts.blameArrives,
  },
  {
    id: 'fresh',
    title: 'A fresh cell should not forget everything',
    line: facts.untrainedForgets,
    scene: {
      model: { cell: 'lstm', sizes: [32], bias: 'one', source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } },
      step: 6,
    },
    focus: { quantities: ['f', 'c'] },
    check: facts.untrainedForgets,
  },
  {
    id: 'fresh-zero',
    title: 'Started at zero, half is lost at every step',
    line: facts.untrainedForgets,
    scene: {
      model: {
        cell: 'lstm',
        sizes: [32],
        bias: 'one',
        forgetBias: 0,
        source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 },
      },
      step: 6,
    },
    focus: { quantities: ['f', 'c'] },
    prediction: lastsLonger,
    check: facts.untrainedForgets,
  },
  {
    id: 'count',
    title: 'Four times the weights',
    line: facts.counts,
    scene: { step: 4 },
    focus: { weight: 'layer1.U' },
    check: facts.counts,
  },
];

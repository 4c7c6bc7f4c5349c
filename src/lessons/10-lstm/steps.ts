import type { Clamp } from '../../engine/program';
import type { ModelChoice } from '../../store/scene';
import { changedSteps } from '../changed';
import type { LessonStep, Prediction } from '../lesson';
import { told, typedAt } from '../measure';
import { facts } from './facts';
import { lostByHiding } from './held';
import { arrival, isCutShort } from './wayBack';

const cell = { kind: 'cell' } as const;

/** A gate, all units, held at `value` in steps from…to. */
function hold(quantity: 'f' | 'o', value: number, from: number, to: number): Clamp {
  return { part: 'encoder', layer: 1, quantity, unit: 'all', from, to, value };
}

/** A network as it is before its first update. */
const fresh = (forgetBias: 0 | 1): ModelChoice => ({
  cell: 'lstm',
  sizes: [32],
  bias: 'one',
  ...(forgetBias === 0 ? { forgetBias } : {}),
  source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 },
});

const whichMovesFirst: Prediction = {
  question: 'Close the forget gate at ‘t’. Which guess changes first?',
  choices: ['the one at ‘t’ itself', 'the one a letter later', 'none before the end'],
  outcome: (answer, scene) => {
    const [first] = changedSteps(answer);
    if (first === undefined) return null;
    return first <= scene.step ? 0 : first === answer.columns.length - 1 ? 2 : 1;
  },
  before: { clamps: [] },
  reveal: (answer, scene) => {
    const [first] = changedSteps(answer);
    if (first === undefined) return { holds: false, text: 'No guess moves: nothing that was erased is needed for this name.' };
    const why = first === scene.step ? ': h is made from C in the same step, and the guess from h' : '';
    return told(`The first guess that moves is the one at ${typedAt(answer, first)}${why}.`);
  },
};

const lastsLonger: Prediction = {
  question: 'Here the bias started at 1. Started at 0, how much of the gradient of the last guess would come back over thirty letters?',
  choices: ['more than a tenth', 'a thousandth to a tenth', 'less than a thousandth'],
  outcome: (answer) => {
    const rate = arrival(answer, 'c');
    if (!Number.isFinite(rate) || isCutShort(answer)) return null;
    return rate > 0.1 ? 0 : rate >= 0.001 ? 1 : 2;
  },
  before: { model: fresh(1), compared: [] },
  reveal: facts.freshArrives,
};

const staysOrGoes: Prediction = {
  question: 'Shut the output gate at ‘t’, for that one step. What becomes of C?',
  choices: ['it is erased', 'it stays, and goes on as if nothing had happened', 'it stays, but the next step writes something else'],
  outcome: (answer, scene) => {
    const lost = lostByHiding(answer, scene);
    return lost && (lost.now > 0 ? 0 : lost.next === 0 ? 1 : 2);
  },
  before: { clamps: [] },
  reveal: facts.hiddenNotLost,
};

/** Chapter 10: from the black box to its gates, and back out. */
export const steps: readonly LessonStep[] = [
  {
    id: 'black-box',
    title: 'The same box, seen from outside',
    line: facts.blackBox,
    scene: { compared: ['rnn', 'lstm'], panel: 'none' },
    focus: {},
    check: facts.blackBox,
  },
  {
    id: 'two-states',
    title: 'It carries two states, not one',
    line: facts.twoStates,
    scene: { step: 4, panel: 'none' },
    focus: { quantities: ['c', 'h'] },
    check: facts.twoStates,
  },
  {
    id: 'gates',
    title: 'Three gates, all between shut and open',
    line: facts.gatesWithin,
    scene: { step: 4, gates: { quantity: 'f', all: true, order: 'index', find: null } },
    focus: { quantities: ['f', 'i', 'o'] },
    check: facts.gatesWithin,
  },
  {
    id: 'rail',
    title: 'Inside: a rail that runs straight through',
    line: facts.onRail,
    scene: { depth: cell, step: 4, unit: 30 },
    focus: { quantities: ['f', 'i', 'g', 'c'] },
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
    scene: { step: 4, clamps: [hold('f', 0, 4, 4)] },
    focus: { quantities: ['f', 'c'], steps: [4, 5, 6] },
    prediction: whichMovesFirst,
    check: facts.clampReaches,
  },
  {
    id: 'open',
    title: 'Hold it open, and nothing is ever erased',
    line: facts.clampReaches,
    scene: { step: 6, clamps: [hold('f', 1, 0, Number.POSITIVE_INFINITY)], strips: 'values' },
    focus: { quantities: ['f', 'c'] },
    check: facts.clampReaches,
  },
  {
    id: 'hide',
    title: 'Shut the output gate once',
    line: facts.hiddenNotLost,
    scene: { step: 4, clamps: [hold('o', 0, 4, 4)], gates: { quantity: 'o', all: false, order: 'index', find: null } },
    focus: { quantities: ['o', 'c', 'h'], steps: [4, 5, 6] },
    prediction: staysOrGoes,
    check: facts.hiddenNotLost,
  },
  {
    id: 'blame',
    title: 'Backward, the rail carries the blame',
    line: facts.blameArrives,
    scene: { direction: 'backward', cost: 'last', step: 0, panel: 'none' },
    focus: { quantities: ['c', 'h'] },
    check: facts.blameArrives,
  },
  {
    id: 'fresh',
    title: 'A fresh cell should not forget everything',
    line: facts.untrainedForgets,
    scene: { model: fresh(1), step: 6 },
    focus: { quantities: ['f', 'c'] },
    check: facts.untrainedForgets,
  },
  {
    id: 'side-by-side',
    title: 'Started at 0, started at 1',
    line: facts.freshArrives,
    scene: {
      model: fresh(0),
      compared: ['lstm', 'otherBias'],
      text: 'Wolfeschlegelsteinhausenberger',
      direction: 'backward',
      cost: 'last',
      step: 30,
      zoom: 0.5,
      panel: 'none',
    },
    focus: { quantities: ['c'] },
    prediction: lastsLonger,
    check: facts.freshArrives,
  },
  {
    id: 'count',
    title: 'Four times the weights',
    line: facts.counts,
    scene: { step: 4, depth: cell, unit: 30 },
    focus: { quantities: ['f', 'i', 'o', 'g'] },
    check: facts.counts,
  },
];

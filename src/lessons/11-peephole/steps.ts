import type { WeightEdit } from '../../store/scene';
import type { LessonStep, Prediction } from '../lesson';
import { lstmScene } from '../lessonScene';
import { vectorOf } from '../measure';
import { facts } from './facts';
import { movedAtOnce, spreadOf } from './interventions';
import { peepholesOf } from './looks';

const cell = { kind: 'cell' } as const;
const { model: blind } = lstmScene;
const looks = ['peephole.f', 'peephole.i', 'peephole.o'];
const units = 32;
/** A unit whose peepholes do much in this name. */
const unit = 2;

const zero = (index: number): WeightEdit => ({ tensor: 'layer1.peephole', index, value: 0 });

const whichMove: Prediction = {
  question: 'C of unit 2 is held at 0 at ‘t’. Which gates move in this same step?',
  choices: ['none: they were there before C', 'o alone', 'f, i and o'],
  outcome: (answer, scene) => {
    const moved = movedAtOnce(answer, scene);
    if (!moved) return null;
    return moved.length === 0 ? 0 : moved.length === 1 && moved[0]?.gate === 'o' ? 1 : 2;
  },
  before: { clamps: [] },
  reveal: facts.movesAtOnce,
};

const howMany: Prediction = {
  question: 'The three gates of each unit are to see C. How many more weights does this layer have?',
  choices: ['none: C is only added', 'three for each unit', 'three for each pair of units'],
  outcome: (answer) => {
    const tensor = peepholesOf(answer);
    const d = vectorOf(answer, 'c', 0).length;
    return tensor && [0, 3 * d, 3 * d * d].indexOf(tensor.count);
  },
  before: { model: blind },
  reveal: facts.extraWeights,
};

const whoFollows: Prediction = {
  question: 'One weight is set to 0: the one with which f of unit 2 sees C. Which units have another h then?',
  choices: ['unit 2 alone, all along', 'unit 2 first, one step later all', 'all of them at once'],
  outcome: (answer) => {
    const spread = spreadOf(answer);
    if (!spread || spread.later === null) return null;
    return spread.at > 1 ? 2 : spread.later.count > 1 ? 1 : 0;
  },
  before: { edits: [] },
  reveal: facts.spreads,
};

/** Chapter 11: what gates cannot see, three wires more, one sum, their order, their cost, what they do, and whether it helps. */
export const steps: readonly LessonStep[] = [
  {
    id: 'hidden',
    title: 'What the gates of an LSTM cannot see',
    line: facts.hidden,
    scene: { model: blind, depth: cell, unit: 10 },
    focus: { inCell: ['c@previous', 'h@previous'] },
    check: facts.hidden,
  },
  {
    id: 'wires',
    title: 'Three more wires, from the memory to the gates',
    line: facts.seen,
    scene: { depth: cell },
    focus: { quantities: ['c'], inCell: looks },
    check: facts.seen,
  },
  {
    id: 'sum',
    title: 'One term more in the sum',
    line: facts.gateSum,
    scene: { depth: { kind: 'number', quantity: 'f' } },
    focus: {},
    check: facts.gateSum,
  },
  {
    id: 'last',
    title: 'The output gate comes last',
    asks: 'Which gate sees the new C?',
    line: facts.movesAtOnce,
    scene: { depth: cell, clamps: [{ part: 'encoder', layer: 1, quantity: 'c', unit, from: 4, to: 4, value: 0 }] },
    focus: { quantities: ['f', 'i', 'o', 'c'], inCell: looks },
    prediction: whichMove,
    check: facts.movesAtOnce,
  },
  {
    id: 'count',
    title: 'What does it cost?',
    line: facts.extraWeights,
    scene: { depth: cell },
    focus: { quantities: ['c'], inCell: looks },
    prediction: howMany,
    check: facts.extraWeights,
  },
  {
    id: 'shares',
    title: 'How much do the gates make of it?',
    line: facts.shares,
    scene: { panel: 'gates', gates: { quantity: 'f', all: false, order: 'index', find: null } },
    focus: { quantities: ['f', 'i', 'o'] },
    check: facts.shares,
  },
  {
    id: 'one-away',
    title: 'Take one look away',
    line: facts.spreads,
    scene: { step: 5, edits: [zero(unit)] },
    focus: { quantities: ['f', 'c', 'h'] },
    prediction: whoFollows,
    check: facts.spreads,
  },
  {
    id: 'all-away',
    title: 'Take all of them away',
    line: facts.withoutAll,
    scene: { step: 6, edits: Array.from({ length: 3 * units }, (_, index) => zero(index)) },
    focus: {},
    check: facts.withoutAll,
  },
  {
    id: 'back',
    title: 'Backward, blame comes through the gates, too',
    line: facts.comesBack,
    scene: { depth: cell, direction: 'backward', step: 3 },
    focus: { quantities: ['c'], inCell: looks },
    check: facts.comesBack,
  },
  {
    id: 'help',
    title: 'Does it help?',
    line: facts.heldOut,
    scene: { compared: ['lstm', 'peephole'], unit: null },
    focus: {},
    check: facts.heldOut,
  },
];

import type { LessonStep, Prediction } from '../lesson';
import { gruScene } from '../lessonScene';
import { askedRow, countsOf, facts } from './facts';
import { gatesIn, sizeOf } from './tensors';

const cell = { kind: 'cell' } as const;

const whoseRow: Prediction = {
  question: `In PyTorch weight_hh_l0 holds W of the three gates and of the candidate, one below the other: 128 rows for 32 units. Whose is row ${askedRow}, counted from 0?`,
  choices: ['o’s, the output gate’s', 'g’s, the candidate’s', 'i’s, the input gate’s'],
  outcome: (answer) => {
    const gate = gatesIn(answer, 'pytorch')[Math.floor(askedRow / sizeOf(answer))];
    const at = ['o', 'g', 'i'].indexOf(gate ?? '');
    return at === -1 || askedRow % sizeOf(answer) !== 7 ? null : at;
  },
  before: null,
  reveal: facts.gateOrder,
};

const whoHasMore: Prediction = {
  question: 'The same network, once in PyTorch and once in Keras. Which of them has more numbers to learn?',
  choices: ['PyTorch', 'Keras', 'both as many'],
  outcome: (answer) => {
    const { torch, keras } = countsOf(answer);
    return torch > keras ? 0 : torch < keras ? 1 : 2;
  },
  before: null,
  reveal: facts.biases,
};

/** Chapter 13: a program, what it is given, one line for the layer, where its weights stand, what frameworks lack, and the same numbers. */
export const steps: readonly LessonStep[] = [
  {
    id: 'program',
    title: 'The network on stage is a short program',
    line: facts.program,
    scene: {},
    focus: {},
    check: facts.program,
  },
  {
    id: 'axes',
    title: 'Letters in: three axes, in two orders',
    line: facts.axes,
    scene: { step: 1 },
    focus: { weight: 'layer1.U' },
    check: facts.axes,
  },
  {
    id: 'layer',
    title: 'The whole unrolled row is one line',
    line: facts.call,
    scene: {},
    focus: { weight: 'layer1.W' },
    check: facts.layerTensors,
  },
  {
    id: 'turned',
    title: 'PyTorch’s matrices lie on their side',
    line: facts.turned,
    scene: { depth: { kind: 'number', quantity: 'f' }, unit: 7 },
    focus: {},
    check: facts.turned,
  },
  {
    id: 'order',
    title: 'Four blocks in one matrix: in which order?',
    line: facts.gateOrder,
    scene: { depth: cell, unit: 7 },
    focus: { quantities: ['f', 'i', 'o', 'g'] },
    prediction: whoseRow,
    check: facts.gateOrder,
  },
  {
    id: 'biases',
    title: 'One bias vector or two',
    line: facts.biases,
    scene: { depth: cell },
    focus: { quantities: ['f', 'i', 'o', 'g'] },
    prediction: whoHasMore,
    check: facts.biases,
  },
  {
    id: 'lacking',
    title: 'Not every cell is in the box',
    line: facts.provided,
    scene: { model: gruScene.model, depth: cell },
    focus: { quantities: ['r', 'n'] },
    check: facts.provided,
  },
  {
    id: 'same',
    title: 'The same numbers',
    line: facts.same,
    scene: {},
    focus: { weight: 'V', steps: [4] },
    check: facts.same,
  },
  {
    id: 'gradients',
    title: 'The way back needs no code of yours',
    line: facts.gradients,
    scene: { direction: 'backward', step: 6, panel: 'gradients' },
    focus: { weight: 'layer1.W' },
    check: facts.gradients,
  },
  {
    id: 'home',
    title: 'And home again',
    line: facts.roundTrip,
    scene: {},
    focus: {},
    check: facts.roundTrip,
  },
];

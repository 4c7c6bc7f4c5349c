import type { Clamp } from '../../engine/program';
import type { GatesChoice } from '../../store/scene';
import type { LessonStep } from '../lesson';
import { gruScene } from '../lessonScene';
import { facts } from './facts';
import { fewerWeights, moreParameters, onTheWayBack, sameLetterAlone, whatIsGuessed } from './predictions';

const cell = { kind: 'cell' } as const;
const { model } = gruScene;
const after = { ...model, cell: 'gruAfter' } as const;

/** A gate, all units, held at `value` in steps from…to. */
function hold(quantity: 'z' | 'r', value: number, from = 0, to = Number.POSITIVE_INFINITY): Clamp {
  return { part: 'encoder', layer: 1, quantity, unit: 'all', from, to, value };
}

const gatesOf = (quantity: GatesChoice['quantity']): GatesChoice => ({ quantity, all: false, order: 'index', find: null });

/** Chapter 12: what two gates and one state can do, and the traps: before and after, z and 1 − z. */
export const steps: readonly LessonStep[] = [
  {
    id: 'one-state',
    title: 'One state where the LSTM has two',
    line: facts.oneState,
    scene: { compared: ['lstm', 'gru'], panel: 'none' },
    focus: {},
    check: facts.oneState,
  },
  {
    id: 'gates',
    title: 'Inside: the state is the rail',
    line: facts.gatesWithin,
    scene: { depth: cell, unit: 2 },
    focus: { quantities: ['z', 'r', 'h'], inCell: ['h@previous'] },
    check: facts.gatesWithin,
  },
  {
    id: 'mix',
    title: 'Update gate: keep, or renew',
    line: facts.mixes,
    scene: { depth: cell, unit: 2 },
    focus: { quantities: ['z', 'n', 'h'], inCell: ['h@previous'] },
    check: facts.mixes,
  },
  {
    id: 'reset',
    title: 'Reset gate: what the candidate sees',
    line: facts.hides,
    scene: { depth: cell, unit: 2 },
    focus: { quantities: ['r', 'rh', 'n'] },
    check: facts.hides,
  },
  {
    id: 'by-hand',
    title: 'One unit, by hand',
    line: facts.byHand,
    scene: { depth: { kind: 'number', quantity: 'h' }, unit: 29 },
    focus: {},
    check: facts.byHand,
  },
  {
    id: 'carry',
    title: 'The update gate at 1',
    line: facts.carried,
    scene: { clamps: [hold('z', 1, 4, 4)], strips: 'values', gates: gatesOf('z') },
    focus: { quantities: ['z', 'h'], steps: [3, 4] },
    prediction: whatIsGuessed,
    check: facts.carried,
  },
  {
    id: 'renew',
    title: 'The update gate at 0',
    line: facts.renewed,
    scene: { clamps: [hold('z', 0)], strips: 'values', gates: gatesOf('r') },
    focus: { quantities: ['r', 'n', 'h'] },
    check: facts.renewed,
  },
  {
    id: 'letter-alone',
    title: 'The reset gate at 0',
    line: facts.twice,
    scene: { step: 6, clamps: [hold('r', 0)], strips: 'values', gates: gatesOf('n') },
    focus: { quantities: ['n', 'h'], steps: [2, 6] },
    prediction: sameLetterAlone,
    check: facts.twice,
  },
  {
    id: 'highway',
    title: 'Backward, z stands on the rail',
    line: facts.highway,
    scene: { direction: 'backward', cost: 'last', depth: cell, unit: 2 },
    focus: { quantities: ['z', 'h'], inCell: ['h@previous'] },
    check: facts.highway,
  },
  {
    id: 'straight',
    title: 'Backward, with z held at 1',
    line: facts.straightBack,
    scene: { direction: 'backward', cost: 'last', clamps: [hold('z', 1, 4)], strips: 'values', panel: 'none' },
    focus: { quantities: ['h'], steps: [3, 4, 5, 6] },
    prediction: onTheWayBack,
    check: facts.straightBack,
  },
  {
    id: 'far',
    title: 'Over thirty letters',
    line: facts.reaches,
    scene: {
      compared: ['rnn', 'lstm', 'gru'],
      text: 'Wolfeschlegelsteinhausenberger',
      direction: 'backward',
      cost: 'last',
      step: 30,
      zoom: 0.5,
      panel: 'none',
    },
    focus: {},
    check: facts.reaches,
  },
  {
    id: 'after',
    title: 'Reset before the product, or after it?',
    line: facts.afterProduct,
    scene: { model: after, depth: cell, unit: 12 },
    focus: { quantities: ['r', 'q', 'n'] },
    check: facts.afterProduct,
  },
  {
    id: 'one-more-bias',
    title: 'The exam question: how many parameters?',
    line: facts.oneMoreBias,
    scene: { model: after, compared: ['gru', 'gruAfter'], step: 6, panel: 'none' },
    focus: {},
    prediction: moreParameters,
    check: facts.oneMoreBias,
  },
  {
    id: 'two-roles',
    title: 'z, or 1 − z?',
    line: facts.swapped,
    scene: { depth: { kind: 'number', quantity: 'z' }, unit: 2 },
    focus: {},
    check: facts.swapped,
  },
  {
    id: 'price',
    title: 'What does it cost, and what is it worth?',
    line: facts.counts,
    scene: { compared: ['rnn', 'lstm', 'gru'], panel: 'none' },
    focus: {},
    prediction: fewerWeights,
    check: facts.counts,
  },
];

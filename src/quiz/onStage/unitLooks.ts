import type { Measurement } from '../../engine/experiment';
import type { Clamp } from '../../engine/program';
import type { Quantity } from '../../engine/recording';
import { sigmoid, tanh } from '../../engine/scalar';
import { measured } from '../draft';
import { holdAll } from '../holdAll';
import type { MisconceptionName } from '../misconceptions';
import { formula, type Mathematics, value, weight } from '../rich';
import { unitOverTime } from './subject';

/** One number of the step: what it is called, and what it is. */
export interface Part {
  readonly label: Mathematics;
  readonly value: number;
}

export interface Asked extends Part {
  readonly id: string;
  /** How it comes about. */
  readonly work: Mathematics;
  readonly mistakes: readonly (readonly [MisconceptionName, number, string])[];
}

/** What is told of a unit at a step, and what becomes of it. */
export interface UnitStep {
  readonly told: readonly Part[];
  readonly asked: readonly Asked[];
}

/** The numbers of one unit at one step, out of the passes in `passesOf`. */
type Look = (runs: readonly Measurement[], step: number, unit: number) => UnitStep;

/** Readings of one unit in one of the passes. */
const reader =
  (runs: readonly Measurement[], index: number, unit: number) =>
  (quantity: Quantity, step: number): number =>
    unitOverTime(measured(runs, index).values.main, quantity, unit)[step] ?? Number.NaN;

const part = (label: Mathematics, number: number): Part => ({ label, value: number });
const times = '⊙';
const before = (sign: 'c' | 'h'): Mathematics => value(sign, 'previous');

/** c and h from the gates, which are told. */
const lookAtLstm: Look = (runs, step, unit) => {
  const read = reader(runs, 0, unit);
  const [f, i, g, o] = [read('f', step), read('i', step), read('g', step), read('o', step)];
  const [old, c, h] = [read('c', step - 1), read('c', step), read('h', step)];
  return {
    told: [part(before('c'), old), part(value('f'), f), part(value('i'), i), part(value('g'), g), part(value('o'), o)],
    asked: [
      {
        ...part(value('c'), c),
        id: 'c',
        work: formula(value('f'), times, before('c'), '+', value('i'), times, value('g')),
        mistakes: [
          ['gatesSwapped', i * old + f * g, ''],
          ['nothingForgotten', old + i * g, ''],
          ['everythingWritten', f * old + g, ''],
          ['noState', i * g, ''],
        ],
      },
      {
        ...part(value('h'), h),
        id: 'h',
        work: formula(value('o'), times, 'tanh', '(', value('c'), ')'),
        mistakes: [
          ['stateNotSquashed', o * c, 'o · c'],
          ['outputOpen', tanh(c), 'tanh(c)'],
        ],
      },
    ],
  };
};

/** h from the update gate and the candidate, which are told. */
const lookAtGru: Look = (runs, step, unit) => {
  const read = reader(runs, 0, unit);
  const [z, n, h, old] = [read('z', step), read('n', step), read('h', step), read('h', step - 1)];
  return {
    told: [part(before('h'), old), part(value('z'), z), part(value('n'), n)],
    asked: [
      {
        ...part(value('h'), h),
        id: 'h',
        work: formula(value('z'), times, before('h'), '+', '(', '1', '−', value('z'), ')', times, value('n')),
        mistakes: [
          ['updateSwapped', (1 - z) * old + z * n, ''],
          ['noState', (1 - z) * n, ''],
          ['everythingWritten', z * old + n, ''],
        ],
      },
    ],
  };
};

/** The sum and its tanh. What each part gives is seen by holding the others at 0: the state before, then the input as well. */
const lookAtRnn: Look = (runs, step, unit) => {
  const read = reader(runs, 0, unit);
  const [sum, h] = [read('hPre', step), read('h', step)];
  const [inputAndBias, bias] = [reader(runs, 1, unit)('hPre', step), reader(runs, 2, unit)('hPre', step)];
  const [input, state] = [inputAndBias - bias, sum - inputAndBias];
  return {
    told: [part(formula(value('x'), weight('U')), input), part(formula(before('h'), weight('W')), state), part(formula(weight('b')), bias)],
    asked: [
      {
        ...part(value('hPre'), sum),
        id: 'hPre',
        work: formula(value('x'), weight('U'), '+', before('h'), weight('W'), '+', weight('b')),
        mistakes: [
          ['noState', inputAndBias, ''],
          ['noInput', state + bias, ''],
          ['noBias', sum - bias, ''],
        ],
      },
      {
        ...part(value('h'), h),
        id: 'h',
        work: formula('tanh', '(', value('hPre'), ')'),
        mistakes: [
          ['noActivation', sum, 'the sum itself'],
          ['sigmoidForTanh', sigmoid(sum), 'σ of the sum'],
          ['noState', tanh(inputAndBias), ''],
          ['noBias', tanh(sum - bias), ''],
        ],
      },
    ],
  };
};

/** By the layer's cell. */
export const looks = { rnn: lookAtRnn, lstm: lookAtLstm, gru: lookAtGru } as const;

/** What is held in each pass that a look reads: nothing; the state before the step at 0; and its input as well. */
export function passesOf(step: number): readonly (readonly Clamp[])[] {
  const noState = holdAll('h', step - 1, 0);
  return [[], [noState], [noState, holdAll('x', step, 0)]];
}

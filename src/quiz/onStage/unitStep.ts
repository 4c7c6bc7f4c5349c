import type { Measurement } from '../../engine/experiment';
import type { Clamp } from '../../engine/program';
import type { Quantity } from '../../engine/recording';
import { sigmoid, tanh } from '../../engine/scalar';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { type Draft, measured } from '../draft';
import type { MisconceptionName } from '../misconceptions';
import type { Fact, NumberField, Question, QuestionAddress, SolutionRow, Subject } from '../question';
import { formula, type Mathematics, type Rich, say, value, weight } from '../rich';
import { apartNumbers, handTolerance } from '../steps/nearMistakes';
import { smallestTelling } from '../steps/telling';
import { readerWords, readingOf, signsOf, specOfSubject, subjectOnStage, unitOverTime, unitsOf } from './subject';

/** One number of the step: what it is called, what it is, and how it comes about. */
interface Part {
  readonly label: Mathematics;
  readonly value: number;
}

interface Asked extends Part {
  readonly id: string;
  readonly work: Mathematics;
  readonly mistakes: readonly (readonly [MisconceptionName, number, string])[];
}

/** What is told of a unit at a step, and what becomes of it. */
interface UnitStep {
  readonly told: readonly Part[];
  readonly asked: readonly Asked[];
}

/** The numbers of one unit at one step, out of the passes that the cell's question wants. */
type Look = (runs: readonly Measurement[], step: number, unit: number) => UnitStep;

const reader =
  (run: Measurement | undefined, unit: number) =>
  (quantity: Quantity, step: number): number =>
    step < 0 ? 0 : ((run && unitOverTime(run.values.main, quantity, unit)[step]) ?? Number.NaN);

const part = (label: Mathematics, number: number): Part => ({ label, value: number });
const times = '⊙';
const before = (sign: 'c' | 'h'): Mathematics => value(sign, 'previous');

/** c and h from the gates, which are told. */
const lookAtLstm: Look = ([run], step, unit) => {
  const read = reader(run, unit);
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
const lookAtGru: Look = ([run], step, unit) => {
  const read = reader(run, unit);
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
const lookAtRnn: Look = ([run, withoutState, biasAlone], step, unit) => {
  const [sum, h] = [reader(run, unit)('hPre', step), reader(run, unit)('h', step)];
  const inputAndBias = reader(withoutState, unit)('hPre', step);
  const bias = reader(biasAlone, unit)('hPre', step);
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

const looks = { rnn: lookAtRnn, lstm: lookAtLstm, gru: lookAtGru } as const;

/** The whole input (which counts as layer 0) or the whole state held at 0 at one step. */
const zero = (quantity: 'x' | 'h', step: number): Clamp => ({
  part: 'encoder',
  layer: quantity === 'x' ? 0 : 1,
  quantity,
  unit: 'all',
  from: step,
  to: step,
  value: 0,
});

/** How far the least telling number is above what rounding would hide, as a share; and no gate so far open or shut that it could be left out. */
function clarity({ told, asked }: UnitStep): number {
  const sizes = [...told, ...asked].map(({ value: number }) => Math.abs(number));
  const missed = asked.reduce((sum, { mistakes, value: answer }) => {
    const apart = mistakes.filter(([, wrong]) => Math.abs(wrong - answer) > 3 * handTolerance);
    return sum + mistakes.length - apart.length;
  }, 0);
  return Math.min(1, Math.min(...sizes) / smallestTelling) - missed;
}

function fieldOf({ id, label, value: answer, mistakes }: Asked): NumberField {
  return {
    kind: 'number',
    id,
    label: [label],
    optional: false,
    expected: 'real',
    answer,
    tolerance: handTolerance,
    unit: null,
    mistakes: apartNumbers(mistakes, answer),
  };
}

function rowOf({ id, label, work, value: number }: Asked): SolutionRow {
  return { label: [label], work: [work], value: formatNumber(number), field: id, tensor: null };
}

const factOf = ({ label, value: number }: Part): Fact => ({ label: [label], value: [formatNumber(number)] });

/** One unit of the network on stage, at one of its steps: what becomes of its state, by hand. */
export function unitStepQuestion(address: QuestionAddress, chance: Chance, subject: Subject): Draft {
  const signs = signsOf(subject);
  const step = chance.between(1, signs.length - 1);
  const spec = specOfSubject(subject);
  const look = looks[spec.layers[0]?.cell ?? 'rnn'];
  const order = chance.shuffle(Array.from({ length: unitsOf(subject) }, (_, unit) => unit));
  const held: readonly (readonly Clamp[])[] = [[], [zero('h', step - 1)], [zero('h', step - 1), zero('x', step)]];
  return {
    models: [subject.model],
    experiments: (weightsOf) => held.map((clamps) => readingOf(subject, weightsOf(subject.model), { clamps })),
    pose: (measurements): Question => {
      measured(measurements, held.length - 1);
      const looked = order.map((unit) => ({ unit, ...look(measurements, step, unit) }));
      const { unit, told, asked } = looked.reduce((best, each) => (clarity(each) > clarity(best) ? each : best));
      const states: Rich = asked.length > 1 ? ['these'] : ['this'];
      return {
        address,
        title: 'One step of the network on stage',
        paragraphs: [
          say`${readerWords(address)} has just read the “${signs[step] ?? ''}” of “${subject.text}”, step ${step}. This is what is known of its unit ${unit}. Compute ${states}:`,
          ['Two decimals are enough; tanh(0.3) and σ(0.3) can be typed as they are.'],
        ],
        facts: told.map(factOf),
        figure: null,
        fields: asked.map(fieldOf),
        decisive: null,
        solution: {
          lead: ['As the engine computes it:'],
          rows: asked.map(rowOf),
          closing: ['All other units do the same with weights of their own, at every step.'],
          tensors: [],
          figure: null,
        },
        spec,
        stage: subjectOnStage(subject, { step, unit, depth: { kind: 'cell' } }),
      };
    },
  };
}

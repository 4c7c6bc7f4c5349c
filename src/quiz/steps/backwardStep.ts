import type { Measurement } from '../../engine/experiment';
import type { Quantity } from '../../engine/recording';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { Fact, NumberField, Question, QuestionAddress, SolutionRow } from '../question';
import { formula, gradient, type Mathematics, say, value, weight } from '../rich';
import { apartNumbers, handTolerance } from './nearMistakes';
import { at, experimentOf, layerModel, type Passage } from './smallModel';
import { chooseTelling } from './telling';

type Wrong = Parameters<typeof apartNumbers>[0];

const first = (values: readonly number[]): number => values[0] ?? Number.NaN;

/** A value or its gradient at a step of the only layer; step −1 is the state before the first. */
function reading(measurement: Measurement, side: 'values' | 'gradients', quantity: Quantity & ('h' | 'hPre'), step: number): number {
  const layer = measurement[side].main.layers[0];
  if (step < 0) return layer?.initial.h?.data[0] ?? Number.NaN;
  return first(at(layer?.quantities[quantity], step));
}

interface Line {
  readonly id: string;
  readonly symbol: Mathematics;
  readonly work: Mathematics;
  readonly answer: number;
  readonly wrong: Wrong;
}

function fieldOf({ id, symbol, answer, wrong }: Line): NumberField {
  return {
    kind: 'number',
    id,
    label: [gradient(symbol)],
    optional: false,
    expected: 'real',
    answer,
    tolerance: handTolerance,
    unit: null,
    mistakes: apartNumbers(wrong, answer),
  };
}

const rowOf = ({ id, symbol, work, answer }: Line): SolutionRow => ({
  label: [gradient(symbol)],
  work: [work],
  value: formatNumber(answer),
  field: id,
  tensor: null,
});

/** The gradient at the sum: back through tanh. */
function sumLine(measurement: Measurement, step: number, at_: number | 'now'): Line {
  const incoming = reading(measurement, 'gradients', 'h', step);
  return {
    id: `sum${step}`,
    symbol: value('hPre', at_),
    work: formula(gradient(value('h', at_)), '·', '(', '1', '−', value('h', at_), '²', ')'),
    answer: reading(measurement, 'gradients', 'hPre', step),
    wrong: [
      ['noDerivative', incoming, ''],
      ['wrongDerivative', incoming * (1 - reading(measurement, 'values', 'h', step)), ''],
    ],
  };
}

function stateLine(measurement: Measurement, w: number, step: number, from: number | 'now', to: number | 'previous'): Line {
  const incoming = reading(measurement, 'gradients', 'h', step);
  return {
    id: `state${step}`,
    symbol: value('h', to),
    work: formula(gradient(value('hPre', from)), '·', weight('W')),
    answer: reading(measurement, 'gradients', 'h', step - 1),
    wrong: [
      ['noDerivative', incoming * w, ''],
      ['noWeight', reading(measurement, 'gradients', 'hPre', step), ''],
    ],
  };
}

/** What one step adds to the gradient of W. */
const contribution = (measurement: Measurement, step: number): number =>
  reading(measurement, 'values', 'h', step - 1) * reading(measurement, 'gradients', 'hPre', step);

function weightLine(measurement: Measurement, steps: number): Line {
  const contributions = Array.from({ length: steps }, (_, step) => contribution(measurement, step));
  const answer = measurement.parameterGradient[1] ?? Number.NaN;
  const terms = contributions.flatMap((_, step) => [
    ...(step > 0 ? ['+'] : []),
    gradient(value('hPre', steps === 1 ? 'now' : step + 1)),
    '·',
    steps === 1 ? value('h', 'previous') : value('h', step),
  ]);
  const last = steps - 1;
  return {
    id: 'weight',
    symbol: weight('W'),
    work: formula(...terms),
    answer,
    wrong: [
      ['noDerivative', reading(measurement, 'gradients', 'h', last) * reading(measurement, 'values', 'h', last - 1), ''],
      ['laterStepsIgnored', contributions[last] ?? Number.NaN, 'the last step alone'],
      ['firstOnly', contributions[0] ?? Number.NaN, 'the first step alone'],
      ['averaged', answer / steps, `divided by ${steps}`],
      ['wrongState', reading(measurement, 'values', 'h', last) * reading(measurement, 'gradients', 'hPre', last), ''],
    ],
  };
}

function linesOf(measurement: Measurement, passage: Passage): readonly Line[] {
  const steps = passage.inputs.length;
  const w = passage.weights['layer1.W']?.[0] ?? Number.NaN;
  if (steps === 1) return [sumLine(measurement, 0, 'now'), stateLine(measurement, w, 0, 'now', 'previous'), weightLine(measurement, 1)];
  const backward = Array.from({ length: steps }, (_, index) => steps - 1 - index).flatMap((step) => [
    sumLine(measurement, step, step + 1),
    ...(step > 0 ? [stateLine(measurement, w, step, step + 1, step)] : []),
  ]);
  return [...backward, weightLine(measurement, steps)];
}

function givenFacts(measurement: Measurement, passage: Passage, seed: number): readonly Fact[] {
  const steps = passage.inputs.length;
  const states = Array.from({ length: steps + 1 }, (_, index) => {
    const symbol = steps === 1 ? value('h', index === 0 ? 'previous' : 'now') : value('h', index);
    return { label: [symbol], value: [formatNumber(reading(measurement, 'values', 'h', index - 1))] };
  });
  return [
    { label: [weight('W')], value: [formatNumber(passage.weights['layer1.W']?.[0] ?? 0, 1)] },
    ...states,
    { label: [gradient(value('h', steps === 1 ? 'now' : steps))], value: [formatNumber(seed, 1)] },
  ];
}

interface Candidate {
  readonly passage: Passage;
  readonly seed: number;
}

function drawCandidate(chance: Chance, spec: Passage['spec'], steps: number): Candidate {
  const tenths = (low: number, high: number) => (chance.between(low, high) * chance.pick([-1, 1])) / 10;
  const weights = { 'layer1.U': [tenths(4, 9)], 'layer1.W': [tenths(7, 12)] };
  const inputs = Array.from({ length: steps }, () => [tenths(2, 9)]);
  return { passage: { spec, weights, inputs, h: [tenths(3, 7)] }, seed: tenths(7, 12) };
}

/** A run is worth doing by hand when its slopes differ from 1, and its gradients from 0, by more than rounding. */
function isTelling(measurement: Measurement, { passage }: Candidate): boolean {
  const states = passage.inputs.map((_, step) => Math.abs(reading(measurement, 'values', 'h', step)));
  return (
    states.every((state) => state > 0.25 && state < 0.85) && linesOf(measurement, passage).every(({ answer }) => Math.abs(answer) > 0.06)
  );
}

/** Back through one to three steps of a basic cell with one unit, by hand. */
export function backwardStep(address: QuestionAddress, chance: Chance): Draft {
  const spec = layerModel({ cell: 'rnn', size: 1, bias: 'none', activation: 'tanh' }, 1);
  const steps = address.difficulty;
  const candidates = Array.from({ length: 40 }, () => drawCandidate(chance, spec, steps));
  const experiments = candidates.map(({ passage, seed }) =>
    experimentOf(passage, { seeds: { h: Float64Array.from({ length: steps }, (_, step) => (step === steps - 1 ? seed : 0)) } }),
  );
  return withRuns(experiments, (measurements): Question => {
    const { candidate, runs } = chooseTelling(candidates, measurements, ([run], drawn) => run !== undefined && isTelling(run, drawn));
    const { passage, seed } = candidate;
    const measurement = measured(runs, 0);
    const lines = linesOf(measurement, passage);
    const last = steps === 1 ? value('h') : value('h', steps);
    return {
      address,
      title: 'Backward by hand',
      paragraphs: [
        say`A basic cell with one unit, ${value('h')} = tanh(${value('hPre')}), has run ${steps === 1 ? 'one step' : `${steps} steps`}. The cost depends on ${last} only. Go back. Two decimals are enough.`,
      ],
      facts: givenFacts(measurement, passage, seed),
      figure: null,
      fields: lines.map(fieldOf),
      decisive: null,
      solution: {
        lead: [
          formula(value('hPre'), '=', value('x'), weight('U'), '+', value('h', 'previous'), weight('W')),
          ', so the chain rule gives:',
        ],
        rows: lines.map(rowOf),
        closing: steps === 1 ? [] : [weight('W'), ' acts at every step, and its gradient is the sum over all of them.'],
        tensors: [],
        figure: null,
      },
      spec,
      stage: stageFor(spec, { depth: { kind: 'cell' }, direction: 'backward' }),
    };
  });
}

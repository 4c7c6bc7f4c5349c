import type { Measurement } from '../../engine/experiment';
import type { RnnSpec } from '../../engine/spec';
import { sigmoid } from '../../engine/scalar';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { Figure } from '../figure';
import type { Difficulty, Field, Question, QuestionAddress, SolutionRow } from '../question';
import { formula, type Mathematics, say, value, weight } from '../rich';
import { apartVectors, handTolerance } from './nearMistakes';
import {
  at,
  changeTensor,
  drawTenths,
  drawWeights,
  experimentOf,
  layerModel,
  type NamedWeights,
  type Passage,
  rowsOf,
  transposed,
  zeroed,
} from './smallModel';
import { chooseTelling, smallestTelling } from './telling';

const sizes = { 1: { inputs: 1, units: 1, steps: 1 }, 2: { inputs: 2, units: 2, steps: 1 }, 3: { inputs: 2, units: 2, steps: 2 } } as const;

/** The pass itself, and the passes of learners who leave something out. */
const variants = ['right', 'noState', 'noInput', 'noBias', 'weightsTransposed'] as const;
type Variant = (typeof variants)[number];

function weightsOf(variant: Variant, weights: NamedWeights): NamedWeights {
  switch (variant) {
    case 'right':
      return weights;
    case 'noState':
      return changeTensor(weights, 'layer1.W', zeroed);
    case 'noInput':
      return changeTensor(weights, 'layer1.U', zeroed);
    case 'noBias':
      return changeTensor(weights, 'layer1.b', zeroed);
    case 'weightsTransposed':
      return changeTensor(changeTensor(weights, 'layer1.U', transposed), 'layer1.W', transposed);
  }
}

function drawPassage(chance: Chance, difficulty: Difficulty): Passage {
  const { inputs, units, steps } = sizes[difficulty];
  const layer: RnnSpec = { cell: 'rnn', size: units, bias: 'one', activation: 'tanh' };
  const spec = layerModel(layer, inputs);
  return {
    spec,
    weights: drawWeights(chance, spec),
    inputs: Array.from({ length: steps }, () => drawTenths(chance, inputs)),
    h: drawTenths(chance, units),
  };
}

/** Steps are t alone, or numbered when there are several. */
const when = (step: number, steps: number): 'now' | number => (steps === 1 ? 'now' : step + 1);

function given({ spec, weights, inputs, h }: Passage): Figure {
  const before = inputs.length === 1 ? value('h', 'previous') : value('h', 0);
  const matrices = [
    ...inputs.map((row, step) => ({ name: [value('x', when(step, inputs.length))], rows: [row] })),
    { name: [before], rows: [h] },
    { name: [weight('U')], rows: rowsOf(spec, weights, 'layer1.U') },
    { name: [weight('W')], rows: rowsOf(spec, weights, 'layer1.W') },
    { name: [weight('b')], rows: [weights['layer1.b'] ?? []] },
  ];
  return { kind: 'matrices', matrices };
}

const recorded = (measurements: readonly Measurement[], variant: Variant, quantity: 'h' | 'hPre', step: number): readonly number[] =>
  at(measured(measurements, variants.indexOf(variant)).values.main.layers[0]?.quantities[quantity], step);

function fieldFor(measurements: readonly Measurement[], quantity: 'h' | 'hPre', step: number, steps: number): Field {
  const answer = recorded(measurements, 'right', quantity, step);
  const sums = recorded(measurements, 'right', 'hPre', step);
  const left = variants
    .slice(1)
    .map((variant) => [variant as Exclude<Variant, 'right'>, recorded(measurements, variant, quantity, step), ''] as const);
  const activation = [
    ['noActivation', sums, 'the sum itself'],
    ['sigmoidForTanh', sums.map(sigmoid), 'σ of the sum'],
  ] as const;
  const mistakes = apartVectors(quantity === 'h' ? [...activation, ...left] : left, answer);
  const label = [value(quantity, when(step, steps))];
  const id = `${quantity}${step + 1}`;
  const [only] = answer;
  if (answer.length > 1 || only === undefined)
    return { kind: 'vector', id, label, optional: false, answer, tolerance: handTolerance, mistakes };
  const scalars = mistakes.map((mistake) => ({ ...mistake, value: mistake.value[0] ?? Number.NaN }));
  return {
    kind: 'number',
    id,
    label,
    optional: false,
    expected: 'real',
    answer: only,
    tolerance: handTolerance,
    unit: null,
    mistakes: scalars,
  };
}

const shown = (values: readonly number[]): string =>
  values.length === 1 ? formatNumber(values[0] ?? 0) : `(${values.map((each) => formatNumber(each)).join('; ')})`;

function solutionRows(measurements: readonly Measurement[], steps: number): readonly SolutionRow[] {
  return Array.from({ length: steps }, (_, step) => step).flatMap((step) => {
    const [now, before]: readonly Mathematics[] = [value('x', when(step, steps)), steps === 1 ? value('h', 'previous') : value('h', step)];
    const sum = [formula(now ?? '', weight('U'), '+', before ?? '', weight('W'), '+', weight('b'))];
    return [
      {
        label: [value('hPre', when(step, steps))],
        work: sum,
        value: shown(recorded(measurements, 'right', 'hPre', step)),
        field: `hPre${step + 1}`,
        tensor: null,
      },
      {
        label: [value('h', when(step, steps))],
        work: [formula('tanh', '(', value('hPre', when(step, steps)), ')')],
        value: shown(recorded(measurements, 'right', 'h', step)),
        field: `h${step + 1}`,
        tensor: null,
      },
    ];
  });
}

function pose(address: QuestionAddress, passage: Passage, measurements: readonly Measurement[]): Question {
  const steps = passage.inputs.length;
  const numbers = Array.from({ length: steps }, (_, step) => step);
  return {
    address,
    title: 'One step of the basic cell',
    paragraphs: [
      say`Compute ${steps === 1 ? 'the step' : 'both steps'} of this basic cell with tanh: first the sum, then the new state. Two decimals are enough; ${'tanh(0.3)'} can be typed as it is.`,
      ['Vectors stand on the left of the matrices.'],
    ],
    facts: [],
    figure: given(passage),
    fields: numbers.flatMap((step) => [fieldFor(measurements, 'hPre', step, steps), fieldFor(measurements, 'h', step, steps)]),
    decisive: null,
    solution: { lead: ['As the engine computes it:'], rows: solutionRows(measurements, steps), closing: [], tensors: [], figure: null },
    spec: passage.spec,
    stage: stageFor(passage.spec, { depth: { kind: 'cell' } }),
  };
}

/** h = tanh(x U + h W + b), by hand. */
export function rnnStep(address: QuestionAddress, chance: Chance): Draft {
  const passages = Array.from({ length: 4 }, () => drawPassage(chance, address.difficulty));
  const experiments = passages.flatMap((passage) =>
    variants.map((variant) => experimentOf({ ...passage, weights: weightsOf(variant, passage.weights) })),
  );
  return withRuns(experiments, (measurements) => {
    const { candidate, runs } = chooseTelling(passages, measurements, (own, { inputs }) =>
      inputs.every((_, step) => recorded(own, 'right', 'h', step).every((each) => Math.abs(each) >= smallestTelling)),
    );
    return pose(address, candidate, runs);
  });
}

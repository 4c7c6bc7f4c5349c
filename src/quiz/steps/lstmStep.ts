import type { Measurement } from '../../engine/experiment';
import type { LstmSpec } from '../../engine/spec';
import { sigmoid, tanh } from '../../engine/scalar';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { Difficulty, Fact, NumberField, Question, QuestionAddress, SolutionRow } from '../question';
import { formula, type Mathematics, value, weight } from '../rich';
import { areTelling, experimentsOf, fieldOf, type GatedStep, gatesIn, read, rowOf, type Variant, weightTable } from './gatedStep';
import { changeTensor, drawTenths, drawWeights, layerModel, type NamedWeights, zeroed } from './smallModel';
import { chooseTelling } from './telling';

/** Gates between 0.1 and 0.9, the candidate between −0.9 and 0.9. */
function tellGates(chance: Chance): GatedStep['told'] {
  const gate = () => chance.between(1, 9) / 10;
  return { f: gate(), i: gate(), o: gate(), g: (chance.between(3, 9) * chance.pick([-1, 1])) / 10 };
}

function drawStep(chance: Chance, difficulty: Difficulty): GatedStep {
  const layer: LstmSpec = { cell: 'lstm', size: 1, bias: 'one', peephole: difficulty === 3, forgetBias: 0 };
  const spec = layerModel(layer, 1);
  const passage = {
    spec,
    weights: drawWeights(chance, spec),
    inputs: [drawTenths(chance, 1)],
    h: drawTenths(chance, 1),
    c: drawTenths(chance, 1),
  };
  return { ...passage, gates: gatesIn(passage), told: difficulty === 1 ? tellGates(chance) : {} };
}

/** The first two of f, i, o, g change places. */
const swapColumns = ([f = 0, i = 0, ...rest]: readonly number[]): readonly number[] => [i, f, ...rest];

function swapped(weights: NamedWeights): NamedWeights {
  return Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, swapColumns(values)]));
}

function variantsOf({ weights, told }: GatedStep): readonly Variant[] {
  const right: Variant = { misconception: null, weights, held: {}, work: '' };
  const { f, i } = told;
  const exchanged = f !== undefined && i !== undefined ? { f: i, i: f } : {};
  return [
    right,
    { ...right, misconception: 'gatesSwapped', weights: swapped(weights), held: exchanged },
    { ...right, misconception: 'nothingForgotten', held: { f: 1 } },
    { ...right, misconception: 'everythingWritten', held: { i: 1 } },
    { ...right, misconception: 'outputOpen', held: { o: 1 } },
    { ...right, misconception: 'noState', weights: changeTensor(weights, 'layer1.W', zeroed) },
    { ...right, misconception: 'noInput', weights: changeTensor(weights, 'layer1.U', zeroed) },
    { ...right, misconception: 'noBias', weights: changeTensor(weights, 'layer1.b', zeroed) },
    { ...right, misconception: 'forgotPeephole', weights: changeTensor(weights, 'layer1.peephole', zeroed) },
  ];
}

const quantities = ['f', 'i', 'g', 'c', 'o', 'h'] as const;
type Asked = (typeof quantities)[number];

function ownMistakes(measurement: Measurement, quantity: Asked): Parameters<typeof fieldOf>[3] {
  switch (quantity) {
    case 'c':
      return [];
    case 'h':
      return [['stateNotSquashed', read(measurement, 'o') * read(measurement, 'c'), 'o · c']];
    case 'g':
      return [
        ['noActivation', read(measurement, 'gPre'), 'the sum itself'],
        ['sigmoidForTanh', sigmoid(read(measurement, 'gPre')), 'σ of the sum'],
      ];
    default:
      return [
        ['noActivation', read(measurement, `${quantity}Pre`), 'the sum itself'],
        ['tanhForSigmoid', tanh(read(measurement, `${quantity}Pre`)), 'tanh of the sum'],
      ];
  }
}

const times = '⊙';

function workOf(quantity: Asked, peephole: boolean): Mathematics {
  const [c, before] = [value('c'), value('c', 'previous')];
  if (quantity === 'c') return formula(value('f'), times, before, '+', value('i'), times, value('g'));
  if (quantity === 'h') return formula(value('o'), times, 'tanh', '(', c, ')');
  const seen = quantity === 'o' ? c : before;
  const peep = peephole && quantity !== 'g' ? ['+', seen, times, weight('peephole', null, quantity)] : [];
  const sum = [
    value('x'),
    weight('U', null, quantity),
    '+',
    value('h', 'previous'),
    weight('W', null, quantity),
    ...peep,
    '+',
    weight('b', null, quantity),
  ];
  return formula(quantity === 'g' ? 'tanh' : 'σ', '(', ...sum, ')');
}

function givenFacts(step: GatedStep): readonly Fact[] {
  const told = (['f', 'i', 'g', 'o'] as const).flatMap((gate) => {
    const given = step.told[gate];
    return given === undefined ? [] : [{ label: [value(gate)], value: [formatNumber(given, 1)] }];
  });
  const fact = (label: Mathematics, values: readonly number[] | undefined): Fact => ({
    label: [label],
    value: [formatNumber(values?.[0] ?? 0, 1)],
  });
  const before = fact(value('c', 'previous'), step.c);
  return told.length > 0 ? [...told, before] : [fact(value('x'), step.inputs[0]), fact(value('h', 'previous'), step.h), before];
}

function pose(address: QuestionAddress, step: GatedStep, measurements: readonly Measurement[]): Question {
  const isTold = Object.keys(step.told).length > 0;
  const asked = quantities.filter((quantity) => !isTold || quantity === 'c' || quantity === 'h');
  const right = measured(measurements, 0);
  const variants = variantsOf(step);
  const fields: readonly NumberField[] = asked.map((quantity) => fieldOf(measurements, variants, quantity, ownMistakes(right, quantity)));
  const rows: readonly SolutionRow[] = asked.map((quantity) => rowOf(right, quantity, workOf(quantity, address.difficulty === 3)));
  const told = 'The gates of one unit are known at this step. What becomes of its two states?';
  const whole = `One unit, one input, one step${address.difficulty === 3 ? ', with peepholes' : ''}: compute the gates, the candidate and both states.`;
  return {
    address,
    title: 'One step of the LSTM',
    paragraphs: [[isTold ? told : whole], ['Two decimals are enough; tanh(0.3) and σ(0.3) can be typed as they are.']],
    facts: givenFacts(step),
    figure: isTold ? null : weightTable(step),
    fields,
    decisive: null,
    solution: {
      lead: ['As the engine computes it:'],
      rows,
      closing: ['f decides what stays of the old content, i what is written, o what is read.'],
      tensors: [],
      figure: null,
    },
    spec: step.spec,
    stage: stageFor(step.spec, { depth: { kind: 'cell' } }),
  };
}

/** Gates, candidate, c and h of one unit, by hand. */
export function lstmStep(address: QuestionAddress, chance: Chance): Draft {
  const steps = Array.from({ length: 4 }, () => drawStep(chance, address.difficulty));
  const experiments = steps.flatMap((step) => experimentsOf(step, variantsOf(step)));
  return withRuns(experiments, (measurements) => {
    const { candidate, runs } = chooseTelling(steps, measurements, ([right]) => right !== undefined && areTelling(right, quantities));
    return pose(address, candidate, runs);
  });
}

import type { Measurement } from '../../engine/experiment';
import type { GruSpec } from '../../engine/spec';
import { sigmoid, tanh } from '../../engine/scalar';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { Difficulty, Fact, Question, QuestionAddress } from '../question';
import { formula, type Mathematics, value, weight } from '../rich';
import { areTelling, experimentsOf, fieldOf, type GatedStep, gatesIn, read, rowOf, type Variant, weightTable } from './gatedStep';
import { changeTensor, drawTenths, drawWeights, layerModel, type NamedWeights, zeroed } from './smallModel';
import { chooseTelling } from './telling';

function drawStep(chance: Chance, difficulty: Difficulty): GatedStep {
  const layer: GruSpec = { cell: 'gru', size: 1, bias: 'one', resetAfter: difficulty === 3 };
  const spec = layerModel(layer, 1);
  const passage = { spec, weights: drawWeights(chance, spec), inputs: [drawTenths(chance, 1)], h: drawTenths(chance, 1) };
  const [z, n] = [chance.between(1, 9) / 10, (chance.between(3, 9) * chance.pick([-1, 1])) / 10];
  // With z = ½ the two roles of z give the same state.
  return { ...passage, gates: gatesIn(passage), told: difficulty === 1 ? { z: z === 0.5 ? 0.6 : z, n } : {} };
}

/** σ(−a) = 1 − σ(a): with the update gate's weights negated, z and 1 − z change places. */
function negateUpdate(weights: NamedWeights): NamedWeights {
  const negated = ([z = 0, ...rest]: readonly number[]) => [-z, ...rest];
  return ['layer1.U', 'layer1.W', 'layer1.b'].reduce((changed, name) => changeTensor(changed, name, negated), weights);
}

function variantsOf({ weights, told }: GatedStep): readonly Variant[] {
  const right: Variant = { misconception: null, weights, held: {}, work: '' };
  return [
    right,
    {
      ...right,
      misconception: 'updateSwapped',
      weights: negateUpdate(weights),
      held: told.z === undefined ? {} : { z: 1 - told.z },
      work: '(1 − z) for z',
    },
    { ...right, misconception: 'noReset', held: { r: 1 } },
    { ...right, misconception: 'noState', weights: changeTensor(weights, 'layer1.W', zeroed) },
    { ...right, misconception: 'noInput', weights: changeTensor(weights, 'layer1.U', zeroed) },
    { ...right, misconception: 'noBias', weights: changeTensor(weights, 'layer1.b', zeroed) },
    { ...right, misconception: 'forgotResetBias', weights: changeTensor(weights, 'layer1.bRecurrent', zeroed) },
  ];
}

const quantities = ['z', 'r', 'n', 'h'] as const;
type Asked = (typeof quantities)[number];

function ownMistakes(measurement: Measurement, quantity: Asked): Parameters<typeof fieldOf>[3] {
  if (quantity === 'h') return [];
  const sum = read(measurement, `${quantity}Pre`);
  return [
    ['noActivation', sum, 'the sum itself'],
    quantity === 'n' ? ['sigmoidForTanh', sigmoid(sum), 'σ of the sum'] : ['tanhForSigmoid', tanh(sum), 'tanh of the sum'],
  ];
}

function workOf(quantity: Asked, resetAfter: boolean): Mathematics {
  const before = value('h', 'previous');
  if (quantity === 'h') return formula(value('z'), '⊙', before, '+', '(', '1', '−', value('z'), ')', '⊙', value('n'));
  const [u, w, b] = [weight('U', null, quantity), weight('W', null, quantity), weight('b', null, quantity)];
  if (quantity !== 'n') return formula('σ', '(', value('x'), u, '+', before, w, '+', b, ')');
  const recurrent = resetAfter
    ? [value('r'), '⊙', '(', before, w, '+', weight('bRecurrent', null, 'n'), ')']
    : ['(', value('r'), '⊙', before, ')', w];
  return formula('tanh', '(', value('x'), u, '+', ...recurrent, '+', b, ')');
}

function givenFacts(step: GatedStep): readonly Fact[] {
  const fact = (label: Mathematics, given: number | undefined): Fact => ({ label: [label], value: [formatNumber(given ?? 0, 1)] });
  const before = fact(value('h', 'previous'), step.h[0]);
  if (step.told.z !== undefined) return [fact(value('z'), step.told.z), fact(value('n'), step.told.n), before];
  return [fact(value('x'), step.inputs[0]?.[0]), before];
}

function pose(address: QuestionAddress, step: GatedStep, measurements: readonly Measurement[]): Question {
  const isTold = step.told.z !== undefined;
  const asked = quantities.filter((quantity) => !isTold || quantity === 'h');
  const right = measured(measurements, 0);
  const variants = variantsOf(step);
  const resetAfter = address.difficulty === 3;
  const told = 'Update gate and candidate of one unit are known at this step. What is its new state?';
  const whole = `One unit, one input, one step; the reset gate acts ${resetAfter ? 'after' : 'before'} the recurrent product. Compute gates, candidate and state.`;
  return {
    address,
    title: 'One step of the GRU',
    paragraphs: [
      [isTold ? told : whole],
      ['Here z keeps the old state. Two decimals are enough; tanh(0.3) and σ(0.3) can be typed as they are.'],
    ],
    facts: givenFacts(step),
    figure: isTold ? null : weightTable(step),
    fields: asked.map((quantity) => fieldOf(measurements, variants, quantity, ownMistakes(right, quantity))),
    decisive: null,
    solution: {
      lead: ['As the engine computes it:'],
      rows: asked.map((quantity) => rowOf(right, quantity, workOf(quantity, resetAfter))),
      closing: ['One gate does two jobs: what z keeps of the old state, 1 − z takes of the candidate.'],
      tensors: [],
      figure: null,
    },
    spec: step.spec,
    stage: stageFor(step.spec, { depth: { kind: 'cell' } }),
  };
}

/** Gates, candidate and h of one unit, by hand. */
export function gruStep(address: QuestionAddress, chance: Chance): Draft {
  const steps = Array.from({ length: 4 }, () => drawStep(chance, address.difficulty));
  const experiments = steps.flatMap((step) => experimentsOf(step, variantsOf(step)));
  return withRuns(experiments, (measurements) => {
    const { candidate, runs } = chooseTelling(steps, measurements, ([right]) => right !== undefined && areTelling(right, quantities));
    return pose(address, candidate, runs);
  });
}

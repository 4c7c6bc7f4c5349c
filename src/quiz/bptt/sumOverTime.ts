import { parameters } from '../../engine/parameters';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { Question, QuestionAddress } from '../question';
import { factor, formula, gradient, say, value, weight } from '../rich';
import { apartNumbers } from '../steps/nearMistakes';
import { at, drawTenths, experimentOf, layerModel, type Passage } from '../steps/smallModel';

/** The numbers shown have three decimals; sums of a few products of them are right to this. */
const tolerance = 0.006;

interface Step {
  readonly before: number;
  readonly delta: number;
  readonly contribution: number;
}

/** The gradient of a shared weight is the sum of what each step contributes. */
export function sumOverTime(address: QuestionAddress, chance: Chance): Draft {
  const spec = layerModel({ cell: 'rnn', size: 1, bias: 'none', activation: 'tanh' }, 1);
  const count = address.difficulty === 1 ? 3 : 4;
  const inputs = Array.from({ length: count }, () => drawTenths(chance, 1));
  const passage: Passage = {
    spec,
    weights: { 'layer1.U': [chance.pick([0.8, -0.9, 0.7])], 'layer1.W': [chance.pick([0.9, -0.8, 0.6])] },
    inputs,
    h: [0.5],
  };
  const seeds = { h: Float64Array.from({ length: count }, () => (chance.between(3, 10) * chance.pick([-1, 1])) / 10) };
  return withRuns([experimentOf(passage, { seeds })], (measurements): Question => {
    const measurement = measured(measurements, 0);
    const layer = measurement.values.main.layers[0];
    const steps = inputs.map((_, step): Step => {
      const before = step === 0 ? (layer?.initial.h?.data[0] ?? 0) : (at(layer?.quantities.h, step - 1)[0] ?? 0);
      const delta = at(measurement.gradients.main.layers[0]?.quantities.hPre, step)[0] ?? 0;
      return { before, delta, contribution: before * delta };
    });
    const answer = measurement.parameterGradient[parameters(spec).find(({ role }) => role === 'W')?.offset ?? 0] ?? Number.NaN;
    return write(address, passage, steps, answer);
  });
}

function mistakesOf(steps: readonly Step[], answer: number) {
  const contributions = steps.map(({ contribution }) => contribution);
  return apartNumbers(
    [
      ['averaged', answer / steps.length, `divided by ${steps.length}`],
      ['laterStepsIgnored', contributions.at(-1) ?? Number.NaN, 'the last step alone'],
      ['firstOnly', contributions[0] ?? Number.NaN, 'the first step alone'],
      ['signsIgnored', contributions.reduce((sum, each) => sum + Math.abs(each), 0), 'magnitudes added'],
      ['multipliedSteps', contributions.reduce((product, each) => product * each, 1), 'contributions multiplied'],
    ],
    answer,
    tolerance,
  );
}

function write(address: QuestionAddress, { spec }: Passage, steps: readonly Step[], answer: number): Question {
  const isTold = address.difficulty === 1;
  const head = isTold
    ? [['step'], ['contribution to ', gradient(weight('W'))]]
    : [['step'], [value('h', 'previous')], [gradient(value('hPre'))]];
  const rows = steps.map(({ before, delta, contribution }, step) => {
    const numbers = isTold ? [contribution] : [before, delta];
    return [[String(step + 1)], ...numbers.map((number) => [formatNumber(number)])];
  });
  const cell = say`A basic cell with one unit has read ${steps.length} steps; every output is in the cost. `;
  const asked = isTold
    ? say`What is ${gradient(weight('W'))}?`
    : say`Here ${formula(value('hPre'), '=', value('x'), weight('U'), '+', value('h', 'previous'), weight('W'))}. What is ${gradient(weight('W'))}?`;
  return {
    address,
    title: 'One weight, many steps',
    paragraphs: [[...cell, ...asked]],
    facts: [],
    figure: { kind: 'table', head, rows },
    fields: [
      {
        kind: 'number',
        id: 'gradient',
        label: [gradient(weight('W'))],
        optional: false,
        expected: 'real',
        answer,
        tolerance,
        unit: null,
        mistakes: mistakesOf(steps, answer),
      },
    ],
    decisive: null,
    solution: {
      lead: ['What each step contributes, and their sum, which is what backpropagation gives:'],
      rows: [
        ...steps.map(({ before, delta, contribution }, step) => ({
          label: [`step ${step + 1}`],
          work: [formula(factor(before), '·', factor(delta))],
          value: formatNumber(contribution),
          field: null,
          tensor: null,
        })),
        { label: [gradient(weight('W'))], work: [], value: formatNumber(answer), field: 'gradient', tensor: null },
      ],
      closing: ['The steps share the weight; each pulls at it, and the pulls add up, signs included.'],
      tensors: [],
      figure: null,
    },
    spec,
    stage: stageFor(spec, { direction: 'backward', panel: 'gradients', depth: { kind: 'graph' } }),
  };
}

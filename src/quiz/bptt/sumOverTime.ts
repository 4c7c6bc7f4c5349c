import { parameters } from '../../engine/parameters';
import type { ModelSpec } from '../../engine/spec';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { Figure } from '../figure';
import type { Question, QuestionAddress, StageView } from '../question';
import { factor, formula, gradient, type Rich, say, value, weight } from '../rich';
import { apartNumbers } from '../steps/nearMistakes';
import { at, drawTenths, experimentOf, layerModel, type Passage } from '../steps/smallModel';

/** What one step adds: the state before it, times the gradient at its sum. */
export interface StepShare {
  readonly step: number;
  readonly before: number;
  readonly delta: number;
}

/** A shared weight's gradient as a sum over steps. */
export interface ShareSum {
  /** Which cell has read what, and what is asked. */
  readonly asked: Rich;
  readonly shares: readonly StepShare[];
  readonly answer: number;
  /** Decimals of the numbers shown, and what their rounding may make of the sum. */
  readonly digits: number;
  readonly tolerance: number;
  /** The shares themselves are told, not what they are the products of. */
  readonly isTold: boolean;
  readonly spec: ModelSpec;
  readonly stage: StageView | null;
}

const contributionOf = ({ before, delta }: StepShare): number => before * delta;

/** The gradient of a shared weight is the sum of what each step contributes. */
export function sumOverTime(address: QuestionAddress, chance: Chance): Draft {
  const spec = layerModel({ cell: 'rnn', size: 1, bias: 'none', activation: 'tanh' }, 1);
  const isTold = address.difficulty === 1;
  const count = isTold ? 3 : 4;
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
    const shares = inputs.map((_, step): StepShare => {
      const before = step === 0 ? (layer?.initial.h?.data[0] ?? 0) : (at(layer?.quantities.h, step - 1)[0] ?? 0);
      return { step: step + 1, before, delta: at(measurement.gradients.main.layers[0]?.quantities.hPre, step)[0] ?? 0 };
    });
    const answer = measurement.parameterGradient[parameters(spec).find(({ role }) => role === 'W')?.offset ?? 0] ?? Number.NaN;
    const cell = say`A basic cell with one unit has read ${count} steps; every output is in the cost. `;
    const sum = formula(value('hPre'), '=', value('x'), weight('U'), '+', value('h', 'previous'), weight('W'));
    const asked = isTold ? say`${cell}What is ${gradient(weight('W'))}?` : say`${cell}Here ${sum}. What is ${gradient(weight('W'))}?`;
    const stage = stageFor(spec, { direction: 'backward', panel: 'gradients', depth: { kind: 'graph' } });
    return poseSum(address, { asked, shares, answer, digits: 3, tolerance: 0.006, isTold, spec, stage });
  });
}

function mistakesOf({ shares, answer, tolerance }: ShareSum) {
  const contributions = shares.map(contributionOf);
  return apartNumbers(
    [
      ['averaged', answer / shares.length, `divided by ${shares.length}`],
      ['laterStepsIgnored', contributions.at(-1) ?? Number.NaN, 'the last step alone'],
      ['firstOnly', contributions[0] ?? Number.NaN, 'the first step alone'],
      ['signsIgnored', contributions.reduce((sum, each) => sum + Math.abs(each), 0), 'magnitudes added'],
      ['multipliedSteps', contributions.reduce((product, each) => product * each, 1), 'contributions multiplied'],
    ],
    answer,
    tolerance,
  );
}

function figureOf({ shares, isTold, digits }: ShareSum): Figure {
  const head = isTold
    ? [['step'], ['contribution to ', gradient(weight('W'))]]
    : [['step'], [value('h', 'previous')], [gradient(value('hPre'))]];
  const rows = shares.map((share) => {
    const numbers = isTold ? [contributionOf(share)] : [share.before, share.delta];
    return [[String(share.step)], ...numbers.map((number) => [formatNumber(number, digits)])];
  });
  return { kind: 'table', head, rows };
}

/** The question for a sum whose parts have been measured. */
export function poseSum(address: QuestionAddress, sum: ShareSum): Question {
  const { asked, shares, answer, digits, tolerance, spec, stage } = sum;
  return {
    address,
    title: 'One weight, many steps',
    paragraphs: [asked],
    facts: [],
    figure: figureOf(sum),
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
        mistakes: mistakesOf(sum),
      },
    ],
    decisive: null,
    solution: {
      lead: ['What each step contributes, and their sum, which is what backpropagation gives:'],
      rows: [
        ...shares.map((share) => ({
          label: [`step ${share.step}`],
          work: [formula(factor(share.before, digits), '·', factor(share.delta, digits))],
          value: formatNumber(contributionOf(share), digits),
          field: null,
          tensor: null,
        })),
        { label: [gradient(weight('W'))], work: [], value: formatNumber(answer, digits), field: 'gradient', tensor: null },
      ],
      closing: ['The steps share the weight; each pulls at it, and the pulls add up, signs included.'],
      tensors: [],
      figure: null,
    },
    spec,
    stage,
  };
}

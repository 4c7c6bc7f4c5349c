import type { Measurement } from '../../engine/experiment';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { MisconceptionName } from '../misconceptions';
import type { Question, QuestionAddress } from '../question';
import { formula, gradient, say, value, weight } from '../rich';
import { at, drawTenths, drawWeights, experimentOf, layerModel, type Passage } from '../steps/smallModel';
import { chooseTelling } from '../steps/telling';

interface Step {
  /** ‖h_{t−1}‖ and ‖∂L/∂a_t‖. */
  readonly state: number;
  readonly delta: number;
}

const units = 3;
const norm = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, each) => sum + each * each, 0));

function stepsOf({ values, gradients }: Measurement, count: number): readonly Step[] {
  return Array.from({ length: count }, (_, step) => ({
    state: step === 0 ? norm([...(values.main.layers[0]?.initial.h?.data ?? [])]) : norm(at(values.main.layers[0]?.quantities.h, step - 1)),
    delta: norm(at(gradients.main.layers[0]?.quantities.hPre, step)),
  }));
}

const product = ({ state, delta }: Step): number => state * delta;

function largest(steps: readonly Step[], by: (step: Step) => number): number {
  return steps.reduce((best, step, index) => (by(step) > by(steps[best] ?? step) ? index : best), 0);
}

/** How clearly one step leads: the second largest product as a share of the largest. */
function closeness(steps: readonly Step[]): number {
  const [first = 1, second = 0] = steps.map(product).toSorted((a, b) => b - a);
  return second / first;
}

/** The answer is clear, and neither factor alone gives it away. */
function isTelling(steps: readonly Step[]): boolean {
  const answer = largest(steps, product);
  return closeness(steps) < 0.85 && answer !== largest(steps, ({ delta }) => delta) && answer !== largest(steps, ({ state }) => state);
}

/** Which step contributes most to ∂L/∂W? From a live run: ‖h_{t−1} ⊗ ∂L/∂a_t‖ is the product of the two norms. */
export function largestContribution(address: QuestionAddress, chance: Chance): Draft {
  const spec = layerModel({ cell: 'rnn', size: units, bias: 'none', activation: 'tanh' }, 2);
  const count = 3 + address.difficulty;
  const passages = Array.from({ length: 40 }, (): Passage => {
    const inputs = Array.from({ length: count }, () => drawTenths(chance, 2));
    return { spec, weights: drawWeights(chance, spec), inputs, h: Array.from({ length: units }, () => 0) };
  });
  const experiments = passages.map((passage) => {
    const h = Float64Array.from({ length: count * units }, () => (chance.between(1, 8) * chance.pick([-1, 1])) / 10);
    return experimentOf(passage, { seeds: { h } });
  });
  return withRuns(experiments, (measurements) => {
    const { runs } = chooseTelling(passages, measurements, ([run]) => run !== undefined && isTelling(stepsOf(run, count)));
    return write(address, spec, stepsOf(measured(runs, 0), count));
  });
}

function misconceptionFor(index: number, steps: readonly Step[]): MisconceptionName | null {
  if (index === largest(steps, product)) return null;
  if (index === 0) return 'firstStepDefault';
  if (index === largest(steps, ({ delta }) => delta)) return 'largestGradient';
  if (index === largest(steps, ({ state }) => state)) return 'largestState';
  return index === steps.length - 1 ? 'lastStepDefault' : null;
}

function write(address: QuestionAddress, spec: Passage['spec'], steps: readonly Step[]): Question {
  const answer = largest(steps, product);
  const symbols = { state: formula('‖', value('h', 'previous'), '‖'), delta: formula('‖', gradient(value('hPre')), '‖') };
  return {
    address,
    title: 'Which step counts most?',
    paragraphs: [
      say`A basic cell with ${units} units has run ${steps.length} steps from a state of zeros, forward and back. Which step contributes most to ${gradient(weight('W'))}?`,
    ],
    facts: [],
    figure: {
      kind: 'table',
      head: [['step'], [symbols.state], [symbols.delta]],
      rows: steps.map(({ state, delta }, step) => [[String(step + 1)], [formatNumber(state, 2)], [formatNumber(delta, 2)]]),
    },
    fields: [
      {
        kind: 'choice',
        id: 'step',
        label: ['largest contribution'],
        optional: false,
        options: steps.map((_, index) => ({
          id: `step${index + 1}`,
          text: [`step ${index + 1}`],
          misconception: misconceptionFor(index, steps),
        })),
        answer: `step${answer + 1}`,
      },
    ],
    decisive: null,
    solution: {
      lead: say`Step ${'t'} adds the product of the previous state and the gradient at the sum; its norm is the product of the two norms.`,
      rows: steps.map((step, index) => ({
        label: [`step ${index + 1}`],
        work: [formula(formatNumber(step.state, 2), '·', formatNumber(step.delta, 2))],
        value: formatNumber(product(step)),
        field: index === answer ? 'step' : null,
        tensor: null,
      })),
      closing: ['The first step starts from zeros and adds nothing to W, whatever comes back to it.'],
      tensors: [],
      figure: null,
    },
    spec,
    stage: stageFor(spec, { direction: 'backward', panel: 'gradients', depth: { kind: 'graph' } }),
  };
}

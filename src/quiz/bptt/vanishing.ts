import type { Measurement } from '../../engine/experiment';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { MisconceptionName } from '../misconceptions';
import type { Difficulty, Fact, Field, Question, QuestionAddress, SolutionRow } from '../question';
import { formula, letter, say, value, weight } from '../rich';
import { apartNumbers } from '../steps/nearMistakes';
import { at, experimentOf, layerModel, type Passage } from '../steps/smallModel';

type Fate = 'vanishes' | 'lasts' | 'explodes';

/** Below and above these shares a gradient counts as gone, or as out of hand. */
const thresholds = { gone: 1e-3, exploded: 1e3 } as const;

function fateOf(share: number): Fate {
  if (share < thresholds.gone) return 'vanishes';
  return share > thresholds.exploded ? 'explodes' : 'lasts';
}

interface Setting {
  /** Recurrent weight, which is the singular value of a 1 × 1 matrix. */
  readonly w: number;
  readonly steps: number;
  /** `active`: ReLU with slope 1 throughout. Otherwise tanh at rest, where tanh(w h) = h: at 0, or far from it where w is above 1. */
  readonly unit: 'active' | 'zero' | 'saturated';
}

const across = (unit: Setting['unit'], weights: readonly number[], lengths: readonly number[]): readonly Setting[] =>
  weights.flatMap((w) => lengths.map((steps) => ({ w, steps, unit })));

const linear: readonly Setting[] = [
  { w: 0.5, steps: 20, unit: 'active' },
  { w: 0.8, steps: 50, unit: 'active' },
  { w: 0.9, steps: 100, unit: 'active' },
  { w: 1, steps: 50, unit: 'active' },
  { w: 1, steps: 100, unit: 'active' },
  { w: 1.1, steps: 100, unit: 'active' },
  { w: 1.2, steps: 50, unit: 'active' },
  { w: 1.5, steps: 30, unit: 'active' },
];
const short: readonly Setting[] = [{ w: 0.5, steps: 5, unit: 'active' }, ...across('active', [0.8, 0.9, 1.1, 1.2], [5, 6, 8, 11])];
/** The same weights and lengths at rest at 0 and far from it: what becomes of the gradient cannot be told without the state. */
const resting: readonly Setting[] = [
  ...across('saturated', [1.2, 1.5, 2], [20, 40]),
  ...across('zero', [1.2, 1.5, 2], [20, 40]),
  ...across('saturated', [1.2, 1.4], [5]),
  ...across('zero', [0.8, 1], [20, 40]),
];

const settings: Readonly<Record<Difficulty, readonly Setting[]>> = { 1: linear, 2: short, 3: resting };

/** Long enough for the state to come to rest before the steps that are measured. */
const settling = 200;

function passageOf({ w, steps, unit }: Setting): Passage {
  const spec = layerModel({ cell: 'rnn', size: 1, bias: 'none', activation: unit === 'active' ? 'relu' : 'tanh' }, 1);
  const rest = unit === 'saturated' ? settling : 0;
  // Zeros in: only the recurrent connection acts.
  return {
    spec,
    weights: { 'layer1.U': [1], 'layer1.W': [w] },
    inputs: Array.from({ length: rest + steps }, () => [0]),
    h: [unit === 'zero' ? 0 : 1],
  };
}

interface Finding {
  /** ∂h_T/∂h_1 over the steps that are asked about. */
  readonly share: number;
  readonly state: number;
}

function findingOf({ values, gradients }: Measurement, steps: number): Finding {
  const [states, backward] = [values.main.layers[0]?.quantities.h, gradients.main.layers[0]?.quantities.h];
  const total = states?.shape[0] ?? 0;
  return { share: at(backward, total - steps)[0] ?? Number.NaN, state: at(states, total - 1)[0] ?? Number.NaN };
}

const fates: readonly { readonly id: Fate; readonly text: string }[] = [
  { id: 'vanishes', text: 'it vanishes (below a thousandth)' },
  { id: 'lasts', text: 'it neither vanishes nor explodes' },
  { id: 'explodes', text: 'it explodes (above a thousandfold)' },
];

/** What one step back multiplies by. */
const factorOf = ({ w, unit }: Setting, { state }: Finding): number => (unit === 'active' ? w : w * (1 - state * state));

function misconceptionOf(chosen: Fate, right: Fate, setting: Setting, finding: Finding): MisconceptionName | null {
  const factor = factorOf(setting, finding);
  if (chosen === right) return null;
  if (chosen === 'lasts') return 'sizeOnly';
  if (chosen === 'vanishes') return factor < 1 ? 'stepsUncounted' : 'alwaysVanishes';
  if (factor > 1) return 'stepsUncounted';
  return setting.w > 1 ? 'explodesForSure' : null;
}

function fateField(finding: Finding, setting: Setting): Field {
  const answer = fateOf(finding.share);
  const options = fates.map(({ id, text }) => ({ id, text: [text], misconception: misconceptionOf(id, answer, setting, finding) }));
  return { kind: 'choice', id: 'fate', label: ['the gradient'], optional: false, options, answer };
}

function factorField({ share }: Finding, { w, steps }: Setting): Field {
  const tolerance = Math.max(0.005, share * 0.01);
  return {
    kind: 'number',
    id: 'factor',
    label: ['factor'],
    optional: false,
    expected: 'real',
    answer: share,
    tolerance,
    unit: null,
    mistakes: apartNumbers(
      [
        ['sizeOnly', w, 'one factor'],
        ['oneStepFewer', share * w, `${steps} factors`],
        ['addedFactors', w * (steps - 1), `${formatNumber(w, 1)} · ${steps - 1}`],
      ],
      share,
      tolerance,
    ),
  };
}

function factsOf({ w, steps, unit }: Setting, { state }: Finding): readonly Fact[] {
  const common: readonly Fact[] = [
    { label: ['singular value of ', weight('W')], value: [formatNumber(w, 1)] },
    { label: ['steps'], value: say`${letter('T')} = ${steps}` },
  ];
  const rest = unit === 'zero' ? say`at ${value('h')} = ${state}` : say`near ${value('h')} = ${formatNumber(state, 2)}`;
  const slope = unit === 'active' ? ['ReLU, active at every step: slope 1'] : say`tanh, at rest ${rest}: slope 1 − ${value('h')}²`;
  return [...common, { label: ['activation'], value: slope }];
}

function rowsOf(setting: Setting, finding: Finding, field: string): readonly SolutionRow[] {
  const { w, steps, unit } = setting;
  const { share, state } = finding;
  const work = unit === 'active' ? [] : [formula(formatNumber(w, 1), '·', '(', '1', '−', formatNumber(state, 2), '²', ')')];
  return [
    { label: ['factor of one step'], work, value: formatNumber(factorOf(setting, finding)), field: null, tensor: null },
    { label: ['factors'], work: [], value: String(steps - 1), field: null, tensor: null },
    { label: ['all together, from the run'], work: [], value: formatNumber(share), field, tensor: null },
  ];
}

/** Vanish, explode or neither: a live run of one unit, from h_T back to h₁. */
export function vanishingQuestion(address: QuestionAddress, chance: Chance): Draft {
  const setting = chance.pick(settings[address.difficulty]);
  const passage = passageOf(setting);
  const total = passage.inputs.length;
  const seeds = { h: Float64Array.from({ length: total }, (_, step) => (step === total - 1 ? 1 : 0)) };
  return withRuns([experimentOf(passage, { seeds })], (measurements): Question => {
    const finding = findingOf(measured(measurements, 0), setting.steps);
    const field = address.difficulty === 2 ? factorField(finding, setting) : fateField(finding, setting);
    const asked =
      address.difficulty === 2
        ? 'By which factor does the gradient change on its way from the last state back to the first?'
        : 'What becomes of the gradient on its way from the last state back to the first?';
    return {
      address,
      title: 'Vanish, explode or neither?',
      paragraphs: [[asked]],
      facts: factsOf(setting, finding),
      figure: null,
      fields: [field],
      decisive: null,
      solution: {
        lead: ['Each step back multiplies by the slope of the activation and by the recurrent weight.'],
        rows: rowsOf(setting, finding, field.id),
        closing: [
          'From the last of T states to the first there are T − 1 steps back. In a layer of many units the largest singular value bounds each of them.',
        ],
        tensors: [],
        figure: null,
      },
      spec: passage.spec,
      stage: stageFor(passage.spec, { direction: 'backward', panel: 'gradients', depth: { kind: 'graph' } }),
    };
  });
}

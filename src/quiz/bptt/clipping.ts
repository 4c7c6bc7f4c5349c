import { parameters } from '../../engine/parameters';
import { formatNumber } from '../../ui/format';
import type { ModelSpec } from '../../engine/spec';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { MisconceptionName } from '../misconceptions';
import type { Field, Option, Question, QuestionAddress, StageView } from '../question';
import { gradient, type Rich, say, weight } from '../rich';
import { apartVectors } from '../steps/nearMistakes';
import { drawTenths, experimentOf, layerModel, type Passage } from '../steps/smallModel';

/** A gradient, or some entries of one, as clipping finds and leaves it. */
export interface Clipped {
  /** Whose gradient it is, and what is asked. */
  readonly asked: Rich;
  readonly names: readonly Rich[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly norm: number;
  /** Where the norm is told, not to be computed out of the entries. */
  readonly isNormTold: boolean;
  readonly limit: number;
  /** Decimals of the numbers shown, and what their rounding may make of the answer. */
  readonly digits: number;
  readonly tolerance: number;
  readonly spec: ModelSpec;
  readonly stage: StageView | null;
}

type Trouble = 'vanish' | 'explode';

interface Remedy {
  readonly id: string;
  readonly text: string;
  readonly helpsAgainst: Trouble | null;
  /** Of somebody who expects it to help where it does not. */
  readonly misconception: MisconceptionName;
}

const remedies: readonly Remedy[] = [
  { id: 'clip', text: 'clip the gradient by its norm', helpsAgainst: 'explode', misconception: 'clippingForVanishing' },
  { id: 'gated', text: 'use an LSTM or a GRU', helpsAgainst: 'vanish', misconception: 'gatesCarry' },
  { id: 'batch', text: 'use larger mini-batches', helpsAgainst: null, misconception: 'batchNoCure' },
  { id: 'longer', text: 'train on longer sequences', helpsAgainst: null, misconception: 'longerNoCure' },
];

const remedyFor = (trouble: Trouble): Remedy | undefined => remedies.find(({ helpsAgainst }) => helpsAgainst === trouble);

function remedyField(chance: Chance, trouble: Trouble): Field {
  const options = chance.shuffle(remedies).map(
    ({ id, text, helpsAgainst, misconception }): Option => ({
      id,
      text: [text],
      misconception: helpsAgainst === trouble ? null : misconception,
    }),
  );
  const answer = remedyFor(trouble)?.id ?? '';
  return { kind: 'choice', id: 'remedy', label: ['what helps'], optional: false, options, answer };
}

function vectorField({ before, after, norm, limit, isNormTold, tolerance }: Clipped): Field {
  const sum = before.reduce((total, each) => total + Math.abs(each), 0);
  const scaled = before.map((each) => (each / norm) * limit);
  return {
    kind: 'vector',
    id: 'clipped',
    label: ['after clipping'],
    optional: false,
    answer: after,
    tolerance,
    mistakes: apartVectors(
      [
        ['notClipped', before, ''],
        ['raisedToThreshold', scaled, `scaled to ${formatNumber(limit, 1)}`],
        ['clippedEach', before.map((each) => Math.min(limit, Math.max(-limit, each))), 'each value cut'],
        ...(isNormTold ? [] : [['wrongNorm', before.map((each) => (each / sum) * limit), `divided by ${formatNumber(sum)}`] as const]),
      ],
      after,
      tolerance,
    ),
  };
}

/** What is left of the entries of a gradient whose norm has been measured. */
export function poseClipping(address: QuestionAddress, clipped: Clipped): Question {
  const { asked, names, before, after, norm, isNormTold, limit, digits, spec, stage } = clipped;
  const normRow = { label: ['norm before'], work: [], value: formatNumber(norm), field: null, tensor: null };
  return {
    address,
    title: 'Clip it',
    paragraphs: [asked],
    facts: [
      ...(isNormTold ? [{ label: ['norm of the whole gradient'], value: [formatNumber(norm)] }] : []),
      ...names.map((name, index) => ({ label: name, value: [formatNumber(before[index] ?? 0, digits)] })),
    ],
    figure: null,
    fields: [vectorField(clipped)],
    decisive: null,
    solution: {
      lead: [
        norm > limit
          ? 'The norm is above the threshold: everything is scaled by one factor.'
          : 'The norm is below the threshold: nothing changes.',
      ],
      rows: [
        normRow,
        { label: ['threshold'], work: [], value: formatNumber(limit, 1), field: null, tensor: null },
        ...names.map((name, index) => ({
          label: name,
          work: [],
          value: formatNumber(after[index] ?? 0, digits),
          field: index === 0 ? 'clipped' : null,
          tensor: null,
        })),
      ],
      closing: ['Clipping only ever shortens, and keeps the direction. It cannot bring back a gradient that has vanished.'],
      tensors: [],
      figure: null,
    },
    spec,
    stage,
  };
}

function remedyQuestion(address: QuestionAddress, chance: Chance, passage: Passage): Question {
  const trouble = chance.pick(['vanish', 'explode'] as const);
  const told = {
    vanish:
      'A basic RNN learns nothing from the first words of its sentences: the gradients that reach them have a norm of 10⁻⁹. Which measure helps?',
    explode:
      'The loss of an RNN jumps to infinity now and then: the gradient’s norm passes 10⁶. Which measure helps at once, without another model?',
  } as const;
  return {
    address,
    title: 'What helps?',
    paragraphs: [[told[trouble]]],
    facts: [],
    figure: null,
    fields: [remedyField(chance, trouble)],
    decisive: null,
    solution: {
      lead: [
        trouble === 'vanish'
          ? 'The way back must not multiply by small factors again and again: the LSTM’s long-term state is added to, and scaled by a gate that can stay near 1.'
          : 'Clipping scales the whole gradient down to the threshold and keeps its direction.',
      ],
      rows: [{ label: ['what helps'], work: [], value: remedyFor(trouble)?.text ?? '', field: 'remedy', tensor: null }],
      closing: ['Clipping cures exploding gradients, gates cure vanishing ones.'],
      tensors: [],
      figure: null,
    },
    spec: null,
    stage: stageFor(passage.spec, { direction: 'backward', panel: 'gradients' }),
  };
}

/** 1: which measure helps against which trouble. 2 and 3: what clipping makes of a gradient, small ones included. */
export function clippingQuestion(address: QuestionAddress, chance: Chance): Draft {
  const spec = layerModel({ cell: 'rnn', size: 1, bias: 'one', activation: 'tanh' }, 1);
  const inputs = [drawTenths(chance, 1), drawTenths(chance, 1)];
  const passage: Passage = { spec, weights: { 'layer1.U': drawTenths(chance, 1), 'layer1.W': [0.5], 'layer1.b': [0.1] }, inputs, h: [0.8] };
  if (address.difficulty === 1) {
    const question = remedyQuestion(address, chance, passage);
    return withRuns([], () => question);
  }
  const size = chance.pick(address.difficulty === 2 ? [4, 6] : [0.6, 4, 8]);
  const limit = chance.pick([1, 2]);
  const experiment = { ...experimentOf(passage, { seeds: { h: Float64Array.of(size / 2, -size) } }), clipNorm: limit };
  return withRuns([experiment], (measurements) => {
    const { parameterGradient, clippedGradient, gradientNorm } = measured(measurements, 0);
    return poseClipping(address, {
      asked: say`A network with the weights ${weight('U')}, ${weight('W')} and ${weight('b')} has this gradient. What is left of it after clipping by norm to ${formatNumber(limit, 1)}?`,
      names: parameters(spec).map(({ role }) => [gradient(weight(role))]),
      before: [...parameterGradient],
      after: [...clippedGradient],
      norm: gradientNorm,
      isNormTold: false,
      limit,
      digits: 3,
      tolerance: 0.005,
      spec,
      stage: stageFor(spec, { direction: 'backward', panel: 'gradients' }),
    });
  });
}

import { parameters } from '../../engine/parameters';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { MisconceptionName } from '../misconceptions';
import type { Field, Option, Question, QuestionAddress } from '../question';
import { gradient, say, weight } from '../rich';
import { apartVectors } from '../steps/nearMistakes';
import { drawTenths, experimentOf, layerModel, type Passage } from '../steps/smallModel';

/** Shown with three decimals, scaled by one factor: right to this. */
const tolerance = 0.005;

interface Clipped {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly norm: number;
  readonly limit: number;
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

function vectorField({ before, after, norm, limit }: Clipped): Field {
  const sum = before.reduce((total, each) => total + Math.abs(each), 0);
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
        ['raisedToThreshold', before.map((each) => (each / norm) * limit), `scaled to ${formatNumber(limit, 1)}`],
        ['clippedEach', before.map((each) => Math.min(limit, Math.max(-limit, each))), 'each value cut'],
        ['wrongNorm', before.map((each) => (each / sum) * limit), `divided by ${formatNumber(sum)}`],
      ],
      after,
      tolerance,
    ),
  };
}

function numberQuestion(address: QuestionAddress, passage: Passage, clipped: Clipped): Question {
  const names = parameters(passage.spec).map(({ role }) => role);
  const shorter = clipped.norm > clipped.limit;
  return {
    address,
    title: 'Clip it',
    paragraphs: [
      say`A network with the weights ${weight('U')}, ${weight('W')} and ${weight('b')} has this gradient. What is left of it after clipping by norm to ${formatNumber(clipped.limit, 1)}?`,
    ],
    facts: names.map((name, index) => ({ label: [gradient(weight(name))], value: [formatNumber(clipped.before[index] ?? 0)] })),
    figure: null,
    fields: [vectorField(clipped)],
    decisive: null,
    solution: {
      lead: [
        shorter
          ? 'The norm is above the threshold: everything is scaled by one factor.'
          : 'The norm is below the threshold: nothing changes.',
      ],
      rows: [
        { label: ['norm before'], work: [], value: formatNumber(clipped.norm), field: null, tensor: null },
        { label: ['threshold'], work: [], value: formatNumber(clipped.limit, 1), field: null, tensor: null },
        ...names.map((name, index) => ({
          label: [gradient(weight(name))],
          work: [],
          value: formatNumber(clipped.after[index] ?? 0),
          field: index === 0 ? 'clipped' : null,
          tensor: null,
        })),
      ],
      closing: ['Clipping only ever shortens, and keeps the direction. It cannot bring back a gradient that has vanished.'],
      tensors: [],
      figure: null,
    },
    spec: passage.spec,
    stage: stageFor(passage.spec, { direction: 'backward', panel: 'gradients' }),
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
    return numberQuestion(address, passage, { before: [...parameterGradient], after: [...clippedGradient], norm: gradientNorm, limit });
  });
}

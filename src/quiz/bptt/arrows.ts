import type { Measurement } from '../../engine/experiment';
import type { ModelSpec } from '../../engine/spec';
import { type Tensor, vectorAt } from '../../engine/tensor';
import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import { type Draft, measured, withRuns } from '../draft';
import type { MisconceptionName } from '../misconceptions';
import { readerWords, readingOf, signsOf, specOfSubject, subjectOnStage } from '../onStage/subject';
import type { Question, QuestionAddress, SetOption, SolutionRow, StageView, Subject } from '../question';
import { formula, letter, type Mathematics, say, value } from '../rich';
import { drawTenths, drawWeights } from '../steps/smallModel';
import { chainModel, joined, outputsExperiment, unrolledFigure } from './unrolled';

/** A place that a backward arrow starts from or ends at. Steps from 0. */
type Place = { readonly at: 'cost' } | { readonly at: 'output' | 'state'; readonly step: number };

interface Arrow {
  readonly from: Place;
  readonly to: Place;
}

/** `first`: the number of the first step, 0 on the stage. */
const symbolOf = (place: Place, first: number): Mathematics =>
  place.at === 'cost' ? letter('C') : value(place.at === 'output' ? 'output' : 'h', place.step + first);

const idOf = ({ from, to }: Arrow): string =>
  [from, to].map((place) => (place.at === 'cost' ? 'C' : `${place.at === 'output' ? 'y' : 'h'}${place.step + 1}`)).join('-');

/** Every arrow that somebody might draw between the cost, the outputs and the states. */
function allArrows(steps: number): readonly Arrow[] {
  const each = Array.from({ length: steps }, (_, step) => step);
  const state = (step: number): Place => ({ at: 'state', step });
  const output = (step: number): Place => ({ at: 'output', step });
  return each.flatMap((step) => [
    { from: { at: 'cost' }, to: output(step) },
    { from: output(step), to: state(step) },
    { from: { at: 'cost' }, to: state(step) },
    ...(step > 0
      ? [
          { from: state(step), to: state(step - 1) },
          { from: state(step - 1), to: state(step) },
        ]
      : []),
  ]);
}

const arrives = (tensor: Tensor | null | undefined, step: number): boolean =>
  tensor !== null && tensor !== undefined && vectorAt(tensor, step).some((each) => each !== 0);

/**
 * Whether a gradient runs along the arrow, by the run: it does where something arrives that can go on. Arrows from the cost to a state,
 * or forward in time, are none of the three kinds that exist.
 */
function isDrawn({ from, to }: Arrow, { gradients }: Measurement): boolean {
  const { main } = gradients;
  if (from.at === 'cost') return to.at === 'output' && arrives(main.output, to.step);
  if (to.at !== 'state') return false;
  if (from.at === 'output') return arrives(main.logits, from.step);
  return from.step > to.step && arrives(main.layers[0]?.quantities.h, from.step);
}

/** The idea of somebody who draws an arrow that does not exist. */
function ideaIfPicked({ from, to }: Arrow): MisconceptionName {
  if (from.at === 'cost') return to.at === 'state' ? 'directToState' : 'unusedOutput';
  if (from.at === 'output') return 'unusedOutput';
  return to.at === 'state' && from.step < to.step ? 'forwardInTime' : 'beyondLastOutput';
}

/** The idea of somebody who misses an arrow that exists. */
function ideaIfMissed({ from, to }: Arrow, last: number): MisconceptionName | null {
  if (from.at === 'cost') return to.at === 'output' && to.step < last ? 'lastOutputOnly' : null;
  return from.at === 'state' ? 'ownCostOnly' : null;
}

function drawUsed(chance: Chance, difficulty: 1 | 2 | 3, steps: number): readonly number[] {
  const all = Array.from({ length: steps }, (_, step) => step);
  if (difficulty === 1) return [steps - 1];
  const inner = all.slice(1, difficulty === 3 ? -1 : undefined);
  return [...chance.sample(inner, difficulty === 3 ? 2 : 3)].sort((a, b) => a - b);
}

function drawArrows(chance: Chance, measurement: Measurement, steps: number): readonly Arrow[] {
  const arrows = allArrows(steps);
  const drawn = arrows.filter((arrow) => isDrawn(arrow, measurement));
  const others = arrows.filter((arrow) => !isDrawn(arrow, measurement));
  return chance.shuffle([...chance.sample(drawn, 4), ...chance.sample(others, 4)]);
}

function textOf({ from, to }: Arrow, first: number): Mathematics {
  return formula(symbolOf(from, first), '→', symbolOf(to, first));
}

/** What is asked about: a network with its pass. */
interface Scope {
  /** “The cost C uses …”, in front of it who reads what. */
  readonly reader: string;
  readonly steps: number;
  readonly first: 0 | 1;
  readonly used: readonly number[];
  readonly spec: ModelSpec;
  readonly stage: StageView | null;
}

function pose(address: QuestionAddress, chance: Chance, measurement: Measurement, scope: Scope): Question {
  const { reader, steps, first, used, spec, stage } = scope;
  const arrows = drawArrows(chance, measurement, steps);
  const last = used.at(-1) ?? 0;
  const options: readonly SetOption[] = arrows.map((arrow) => ({
    id: idOf(arrow),
    text: [textOf(arrow, first)],
    ifPicked: isDrawn(arrow, measurement) ? null : ideaIfPicked(arrow),
    ifMissed: isDrawn(arrow, measurement) ? ideaIfMissed(arrow, last) : null,
  }));
  const rows = arrows.map((arrow): SolutionRow => {
    const verdict = isDrawn(arrow, measurement) ? 'exists' : 'does not exist';
    return { label: [textOf(arrow, first)], work: [], value: verdict, field: 'arrows', option: idOf(arrow), tensor: null };
  });
  const answer = arrows.filter((arrow) => isDrawn(arrow, measurement)).map(idOf);
  return {
    address,
    title: 'Which arrows exist?',
    paragraphs: [
      say`${reader}The cost ${letter('C')} uses ${joined(used.map((step) => value('output', step + first)))} of ${steps} outputs. Along which of these arrows does a gradient run back?`,
    ],
    facts: [],
    figure: unrolledFigure(steps, 1, used, first),
    fields: [{ kind: 'set', id: 'arrows', label: ['gradients run along'], optional: false, options, answer }],
    decisive: null,
    solution: {
      lead: [
        'Three kinds of arrow: from the cost to each output that it uses, from such an output to its state, from a state to the one before.',
      ],
      rows,
      closing: ['After the last used output nothing comes back; before it, every state is reached.'],
      tensors: [],
      figure: null,
    },
    spec,
    stage,
  };
}

const backwards = { direction: 'backward', depth: { kind: 'graph' }, panel: 'gradients' } as const;

/** Which arrows exist for this cost? In a chain of single units, or in the network on stage. */
export function arrowsQuestion(address: QuestionAddress, chance: Chance, about: Subject | null = null): Draft {
  if (about) return arrowsOnStage(address, chance, about);
  const steps = address.difficulty === 1 ? 4 : 5;
  const spec = chainModel(1, 'tanh');
  const used = drawUsed(chance, address.difficulty, steps);
  const experiment = outputsExperiment(spec, drawWeights(chance, spec), drawTenths(chance, steps), used);
  const stage = stageFor(spec, { ...backwards, cost: used });
  return withRuns([experiment], (measurements) =>
    pose(address, chance, measured(measurements, 0), { reader: '', steps, first: 1, used, spec, stage }),
  );
}

function arrowsOnStage(address: QuestionAddress, chance: Chance, subject: Subject): Draft {
  const steps = signsOf(subject).length;
  const used = drawUsed(chance, address.difficulty, steps);
  const reader = `${readerWords(address)} reads “${subject.text}”. `;
  const stage = subjectOnStage(subject, { ...backwards, cost: used });
  return {
    models: [subject.model],
    experiments: (weightsOf) => [readingOf(subject, weightsOf(subject.model), { used })],
    pose: (measurements) =>
      pose(address, chance, measured(measurements, 0), { reader, steps, first: 0, used, spec: specOfSubject(subject), stage }),
  };
}

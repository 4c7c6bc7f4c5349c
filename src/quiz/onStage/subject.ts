import { splitCharacters } from '../../data/characters';
import { targetsOf } from '../../data/names/readText';
import { firstLetterOf } from '../../data/recall/task';
import type { Reading } from '../../data/task';
import { taskOf } from '../../data/tasks';
import type { Experiment } from '../../engine/experiment';
import type { Quantity, Recording } from '../../engine/recording';
import type { ModelSpec } from '../../engine/spec';
import { vectorAt } from '../../engine/tensor';
import { caseOf, specOf } from '../../store/modelSpec';
import type { Scene } from '../../store/scene';
import { cellName } from '../counts/modelFacts';
import type { QuestionAddress, StageView, Subject } from '../question';

/** Steps that a question can show side by side, and that a learner can go through by hand. */
const mostSteps = 7;

function read({ model, text }: Subject): readonly Reading[] {
  return taskOf(model).read(text);
}

/** What is on stage, its text cut to what can be asked about. */
export function subjectOf({ model, text }: Pick<Scene, 'model' | 'text'>): Subject {
  let subject: Subject = { model, text };
  while (read(subject).length > mostSteps && subject.text !== '') {
    subject = { model, text: splitCharacters(subject.text).slice(0, -1).join('') };
  }
  return subject;
}

export const specOfSubject = ({ model }: Subject): ModelSpec => specOf(model);

/** What the network reads, a sign a step: the start mark, then the letters. */
export const signsOf = (subject: Subject): readonly string[] => read(subject).map(({ typed }) => typed);

/** Whether it reads signs of a text that the learner typed, which a case computed elsewhere does not. */
export const readsSigns = ({ model }: Subject): boolean => caseOf(model) === null;

/** One layer that reads signs and says at every step what comes: what questions about single steps take for granted. */
export function isPlain(subject: Subject): boolean {
  const { shape, decoder, layers } = specOfSubject(subject);
  return (
    readsSigns(subject) &&
    !taskOf(subject.model).isAligned &&
    shape === 'manyToMany' &&
    !decoder &&
    layers.length === 1 &&
    signsOf(subject).length > 3
  );
}

/** One layer whose outputs can be held against what it reads: what questions about its states and the way back through them take. */
export function isJudged(subject: Subject): boolean {
  return isPlain(subject) || (readsSigns(subject) && isRecall(subject) && subject.model.sizes.length === 1 && signsOf(subject).length > 3);
}

const isRecall = ({ model }: Subject): boolean => taskOf(model).name === 'recall';

/** The next sign at every step; of a first letter that is asked for at the end, that letter there. −1: nothing can be scored. */
function targetsOfSubject(subject: Subject): Int32Array {
  const readings = read(subject);
  if (!isRecall(subject)) return targetsOf(readings, taskOf(subject.model).mark);
  return Int32Array.from(readings, (_, step) => (step === readings.length - 1 ? firstLetterOf(readings) : -1));
}

export const unitsOf = (subject: Subject): number => specOfSubject(subject).layers[0]?.size ?? 0;

/** “LSTM”, by the network's own layer: short enough to stand in a sentence. */
export function cellOf(subject: Subject): string {
  const [layer] = specOfSubject(subject).layers;
  return layer?.cell === 'gru' ? 'GRU' : layer ? cellName(layer) : 'network';
}

/** Who reads, as sentences name it. */
export function readerWords({ about }: Pick<QuestionAddress, 'about'>): string {
  return about ? `The ${cellOf(about)} on stage` : 'The trained LSTM';
}

/** The network reads its text once; `used`: the steps whose outputs are in the cost, the mean of their losses; left out: there is none. */
export function readingOf(
  subject: Subject,
  weights: Float64Array,
  more: Partial<Pick<Experiment, 'clamps' | 'clipNorm'>> & { readonly used?: readonly number[] } = {},
): Experiment {
  const { used, clamps = [], ...rest } = more;
  const tokens = read(subject);
  const inputs = Int32Array.from(tokens, ({ token }) => token);
  const targets = targetsOfSubject(subject);
  const scored = (used ?? []).filter((step) => (targets[step] ?? -1) >= 0);
  const cost = used ? { targets, weights: Float64Array.from(inputs, (_, step) => (scored.includes(step) ? 1 / scored.length : 0)) } : null;
  return { spec: specOfSubject(subject), weights, batch: { steps: inputs.length, size: 1, inputs }, cost, seeds: null, clamps, ...rest };
}

/** A quantity of the one layer, a vector a step. */
export function overTime({ layers }: Recording, quantity: Quantity): readonly Float64Array[] {
  const tensor = layers[0]?.quantities[quantity];
  if (!tensor) throw new RangeError(`The engine recorded no ${quantity}.`);
  return Array.from({ length: tensor.shape[0] ?? 0 }, (_, step) => vectorAt(tensor, step));
}

/** A quantity of one unit at every step. */
export function unitOverTime(recording: Recording, quantity: Quantity, unit: number): readonly number[] {
  return overTime(recording, quantity).map((vector) => vector[unit] ?? Number.NaN);
}

/** The stage with this very network and text. */
export function subjectOnStage({ model, text }: Subject, change: Partial<Scene>): StageView {
  const unchanged = { gain: 1, clamps: [], edits: [], pins: [], direction: 'forward', truncation: null, panel: 'gates' } as const;
  return {
    change: { page: { kind: 'lab' }, model, text, ...unchanged, ...change },
    note: 'Opens this very network on the stage, with the same text and step.',
  };
}

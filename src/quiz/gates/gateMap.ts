import type { Recording } from '../../engine/recording';
import type { Chance } from '../chance';
import { type Draft, measured } from '../draft';
import type { HeatRow } from '../figure';
import type { MisconceptionName } from '../misconceptions';
import type { ChoiceField, Option, Question, QuestionAddress, SolutionRow, Subject } from '../question';
import { formatProbability } from '../../ui/format';
import { type Rich, say, value } from '../rich';
import { readerWords, readingOf, signsOf, specOfSubject, subjectOnStage, unitOverTime, unitsOf } from '../onStage/subject';
import { readableNames, trainedReading } from './trained';

type Gate = 'f' | 'i' | 'o';

const questions: Readonly<Record<Gate, { readonly asked: string; readonly lowest: boolean }>> = {
  f: { asked: 'forgets most', lowest: true },
  i: { asked: 'lets in most of the new content', lowest: false },
  o: { asked: 'lets out most of its memory', lowest: false },
};

const rowsShown = 6;

/** Position of the extreme value, and how far the next one is. */
function extreme(values: readonly number[], lowest: boolean): { readonly index: number; readonly lead: number } {
  const ordered = values.map((each, index) => ({ each: lowest ? -each : each, index })).sort((a, b) => b.each - a.each);
  const [first, second] = ordered;
  return { index: first?.index ?? 0, lead: (first?.each ?? 0) - (second?.each ?? 0) };
}

function heatRow(recording: Recording, gate: Gate, unit: number, label: Rich): HeatRow {
  return { label, values: unitOverTime(recording, gate, unit), letters: [], scale: { kind: 'gate', hue: gate } };
}

/** Units in drawn order, the one whose extreme leads most clearly first. */
function clearestFirst(units: readonly number[], lead: (unit: number) => number): readonly number[] {
  return units.toSorted((a, b) => lead(b) - lead(a));
}

function stepMisconception(step: number, right: number, values: readonly number[], lowest: boolean): MisconceptionName | null {
  if (step === right) return null;
  if (step === extreme(values, !lowest).index) return lowest ? 'openForgets' : 'colourMisread';
  return Math.abs(step - right) === 1 ? 'neighbourCell' : 'overlooked';
}

const stepName = (subject: Subject, step: number): string =>
  step === 0 ? 'the start mark' : `${signsOf(subject)[step] ?? ''}, step ${step}`;

function stepField(recording: Recording, gate: Gate, unit: number, subject: Subject): ChoiceField {
  const values = unitOverTime(recording, gate, unit);
  const { lowest, asked } = questions[gate];
  const { index: right } = extreme(values, lowest);
  const options = values.map(
    (_, step): Option => ({
      id: `step${step}`,
      text: [stepName(subject, step)],
      misconception: stepMisconception(step, right, values, lowest),
    }),
  );
  return { kind: 'choice', id: `${gate}${unit}`, label: say`unit ${unit} ${asked} at`, optional: false, options, answer: `step${right}` };
}

function fieldRow(recording: Recording, gate: Gate, unit: number, subject: Subject): SolutionRow {
  const values = unitOverTime(recording, gate, unit);
  const { index } = extreme(values, questions[gate].lowest);
  return {
    label: say`${value(gate)}, unit ${unit}`,
    work: [stepName(subject, index)],
    value: formatProbability(values[index] ?? 0),
    field: `${gate}${unit}`,
    tensor: null,
  };
}

const legend = 'Paper is 0 (closed), full colour is 1 (open).';

interface Reading {
  readonly subject: Subject;
  readonly units: readonly number[];
  readonly recording: Recording;
}

/** 1: one unit of a map of the forget gate. */
function oneUnit(address: QuestionAddress, { subject, units, recording }: Reading): Question {
  const lead = (unit: number) => extreme(unitOverTime(recording, 'f', unit), true).lead;
  const [unit = 0] = clearestFirst(units, lead);
  const shown = [unit, ...units.filter((each) => each !== unit)].slice(0, rowsShown).sort((a, b) => a - b);
  return write(address, subject, unit, extreme(unitOverTime(recording, 'f', unit), true).index, {
    asked: say`${readerWords(address)} reads “${subject.text}”. This is the forget gate ${value('f')} of ${shown.length} of its units. ${legend} At which step does unit ${unit} forget most?`,
    rows: shown.map((each) => heatRow(recording, 'f', each, say`unit ${each}`)),
    fields: [stepField(recording, 'f', unit, subject)],
    solution: [fieldRow(recording, 'f', unit, subject)],
  });
}

/** 2: which unit keeps its content through the whole word: the largest of the lowest values. */
function keeper(address: QuestionAddress, { subject, units, recording }: Reading): Question {
  const lowestOf = (unit: number) => Math.min(...unitOverTime(recording, 'f', unit));
  const ordered = units.toSorted((a, b) => lowestOf(b) - lowestOf(a));
  const best = ordered[0] ?? 0;
  // Units that keep almost as well would make the map unreadable; the others are drawn from the rest.
  const rest = ordered.slice(1).filter((unit) => lowestOf(best) - lowestOf(unit) > 0.1);
  const shown = [best, ...rest.slice(-(rowsShown - 1))].sort((a, b) => a - b);
  const leakiest = shown.reduce((worst, unit) => (lowestOf(unit) < lowestOf(worst) ? unit : worst), shown[0] ?? 0);
  const options = shown.map(
    (unit): Option => ({
      id: `unit${unit}`,
      text: [`unit ${unit}`],
      misconception: unit === best ? null : unit === leakiest ? 'openForgets' : 'overlooked',
    }),
  );
  return write(address, subject, best, 1, {
    asked: say`${readerWords(address)} reads “${subject.text}”. This is the forget gate ${value('f')} of ${shown.length} of its units. ${legend} Which of them never lets go of much?`,
    rows: shown.map((each) => heatRow(recording, 'f', each, say`unit ${each}`)),
    fields: [{ kind: 'choice', id: 'keeper', label: ['keeps best'], optional: false, options, answer: `unit${best}` }],
    solution: shown.map((unit) => ({
      label: [`unit ${unit}`],
      work: ['lowest value'],
      value: formatProbability(lowestOf(unit)),
      field: unit === best ? 'keeper' : null,
      tensor: null,
    })),
  });
}

/** 3: the three gates of one unit. */
function threeGates(address: QuestionAddress, { subject, units, recording }: Reading): Question {
  const gates = ['f', 'i', 'o'] as const;
  const lead = (unit: number) =>
    Math.min(...gates.map((gate) => extreme(unitOverTime(recording, gate, unit), questions[gate].lowest).lead));
  const [unit = 0] = clearestFirst(units, lead);
  return write(address, subject, unit, extreme(unitOverTime(recording, 'f', unit), true).index, {
    asked: say`${readerWords(address)} reads “${subject.text}”. These are the three gates of its unit ${unit}. ${legend} When does it forget, take in and let out most?`,
    rows: gates.map((gate) => heatRow(recording, gate, unit, [value(gate)])),
    fields: gates.map((gate) => stepField(recording, gate, unit, subject)),
    solution: gates.map((gate) => fieldRow(recording, gate, unit, subject)),
  });
}

interface Parts {
  readonly asked: Rich;
  readonly rows: readonly HeatRow[];
  readonly fields: readonly ChoiceField[];
  readonly solution: readonly SolutionRow[];
}

function write(address: QuestionAddress, subject: Subject, unit: number, step: number, { asked, rows, fields, solution }: Parts): Question {
  return {
    address,
    title: 'Read the gates',
    paragraphs: [asked],
    facts: [],
    figure: { kind: 'heat', title: say`gates while reading “${subject.text}”`, columnLabels: signsOf(subject), rows },
    fields,
    decisive: null,
    solution: {
      lead: ['The engine’s values:'],
      rows: solution,
      closing: ['The forget gate says what is kept: where it is nearly closed, the old content goes.'],
      tensors: [],
      figure: null,
    },
    spec: specOfSubject(subject),
    stage: subjectOnStage(subject, { unit, step, depth: { kind: 'graph' } }),
  };
}

/** From a heat map of a trained network, the shipped one when there is no subject: what happens when. */
export function gateMapQuestion(address: QuestionAddress, chance: Chance, about: Subject | null = null): Draft {
  const subject = about ?? trainedReading(chance.pick(readableNames));
  const units = chance.sample(
    Array.from({ length: unitsOf(subject) }, (_, unit) => unit),
    16,
  );
  return {
    models: [subject.model],
    experiments: (weightsOf) => [readingOf(subject, weightsOf(subject.model))],
    pose: (measurements) => {
      const reading = { subject, units, recording: measured(measurements, 0).values.main };
      if (address.difficulty === 1) return oneUnit(address, reading);
      return address.difficulty === 2 ? keeper(address, reading) : threeGates(address, reading);
    },
  };
}

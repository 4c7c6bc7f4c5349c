import type { Measurement } from '../../engine/experiment';
import type { Chance } from '../chance';
import { type Draft, measured } from '../draft';
import type { HeatRow } from '../figure';
import type { MisconceptionName } from '../misconceptions';
import type { ChoiceField, Option, Question, QuestionAddress, SolutionRow } from '../question';
import { formatProbability } from '../../ui/format';
import { type Rich, say, value } from '../rich';
import { readableNames, readingOf, signsOf, trainedSpec, trainedStage, trainedUnits, unitOverTime } from './trained';

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

function heatRow(measurement: Measurement, gate: Gate, unit: number, label: Rich): HeatRow {
  return { label, values: unitOverTime(measurement, gate, unit), letters: [], scale: { kind: 'gate', hue: gate } };
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

const stepName = (name: string, step: number): string => (step === 0 ? 'the start mark' : `${signsOf(name)[step] ?? ''}, step ${step}`);

function stepField(measurement: Measurement, gate: Gate, unit: number, name: string): ChoiceField {
  const values = unitOverTime(measurement, gate, unit);
  const { lowest, asked } = questions[gate];
  const { index: right } = extreme(values, lowest);
  const options = values.map(
    (_, step): Option => ({
      id: `step${step}`,
      text: [stepName(name, step)],
      misconception: stepMisconception(step, right, values, lowest),
    }),
  );
  return { kind: 'choice', id: `${gate}${unit}`, label: say`unit ${unit} ${asked} at`, optional: false, options, answer: `step${right}` };
}

function fieldRow(measurement: Measurement, gate: Gate, unit: number, name: string): SolutionRow {
  const values = unitOverTime(measurement, gate, unit);
  const { index } = extreme(values, questions[gate].lowest);
  return {
    label: say`${value(gate)}, unit ${unit}`,
    work: [stepName(name, index)],
    value: formatProbability(values[index] ?? 0),
    field: `${gate}${unit}`,
    tensor: null,
  };
}

const legend = 'Paper is 0 (closed), full colour is 1 (open).';

interface Reading {
  readonly name: string;
  readonly units: readonly number[];
  readonly measurement: Measurement;
}

/** 1: one unit of a map of the forget gate. */
function oneUnit(address: QuestionAddress, { name, units, measurement }: Reading): Question {
  const lead = (unit: number) => extreme(unitOverTime(measurement, 'f', unit), true).lead;
  const [unit = 0] = clearestFirst(units, lead);
  const shown = [unit, ...units.filter((each) => each !== unit)].slice(0, rowsShown).sort((a, b) => a - b);
  return write(address, name, unit, extreme(unitOverTime(measurement, 'f', unit), true).index, {
    asked: say`The trained LSTM reads “${name}”. This is the forget gate ${value('f')} of ${shown.length} of its units. ${legend} At which step does unit ${unit} forget most?`,
    rows: shown.map((each) => heatRow(measurement, 'f', each, say`unit ${each}`)),
    fields: [stepField(measurement, 'f', unit, name)],
    solution: [fieldRow(measurement, 'f', unit, name)],
  });
}

/** 2: which unit keeps its content through the whole word: the largest of the lowest values. */
function keeper(address: QuestionAddress, { name, units, measurement }: Reading): Question {
  const lowestOf = (unit: number) => Math.min(...unitOverTime(measurement, 'f', unit));
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
  return write(address, name, best, 1, {
    asked: say`The trained LSTM reads “${name}”. This is the forget gate ${value('f')} of ${shown.length} of its units. ${legend} Which of them never lets go of much?`,
    rows: shown.map((each) => heatRow(measurement, 'f', each, say`unit ${each}`)),
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
function threeGates(address: QuestionAddress, { name, units, measurement }: Reading): Question {
  const gates = ['f', 'i', 'o'] as const;
  const lead = (unit: number) =>
    Math.min(...gates.map((gate) => extreme(unitOverTime(measurement, gate, unit), questions[gate].lowest).lead));
  const [unit = 0] = clearestFirst(units, lead);
  return write(address, name, unit, extreme(unitOverTime(measurement, 'f', unit), true).index, {
    asked: say`The trained LSTM reads “${name}”. These are the three gates of its unit ${unit}. ${legend} When does it forget, take in and let out most?`,
    rows: gates.map((gate) => heatRow(measurement, gate, unit, [value(gate)])),
    fields: gates.map((gate) => stepField(measurement, gate, unit, name)),
    solution: gates.map((gate) => fieldRow(measurement, gate, unit, name)),
  });
}

interface Parts {
  readonly asked: Rich;
  readonly rows: readonly HeatRow[];
  readonly fields: readonly ChoiceField[];
  readonly solution: readonly SolutionRow[];
}

function write(address: QuestionAddress, name: string, unit: number, step: number, { asked, rows, fields, solution }: Parts): Question {
  return {
    address,
    title: 'Read the gates',
    paragraphs: [asked],
    facts: [],
    figure: { kind: 'heat', title: say`gates while reading “${name}”`, columnLabels: signsOf(name), rows },
    fields,
    decisive: null,
    solution: {
      lead: ['The engine’s values:'],
      rows: solution,
      closing: ['The forget gate says what is kept: where it is nearly closed, the old content goes.'],
      tensors: [],
      figure: null,
    },
    spec: trainedSpec,
    stage: trainedStage(name, { unit, step, depth: { kind: 'graph' } }),
  };
}

/** From a heat map of the trained network: what happens when. */
export function gateMapQuestion(address: QuestionAddress, chance: Chance): Draft {
  const name = chance.pick(readableNames);
  const units = chance.sample(
    Array.from({ length: trainedUnits }, (_, unit) => unit),
    16,
  );
  return {
    models: ['lstm'],
    experiments: (weightsOf) => [readingOf(weightsOf('lstm'), name)],
    pose: (measurements) => {
      const reading = { name, units, measurement: measured(measurements, 0) };
      if (address.difficulty === 1) return oneUnit(address, reading);
      return address.difficulty === 2 ? keeper(address, reading) : threeGates(address, reading);
    },
  };
}

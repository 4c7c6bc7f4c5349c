import type { Measurement } from '../../engine/experiment';
import type { Chance } from '../chance';
import { type Draft, measured } from '../draft';
import type { HeatRow } from '../figure';
import type { MisconceptionName } from '../misconceptions';
import type { Option, Question, QuestionAddress, Subject } from '../question';
import { formatNumber } from '../../ui/format';
import { say, value } from '../rich';
import { readingOf, signsOf, specOfSubject, subjectOnStage, unitOverTime, unitsOf } from '../onStage/subject';
import { readableNames, trainedReading } from './trained';

type Gate = 'f' | 'i' | 'o';

/** A gate's value with the sign that was read at that step. */
interface Sighting {
  readonly sign: string;
  readonly value: number;
}

const isVowel = ({ sign }: Sighting): boolean => /[aeiou]/i.test(sign);
const isStart = ({ sign }: Sighting): boolean => sign === '·';

function mean(sightings: readonly Sighting[]): number {
  return sightings.reduce((sum, sighting) => sum + sighting.value, 0) / Math.max(1, sightings.length);
}

interface Description {
  readonly id: string;
  readonly text: string;
  readonly misconception: MisconceptionName;
  /** From 1 the words are clearly true, up to ½ clearly false. */
  readonly fit: (sightings: readonly Sighting[]) => number;
}

const contrast = (sightings: readonly Sighting[], isIn: (sighting: Sighting) => boolean): number =>
  mean(sightings.filter(isIn)) - mean(sightings.filter((sighting) => !isIn(sighting)));

const letters = (sightings: readonly Sighting[]) => sightings.filter((sighting) => !isStart(sighting));
const extremes = (sightings: readonly Sighting[]) => sightings.map((sighting) => sighting.value);

const descriptions: readonly Description[] = [
  { id: 'vowels', text: 'opens at vowels', misconception: 'colourMisread', fit: (all) => contrast(letters(all), isVowel) / 0.35 },
  { id: 'consonants', text: 'opens at consonants', misconception: 'colourMisread', fit: (all) => -contrast(letters(all), isVowel) / 0.35 },
  { id: 'open', text: 'stays open throughout', misconception: 'overlooked', fit: (all) => (Math.min(...extremes(all)) - 0.5) / 0.25 },
  {
    id: 'closed',
    text: 'stays closed throughout',
    misconception: 'colourMisread',
    fit: (all) => (0.5 - Math.max(...extremes(all))) / 0.25,
  },
  { id: 'start', text: 'opens at the start mark', misconception: 'overlooked', fit: (all) => contrast(all, isStart) / 0.4 },
  { id: 'letters', text: 'opens once letters come', misconception: 'overlooked', fit: (all) => -contrast(all, isStart) / 0.4 },
];

function sightingsOf(measurements: readonly Measurement[], subjects: readonly Subject[], gate: Gate, unit: number): readonly Sighting[] {
  return subjects.flatMap((subject, index) => {
    const signs = signsOf(subject);
    const values = unitOverTime(measured(measurements, index).values.main, gate, unit);
    return values.map((each, step) => ({ sign: signs[step] ?? '', value: each }));
  });
}

interface Candidate {
  readonly gate: Gate;
  readonly unit: number;
  readonly right: Description;
  /** Descriptions that are clearly false for it. */
  readonly wrong: readonly Description[];
  readonly strength: number;
}

function judge(measurements: readonly Measurement[], subjects: readonly Subject[], gate: Gate, unit: number): Candidate {
  const sightings = sightingsOf(measurements, subjects, gate, unit);
  const fits = descriptions.map((description) => ({ description, fit: description.fit(sightings) })).sort((a, b) => b.fit - a.fit);
  const [best] = fits;
  const wrong = fits.filter(({ fit }) => fit <= 0.5).map(({ description }) => description);
  const second = fits[1]?.fit ?? 0;
  return {
    gate,
    unit,
    right: best?.description ?? (descriptions[0] as Description),
    wrong,
    strength: Math.min(best?.fit ?? 0, 1.5) - Math.max(second, 0.5),
  };
}

/** One unit's gate whose words are clear; the draw decides which of the clear ones. */
function chooseUnit(candidates: readonly Candidate[], order: readonly number[]): Candidate {
  const clear = candidates.filter(({ strength, wrong }) => strength >= 0.5 && wrong.length >= 3);
  const pool = clear.length > 0 ? clear : candidates.toSorted((a, b) => b.strength - a.strength).slice(0, 1);
  const kinds = [...new Set(pool.map(({ right }) => right.id))].sort();
  const [first = 0, second = 0] = order;
  const kind = kinds[first % kinds.length];
  const ofKind = pool.filter(({ right }) => right.id === kind);
  return ofKind[second % ofKind.length] ?? (pool[0] as Candidate);
}

const gatesFor: Readonly<Record<1 | 2 | 3, readonly Gate[]>> = { 1: ['f'], 2: ['f', 'i'], 3: ['f', 'i', 'o'] };

/** What does this unit's gate do? */
export function unitJobQuestion(address: QuestionAddress, chance: Chance): Draft {
  const subjects = chance.sample(readableNames, 5).map(trainedReading);
  const order = [chance.between(0, 1000), chance.between(0, 1000)];
  const arrangement = chance.shuffle(descriptions);
  return {
    models: subjects.map(({ model }) => model),
    experiments: (weightsOf) => subjects.map((subject) => readingOf(subject, weightsOf(subject.model))),
    pose: (measurements) => {
      const units = Array.from({ length: unitsOf(trainedReading('')) }, (_, unit) => unit);
      const candidates = gatesFor[address.difficulty].flatMap((gate) => units.map((unit) => judge(measurements, subjects, gate, unit)));
      return write(address, subjects, measurements, chooseUnit(candidates, order), arrangement);
    },
  };
}

function rowFor(subject: Subject, measurement: Measurement, { gate, unit }: Candidate): HeatRow {
  return {
    label: [subject.text],
    values: unitOverTime(measurement.values.main, gate, unit),
    letters: signsOf(subject),
    scale: { kind: 'gate', hue: gate },
  };
}

const gateWords = { f: 'forget gate', i: 'input gate', o: 'output gate' } as const;

function write(
  address: QuestionAddress,
  subjects: readonly Subject[],
  measurements: readonly Measurement[],
  chosen: Candidate,
  arrangement: readonly Description[],
): Question {
  const { gate, unit, right, wrong } = chosen;
  const [first] = subjects;
  if (!first) throw new RangeError('There are no names to read.');
  const offered = arrangement.filter((description) => description === right || wrong.includes(description)).slice(0, 5);
  const shown = offered.includes(right) ? offered : [...offered.slice(0, 4), right];
  const options = shown.map(
    ({ id, text, misconception }): Option => ({ id, text: [text], misconception: id === right.id ? null : misconception }),
  );
  return {
    address,
    title: 'What does this unit do?',
    paragraphs: [
      say`The trained LSTM reads ${subjects.length} names. This is the ${gateWords[gate]} ${value(gate)} of unit ${unit}. Paper is 0 (closed), full colour is 1 (open). Which words fit?`,
    ],
    facts: [],
    figure: {
      kind: 'heat',
      title: say`${gateWords[gate]} of unit ${unit}`,
      columnLabels: [],
      rows: subjects.map((subject, index) => rowFor(subject, measurements[index] as Measurement, chosen)),
    },
    fields: [{ kind: 'choice', id: 'job', label: ['the gate'], optional: false, options, answer: right.id }],
    decisive: null,
    solution: {
      lead: ['Means over the names above:'],
      rows: [...meanRows(subjects, measurements, chosen), { label: ['the gate'], work: [], value: right.text, field: 'job', tensor: null }],
      closing: ['Few units do one nameable thing; this one was chosen because it does.'],
      tensors: [],
      figure: null,
    },
    spec: specOfSubject(first),
    stage: subjectOnStage(first, { unit, step: 1, depth: { kind: 'graph' } }),
  };
}

function meanRows(subjects: readonly Subject[], measurements: readonly Measurement[], { gate, unit }: Candidate) {
  const sightings = sightingsOf(measurements, subjects, gate, unit);
  const groups: readonly (readonly [string, (sighting: Sighting) => boolean])[] = [
    ['at the start mark', isStart],
    ['at vowels', isVowel],
    ['at consonants', (sighting) => !isStart(sighting) && !isVowel(sighting)],
  ];
  return groups.map(([label, isIn]) => ({
    label: [label],
    work: [],
    value: formatNumber(mean(sightings.filter(isIn)), 2),
    field: null,
    tensor: null,
  }));
}

import type { Measurement } from '../../engine/experiment';
import { vectorAt } from '../../engine/tensor';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { type Draft, measured } from '../draft';
import { holdAll } from '../holdAll';
import type { MisconceptionName } from '../misconceptions';
import type { Fact, Field, Option, Question, QuestionAddress, SolutionRow, Subject } from '../question';
import { formula, type Rich, say, value } from '../rich';
import { readerWords, readingOf, signsOf, specOfSubject, subjectOnStage, unitOverTime, unitsOf } from '../onStage/subject';
import { readableNames, trainedReading } from './trained';

const gates = ['f', 'i', 'o'] as const;
type Gate = (typeof gates)[number];

const gateWords: Readonly<Record<Gate | 'g', string>> = {
  f: 'the forget gate',
  i: 'the input gate',
  o: 'the output gate',
  g: 'the candidate',
};

/** What a learner believes who names this gate instead: the output gate does not act on c at all, every other choice is one of sizes. */
const beliefAbout = (gate: Gate | 'g', asked: 'c' | 'h'): MisconceptionName =>
  gate === 'o' && asked === 'c' ? 'outputErases' : 'sizesMisjudged';

interface Effect {
  readonly gate: Gate;
  /** The state with the gate closed at this step. */
  readonly state: number;
  readonly change: number;
}

interface Sight {
  readonly subject: Subject;
  readonly step: number;
  readonly asked: 'c' | 'h';
}

/** What closing each gate does to one unit: its own gates act on no other unit within the step. */
function effectsOn(measurements: readonly Measurement[], { step, asked }: Sight, unit: number): readonly Effect[] {
  const before = unitOverTime(measured(measurements, 0).values.main, asked, unit)[step] ?? 0;
  return gates.map((gate, index) => {
    const state = unitOverTime(measured(measurements, index + 1).values.main, asked, unit)[step] ?? 0;
    return { gate, state, change: Math.abs(state - before) };
  });
}

function lead(effects: readonly Effect[]): number {
  const [first = 0, second = 0] = effects.map(({ change }) => change).sort((a, b) => b - a);
  return first - second;
}

const strongest = (effects: readonly Effect[]): Gate =>
  effects.reduce((best, effect) => (effect.change > best.change ? effect : best), effects[0] ?? { gate: 'f', state: 0, change: 0 }).gate;

/** The first unit with clear answers in the drawn order; the clearest if there is none. */
function chooseUnit(measurements: readonly Measurement[], sights: readonly Sight[], order: readonly number[]): number {
  const leadOf = (unit: number) => Math.min(...sights.map((sight) => lead(effectsOn(measurements, sight, unit))));
  return order.find((unit) => leadOf(unit) > 0.1) ?? order.toSorted((a, b) => leadOf(b) - leadOf(a))[0] ?? 0;
}

interface Offer {
  readonly gates: readonly (Gate | 'g')[];
  readonly belief: (gate: Gate | 'g') => MisconceptionName;
}

function gateField(id: string, label: Rich, answer: string, offered: Offer): Field {
  const options = offered.gates.map(
    (gate): Option => ({
      id: gate,
      text: say`${gateWords[gate]} ${value(gate)}`,
      misconception: gate === answer ? null : offered.belief(gate),
    }),
  );
  return { kind: 'choice', id, label, optional: false, options, answer };
}

function unitFacts(measurement: Measurement, { step }: Sight, unit: number): readonly Fact[] {
  const told = (quantity: 'f' | 'i' | 'g' | 'o' | 'c' | 'h'): Fact => ({
    label: [value(quantity)],
    value: [formatNumber(unitOverTime(measurement.values.main, quantity, unit)[step] ?? 0, 2)],
  });
  const before: Fact = {
    label: [value('c', 'previous')],
    value: [formatNumber(unitOverTime(measurement.values.main, 'c', unit)[step - 1] ?? 0, 2)],
  };
  return [before, told('f'), told('i'), told('g'), told('o'), told('c'), told('h')];
}

function effectRows(effects: readonly Effect[], asked: Sight['asked']): readonly SolutionRow[] {
  return effects.map(({ gate, state, change }) => ({
    label: say`${value(gate)} = 0`,
    work: [formula(value(asked), '=', formatNumber(state))],
    value: `changed by ${formatNumber(change)}`,
    field: gate === strongest(effects) ? asked : null,
    tensor: null,
  }));
}

function oneUnit(
  address: QuestionAddress,
  measurements: readonly Measurement[],
  sights: readonly Sight[],
  order: readonly number[],
): Question {
  const unit = chooseUnit(measurements, sights, order);
  const [sight] = sights;
  if (!sight) throw new RangeError('Nothing is asked.');
  const states = sights.map(({ asked }) => ({ asked, effects: effectsOn(measurements, { ...sight, asked }, unit) }));
  const fields = states.map(({ asked, effects }) =>
    gateField(asked, say`changes ${value(asked)} most`, strongest(effects), { gates, belief: (gate) => beliefAbout(gate, asked) }),
  );
  const rows = states.flatMap(({ asked, effects }) => effectRows(effects, asked));
  const asked = say`${readerWords(address)} has just read the “${signsOf(sight.subject)[sight.step] ?? ''}” of “${sight.subject.text}”. These are the values of its unit ${unit}. Which gate, held at 0 at this step, changes the state most?`;
  const closing = say`The output gate does not act on ${value('c')}: closed, it leaves the memory as it is and makes ${value('h')} 0.`;
  return write(address, sight, unit, { asked, facts: unitFacts(measured(measurements, 0), sight, unit), fields, rows, closing });
}

/** Largest difference between two distributions. */
function distance(a: Measurement, b: Measurement, step: number): number {
  const [p, q] = [a, b].map(({ values }) => (values.main.output ? vectorAt(values.main.output, step) : new Float64Array()));
  return (p ?? new Float64Array()).reduce((largest, each, index) => Math.max(largest, Math.abs(each - (q?.[index] ?? 0))), 0);
}

const offeredToPrediction = ['f', 'i', 'g', 'o'] as const;

/** Two names that differ in every letter: which closed gate makes their predictions the same? */
function prediction(address: QuestionAddress, measurements: readonly Measurement[], sight: Sight, other: Subject): Question {
  const distances = offeredToPrediction.map((gate, index) => ({
    gate,
    distance: distance(measured(measurements, 2 * index), measured(measurements, 2 * index + 1), sight.step),
  }));
  const answer = distances.reduce((least, each) => (each.distance < least.distance ? each : least)).gate;
  const rows = distances.map(
    (each): SolutionRow => ({
      label: say`${value(each.gate)} = 0`,
      work: ['largest difference of the two predictions'],
      value: formatNumber(each.distance),
      field: each.gate === answer ? 'gate' : null,
      tensor: null,
    }),
  );
  const asked = say`The trained LSTM reads “${sight.subject.text}” once and “${other.text}” once. In all units, one of these is held at 0 at step ${sight.step}. Which makes the predictions of that step the same for both names?`;
  const fields = [gateField('gate', ['held at 0'], answer, { gates: offeredToPrediction, belief: () => 'memoryForReading' })];
  const closing = ['The output layer sees h only: with o closed it sees zeros, and predicts from its bias alone.'];
  return write(address, sight, null, { asked, facts: [], fields, rows, closing });
}

interface Parts {
  readonly asked: Rich;
  readonly facts: readonly Fact[];
  readonly fields: readonly Field[];
  readonly rows: readonly SolutionRow[];
  readonly closing: Rich;
}

function write(address: QuestionAddress, { subject, step }: Sight, unit: number | null, parts: Parts): Question {
  const { asked, facts, fields, rows, closing } = parts;
  return {
    address,
    title: 'Which gate to close?',
    paragraphs: [asked],
    facts,
    figure: null,
    fields,
    decisive: null,
    solution: {
      lead: [
        formula(value('c'), '=', value('f'), '⊙', value('c', 'previous'), '+', value('i'), '⊙', value('g')),
        ' and ',
        formula(value('h'), '=', value('o'), '⊙', 'tanh', '(', value('c'), ')'),
        '. The engine, with the gate held:',
      ],
      rows,
      closing,
      tensors: [],
      figure: null,
    },
    spec: specOfSubject(subject),
    stage: subjectOnStage(subject, { step, unit, depth: { kind: 'cell' } }),
  };
}

/** Which gate to clamp to change a state, or the prediction of two names; with a subject, a state of that network. */
export function closedGateQuestion(address: QuestionAddress, chance: Chance, about: Subject | null = null): Draft {
  const [first = 'Martha', second = 'Oliver'] = chance.sample(readableNames, 2);
  const [subject, other] = [about ?? trainedReading(first), trainedReading(second)];
  const sight: Sight = { subject, step: chance.between(2, Math.min(5, signsOf(subject).length - 1)), asked: 'c' };
  const sights: readonly Sight[] = address.difficulty === 1 ? [sight] : [sight, { ...sight, asked: 'h' }];
  const order = chance.shuffle(Array.from({ length: unitsOf(subject) }, (_, unit) => unit));
  const isPrediction = address.difficulty === 3 && about === null;
  return {
    models: [subject.model],
    experiments: (weightsOf) => {
      const weights = weightsOf(subject.model);
      const run = (reading: Subject, gate: Gate | 'g') => readingOf(reading, weights, { clamps: [holdAll(gate, sight.step, 0)] });
      if (!isPrediction) return [readingOf(subject, weights), ...gates.map((gate) => run(subject, gate))];
      return offeredToPrediction.flatMap((gate) => [subject, other].map((each) => run(each, gate)));
    },
    pose: (measurements) =>
      isPrediction ? prediction(address, measurements, sight, other) : oneUnit(address, measurements, sights, order),
  };
}

import { formatCount } from '../../ui/format';
import type { HeadSpec, ModelSpec } from '../../engine/spec';
import type { Chance } from '../chance';
import type { MisconceptionName } from '../misconceptions';
import type { Field, Option, Question, QuestionAddress, SolutionRow } from '../question';
import { type Rich, say } from '../rich';
import { totalMistakes } from './countMistakes';
import { type CountTask, mapLayers, sumOf, tensorsOf } from './countTask';
import { modelFacts, runFacts } from './modelFacts';
import { randomTask } from './randomTask';
import { stageFor } from './stage';
import { tensorRows } from './tensorRows';

/** A change that a learner might make to a training, and what becomes of the model's own description. */
interface Change {
  readonly id: string;
  readonly text: string;
  readonly ifPicked: MisconceptionName | null;
  readonly ifMissed: MisconceptionName | null;
  readonly apply: (task: CountTask) => CountTask;
}

const widerHead = (spec: ModelSpec): HeadSpec | null => spec.head && { ...spec.head, size: 2 * spec.head.size };

const changes: readonly Change[] = [
  {
    id: 'steps',
    text: 'sequences twice as long',
    ifPicked: 'timesSteps',
    ifMissed: null,
    apply: (task) => ({ ...task, steps: 2 * (task.steps ?? 1) }),
  },
  {
    id: 'batch',
    text: 'mini-batches twice as large',
    ifPicked: 'timesBatch',
    ifMissed: null,
    apply: (task) => ({ ...task, batch: 2 * (task.batch ?? 1) }),
  },
  {
    id: 'units',
    text: 'twice as many units',
    ifPicked: null,
    ifMissed: 'unitsIgnored',
    apply: (task) => ({ ...task, spec: mapLayers(task.spec, (layer) => ({ ...layer, size: 2 * layer.size })) }),
  },
  {
    id: 'classes',
    text: 'twice as many classes',
    ifPicked: null,
    ifMissed: 'forgotOutput',
    apply: (task) => ({ ...task, spec: { ...task.spec, head: widerHead(task.spec) } }),
  },
  {
    id: 'outputs',
    text: 'an output at every step instead of the last one only',
    ifPicked: 'copiesCounted',
    ifMissed: null,
    apply: (task) => ({ ...task, spec: { ...task.spec, shape: 'manyToMany' } }),
  },
  {
    id: 'unrolled',
    text: 'gradients through the latest 10 steps only (truncated BPTT)',
    ifPicked: 'copiesCounted',
    ifMissed: null,
    apply: (task) => task,
  },
];

const countOf = (task: CountTask): number => sumOf(tensorsOf(task));

const timesLonger = [2, 3, 4] as const;

/** 1: one choice. 2: the number itself. 3: which changes matter at all. */
function fieldFor(chance: Chance, difficulty: 1 | 2 | 3, task: CountTask): { readonly field: Field; readonly asked: Rich } {
  const count = countOf(task);
  if (difficulty === 3)
    return { field: changeField(chance, task), asked: ['Which of these changes give the model another number of parameters?'] };
  const factor = chance.pick(timesLonger);
  const longer = { ...task, steps: (task.steps ?? 1) * factor, batch: task.batch };
  if (difficulty === 1)
    return {
      field: growthField(chance, task, factor),
      asked: say`The sequences become ${longer.steps} steps long. How many parameters has the model then?`,
    };
  const asked = say`With ${task.steps ?? 0} steps and mini-batches of ${task.batch ?? 0} this model has ${count} parameters. How many has it with ${longer.steps} steps and mini-batches of ${2 * (task.batch ?? 0)}?`;
  return { field: numberField(longer, count, factor), asked };
}

function changeField(chance: Chance, task: CountTask): Field {
  const offered = chance.shuffle(changes);
  const options = offered.map(({ id, text, ifPicked, ifMissed }) => ({ id, text: [text], ifPicked, ifMissed }));
  const answer = offered.filter((change) => countOf(change.apply(task)) !== countOf(task)).map(({ id }) => id);
  return { kind: 'set', id: 'changes', label: ['other number of parameters'], optional: false, options, answer };
}

function growthField(chance: Chance, task: CountTask, factor: number): Field {
  const count = countOf(task);
  const wrong = totalMistakes(task).filter(({ misconception }) => misconception === 'forgotRecurrent');
  const candidates: Option[] = [
    { id: 'same', text: say`${count}, as before`, misconception: null },
    { id: 'times', text: say`${count * factor}`, misconception: 'timesSteps' },
    { id: 'copies', text: say`${copies(task, factor)}`, misconception: 'copiesCounted' },
    ...wrong.map(({ value }) => ({ id: 'without', text: say`${value}`, misconception: 'forgotRecurrent' as const })),
  ];
  return { kind: 'choice', id: 'count', label: ['parameters then'], optional: false, options: chance.shuffle(candidates), answer: 'same' };
}

const copies = (task: CountTask, factor: number): number =>
  tensorsOf(task).reduce((sum, { count, layer }) => sum + (layer > 0 ? count * factor : count), 0);

function numberField(longer: CountTask, count: number, factor: number): Field {
  const mistakes = [
    { misconception: 'timesSteps' as const, value: count * factor, work: `${formatCount(count)} · ${factor}` },
    { misconception: 'timesBatch' as const, value: count * 2, work: `${formatCount(count)} · 2` },
    { misconception: 'timesSteps' as const, value: count * factor * 2, work: `${formatCount(count)} · ${factor} · 2` },
    { misconception: 'copiesCounted' as const, value: copies(longer, factor), work: `the recurrent tensors times ${factor}` },
  ].filter(({ value }, index, all) => value !== count && all.findIndex((other) => other.value === value) === index);
  return {
    kind: 'number',
    id: 'count',
    label: ['parameters then'],
    optional: false,
    expected: 'whole',
    answer: countOf(longer),
    tolerance: 0,
    unit: null,
    mistakes,
  };
}

function drawTask(chance: Chance, { difficulty }: QuestionAddress): CountTask {
  const drawn = randomTask(chance, difficulty === 1 ? 1 : 2);
  return { ...drawn, steps: drawn.steps ?? chance.pick([10, 20, 25]), batch: drawn.batch ?? 32 };
}

/** The count as it is; where changes are asked about, then the count after each of them, in the order of the options. */
function countRows(task: CountTask, field: Field): readonly SolutionRow[] {
  const total = { label: ['total'], work: [], value: formatCount(countOf(task)), tensor: null };
  if (field.kind !== 'set') return [{ ...total, field: field.id }];
  const rows = field.options.flatMap(({ id, text }): SolutionRow[] => {
    const change = changes.find((each) => each.id === id);
    return change
      ? [{ label: text, work: [], value: formatCount(countOf(change.apply(task))), field: field.id, option: id, tensor: null }]
      : [];
  });
  return [{ ...total, field: null }, ...rows];
}

/** What changes with the steps or the batch: nothing. */
export function invarianceQuestion(address: QuestionAddress, chance: Chance, task = drawTask(chance, address)): Question {
  const { field, asked } = fieldFor(chance, address.difficulty, task);
  return {
    address,
    title: 'What changes the count?',
    paragraphs: [asked],
    facts: [...modelFacts(task.spec, task.convention), ...runFacts(task.steps, task.batch)],
    figure: null,
    fields: [field],
    decisive: null,
    solution: {
      lead: ['The tensors of the model, whatever it reads:'],
      rows: [...tensorRows(task).map((row) => ({ ...row, field: null })), ...countRows(task, field)],
      closing: ['No side of any tensor is the number of steps or the batch. Units and classes are sides of tensors.'],
      tensors: tensorsOf(task),
      figure: null,
    },
    spec: task.spec,
    stage: stageFor(task.spec, {}),
  };
}

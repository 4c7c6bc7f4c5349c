import { formatCount, formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import type { MisconceptionName } from '../misconceptions';
import type { Mistake, Question, QuestionAddress, SolutionRow } from '../question';
import { formula, say } from '../rich';
import { totalMistakes } from './countMistakes';
import { type CountTask, sumOf, tensorsOf } from './countTask';
import { modelFacts, runFacts } from './modelFacts';
import { randomTask } from './randomTask';
import { stageFor } from './stage';
import { tensorRows } from './tensorRows';

const bytesInMegabyte = 1_000_000;

interface Storage {
  /** Bytes of one number. */
  readonly bytes: 4 | 8;
  /** Numbers kept for each parameter: the weight alone, or also its gradient and Adam's two running means. */
  readonly kept: 1 | 4;
}

/** Answers are read to two decimals, or to half a percent of large ones. */
const toleranceOf = (megabytes: number): number => Math.max(0.005, megabytes * 0.005);

function megabyteMistakes(task: CountTask, { bytes, kept }: Storage): readonly Mistake<number>[] {
  const count = sumOf(tensorsOf(task));
  const right = (count * bytes * kept) / bytesInMegabyte;
  const own: readonly (readonly [MisconceptionName, number, string])[] = [
    ['valuesNotBytes', right / bytes, `${formatCount(count * kept)} values`],
    [bytes === 4 ? 'doubled' : 'halved', bytes === 4 ? right * 2 : right / 2, `${bytes === 4 ? 8 : 4} bytes a value`],
    ['mebibytes', (right * bytesInMegabyte) / 1024 ** 2, 'bytes / 1 048 576'],
    ['weightsOnly', right / kept, `${formatCount(count)} · ${bytes} bytes`],
  ];
  const counted = totalMistakes(task).map(({ misconception, value, work }) => ({
    misconception,
    value: (value * bytes * kept) / bytesInMegabyte,
    work: `${work}, times ${bytes * kept} bytes`,
  }));
  const all = [...own.map(([misconception, value, work]) => ({ misconception, value, work })), ...counted];
  // Two ideas whose numbers a reader of two decimals cannot tell apart are one.
  const apart = (a: number, b: number) => Math.abs(a - b) > 2 * toleranceOf(right);
  return all.filter(({ value }, index) => apart(value, right) && all.slice(0, index).every((other) => apart(other.value, value)));
}

function storageFor(chance: Chance, difficulty: 1 | 2 | 3): Storage {
  return { bytes: difficulty === 1 ? 4 : chance.pick([4, 8]), kept: difficulty === 3 ? 4 : 1 };
}

/** Models below this take so little that two decimals of a megabyte say nothing. */
const fewest = 25_000;

function taskFor(chance: Chance, difficulty: 1 | 2 | 3): CountTask {
  const drawn = Array.from({ length: 12 }, () => randomTask(chance, difficulty === 3 ? 2 : difficulty));
  const sizes = drawn.map((task) => sumOf(tensorsOf(task)));
  const large = drawn.find((_, index) => (sizes[index] ?? 0) >= fewest);
  return large ?? drawn[sizes.indexOf(Math.max(...sizes))] ?? randomTask(chance, difficulty);
}

function storageRows(count: number, { bytes, kept }: Storage, megabytes: number): readonly SolutionRow[] {
  const numbers: SolutionRow = { label: ['parameters'], work: [], value: formatCount(count), field: null, tensor: null };
  const work = formula(
    formatCount(count),
    ...(kept === 1 ? [] : ['·', String(kept)]),
    '·',
    String(bytes),
    '/',
    formatCount(bytesInMegabyte),
  );
  return [numbers, { label: ['megabytes'], work: [work], value: formatNumber(megabytes, 4), field: 'megabytes', tensor: null }];
}

/** How much memory the parameters take. */
export function memoryQuestion(address: QuestionAddress, chance: Chance): Question {
  const task = taskFor(chance, address.difficulty);
  const storage = storageFor(chance, address.difficulty);
  const count = sumOf(tensorsOf(task));
  const megabytes = (count * storage.bytes * storage.kept) / bytesInMegabyte;
  const kept = storage.kept === 1 ? 'the weights only' : 'each weight, its gradient and the two running means of Adam';
  return {
    address,
    title: 'How much memory?',
    paragraphs: [say`How many megabytes do the numbers below take? One megabyte is ${bytesInMegabyte} bytes; two decimals are enough.`],
    facts: [
      ...modelFacts(task.spec, task.convention),
      ...runFacts(task.steps, task.batch),
      { label: ['a number takes'], value: say`${storage.bytes * 8} bits` },
      { label: ['kept'], value: [kept] },
    ],
    figure: null,
    fields: [
      {
        kind: 'number',
        id: 'megabytes',
        label: ['memory'],
        optional: false,
        expected: 'real',
        answer: megabytes,
        tolerance: toleranceOf(megabytes),
        unit: 'MB',
        mistakes: megabyteMistakes(task, storage),
      },
    ],
    decisive: null,
    solution: {
      lead: ['Count first, then bytes.'],
      rows: [...tensorRows(task).map((row) => ({ ...row, field: null })), ...storageRows(count, storage, megabytes)],
      closing: ['States and gradients of states come on top while the network runs; only they grow with steps and batch.'],
      tensors: tensorsOf(task),
      figure: null,
    },
    spec: task.spec,
    stage: stageFor(task.spec, {}),
  };
}

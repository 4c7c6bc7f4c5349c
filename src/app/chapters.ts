import type { Page, Scene } from '../store/scene';
import { lessonPlace, shelvedLessons } from './lessonShelf';

/** How a chapter begins: the scene that it puts on the stage and what is to be seen there, a paragraph each. */
export interface Opening {
  readonly words: readonly string[];
  readonly scene: Partial<Scene>;
}

/** One line of the contents; a chapter with neither a lesson nor an opening is still being written. */
export interface Chapter {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly opening: Opening | null;
  /** Steps of its lesson; 0 without one. */
  readonly steps: number;
  /** Whether there is a lesson, told step by step; what it holds is fetched when it is opened. */
  readonly hasLesson: boolean;
}

const rnn = { cell: 'rnn', sizes: [32], bias: 'one', source: { kind: 'shipped' } } as const;
const graph = {
  depth: { kind: 'graph' },
  direction: 'forward',
  unit: null,
  gain: 1,
  clamps: [],
  edits: [],
  layer: 1,
  rolled: 0,
  zoom: 1,
} as const;
const full = { cost: 'every', truncation: null } as const;

const shortMemory: Opening = {
  words: [
    'Only the last output counts here. Its gradient has to travel thirty steps to reach the first letter, and at each one it passes through W once more.',
    'How much of it arrives on the left? Then let an LSTM read the same name.',
  ],
  scene: {
    ...graph,
    ...full,
    model: rnn,
    text: 'Wolfeschlegelsteinhausenberger',
    step: 30,
    direction: 'backward',
    cost: 'last',
    panel: 'gradients',
  },
};

const gru: Opening = {
  words: [
    'One state, two gates: z says how much of the old state stays, r how much of it the candidate sees. Compare its wires with the LSTM’s.',
    'Every value can be opened: press one to see the sum that made it.',
  ],
  scene: { ...graph, ...full, model: { ...rnn, cell: 'gru' }, text: 'Martha', step: 4, depth: { kind: 'cell' }, unit: 7 },
};

/** The chapters that have a lesson, with the number of its steps: the contents know them before any lesson is fetched. */
const taught: Readonly<Record<string, number>> = { unrolling: 17, bptt: 18, lstm: 14 };

/** The lecture's order. */
export const chapters: readonly Chapter[] = [
  { id: 'why', title: 'Why sequences need another network', question: 'What breaks when the next input is longer?', opening: null },
  { id: 'uses', title: 'What people do with them', question: 'What can be read, and what can be said?', opening: null },
  { id: 'unrolling', title: 'The recurrent neuron, unrolled', question: 'How can one cell stand at every letter?', opening: null },
  { id: 'memory', title: 'Memory cells', question: 'What is state, and what is output?', opening: null },
  { id: 'shapes', title: 'Four shapes', question: 'When is an output asked for?', opening: null },
  { id: 'bptt', title: 'Backpropagation through time', question: 'How do errors travel back?', opening: null },
  { id: 'series', title: 'Time series', question: 'What comes after the last number?', opening: null },
  { id: 'deep', title: 'Deep networks', question: 'What does a second layer read?', opening: null },
  { id: 'short', title: 'The short-memory problem', question: 'How far back does an error reach?', opening: shortMemory },
  { id: 'lstm', title: 'The LSTM', question: 'What does the cell keep, and what does it let go?', opening: null },
  { id: 'peephole', title: 'Peephole connections', question: 'What if gates could see the memory?', opening: null },
  { id: 'gru', title: 'The GRU', question: 'Can two gates do the work of three?', opening: gru },
  { id: 'code', title: 'How to implement it', question: 'What is it in PyTorch and Keras?', opening: null },
].map((chapter, index) => ({ ...chapter, number: index + 1, steps: taught[chapter.id] ?? 0, hasLesson: chapter.id in taught }));

export function isWritten({ hasLesson, opening }: Chapter): boolean {
  return hasLesson || opening !== null;
}

/** How a chapter begins: a lesson (which must have been fetched) at the step of that id, or its first. */
export function openChapter(chapter: Chapter, step = ''): Partial<Scene> {
  const page: Page = { kind: 'chapter', chapter: chapter.id, step };
  const place = lessonPlace(page);
  if (place) return shelvedLessons()?.openStep(place.lesson, place.step) ?? {};
  return { ...chapter.opening?.scene, page };
}

export function findChapter(id: string): Chapter | null {
  return chapters.find((chapter) => chapter.id === id) ?? null;
}

/** The next chapter that is written, or the one before. */
export function neighbourOf(chapter: Chapter, by: 1 | -1): Chapter | null {
  const written = chapters.filter(isWritten);
  return written[written.indexOf(chapter) + by] ?? null;
}

/** What a page begins with, so that its link need not say it. */
export function beginningOf(page: Page): Partial<Scene> {
  const place = lessonPlace(page);
  if (place) return { ...shelvedLessons()?.openStep(place.lesson, place.step), page };
  const chapter = page.kind === 'chapter' ? findChapter(page.chapter) : null;
  return { ...chapter?.opening?.scene };
}

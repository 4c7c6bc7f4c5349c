import type { Page, Scene } from '../store/scene';
import type { Showing } from '../store/sceneUrl';
import { lessonPlace, shelvedLessons } from './lessonShelf';

/** One line of the contents. A chapter without a lesson is to come. */
export interface Chapter {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly question: string;
  /** Steps of its lesson; 0 without one. */
  readonly steps: number;
  /** Whether there is a lesson, told step by step; what it holds is fetched when it is opened. */
  readonly hasLesson: boolean;
}

/** The chapters that have a lesson, with the number of its steps: the contents know them before any lesson is fetched. */
const taught: Readonly<Record<string, number>> = {
  why: 11,
  uses: 12,
  unrolling: 17,
  memory: 11,
  shapes: 16,
  bptt: 18,
  series: 13,
  deep: 12,
  short: 12,
  lstm: 14,
  peephole: 10,
  gru: 15,
  code: 10,
};

/** The lecture's order. */
export const chapters: readonly Chapter[] = [
  { id: 'why', title: 'Why sequences need another network', question: 'What breaks when the next input is longer?' },
  { id: 'uses', title: 'What people do with them', question: 'What can be read, and what can be said?' },
  { id: 'unrolling', title: 'The recurrent neuron, unrolled', question: 'How can one cell stand at every letter?' },
  { id: 'memory', title: 'Memory cells', question: 'What is state, and what is output?' },
  { id: 'shapes', title: 'Four shapes', question: 'When is an output asked for?' },
  { id: 'bptt', title: 'Backpropagation through time', question: 'How do errors travel back?' },
  { id: 'series', title: 'Time series', question: 'What comes after the last number?' },
  { id: 'deep', title: 'Deep networks', question: 'What does a second layer read?' },
  { id: 'short', title: 'The short-memory problem', question: 'How far back does an error reach?' },
  { id: 'lstm', title: 'The LSTM', question: 'What does the cell keep, and what does it let go?' },
  { id: 'peephole', title: 'Peephole connections', question: 'What if gates could see the memory?' },
  { id: 'gru', title: 'The GRU', question: 'Can two gates do the work of three?' },
  { id: 'code', title: 'How to implement it', question: 'What is it in PyTorch and Keras?' },
].map((chapter, index) => ({
  ...chapter,
  number: index + 1,
  steps: taught[chapter.id] ?? 0,
  hasLesson: chapter.id in taught,
}));

/** How a chapter begins: a lesson (which must have been fetched) at the step of that id, or its first. */
export function openChapter(chapter: Chapter, step = ''): Partial<Scene> {
  const page: Page = { kind: 'chapter', chapter: chapter.id, step };
  const place = lessonPlace(page);
  return (place && shelvedLessons()?.openStep(place.lesson, place.step)) ?? { page };
}

export function findChapter(id: string): Chapter | null {
  return chapters.find((chapter) => chapter.id === id) ?? null;
}

/** The next chapter that can be opened, or the one before. */
export function neighbourOf(chapter: Chapter, by: 1 | -1): Chapter | null {
  const open = chapters.filter(({ hasLesson }) => hasLesson);
  return open[open.indexOf(chapter) + by] ?? null;
}

/** What a page begins with, so that its link need not say it. */
export function beginningOf(page: Page, { presenting, revealed }: Showing): Partial<Scene> {
  const [place, lessons] = [lessonPlace(page), shelvedLessons()];
  if (place && lessons) {
    const { lesson, step } = place;
    return { ...(presenting && revealed ? lessons.sceneOfStep(lesson, step) : lessons.openStep(lesson, step, presenting)), page };
  }
  return {};
}

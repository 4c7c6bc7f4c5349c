import { useSyncExternalStore } from 'react';
import type { Lesson, LessonStep } from '../lessons/lesson';
import type * as registry from '../lessons/registry';
import type { Page, Scene } from '../store/scene';

type Shelf = typeof registry;

let shelf: Shelf | null = null;
let fetching: Promise<Shelf> | null = null;
const listeners = new Set<() => void>();

/** Fetches the lessons when a chapter is first opened: the first screen needs only their names. Tries again after a failure. */
export async function fetchLessons(): Promise<Shelf> {
  fetching ??= import('../lessons/registry');
  try {
    shelf = await fetching;
  } catch (error) {
    fetching = null;
    throw error;
  }
  for (const listener of listeners) listener();
  return shelf;
}

/** The lessons; null until they are fetched. */
export function shelvedLessons(): Shelf | null {
  return shelf;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLessons(): Shelf | null {
  return useSyncExternalStore(subscribe, shelvedLessons, () => null);
}

export interface LessonPlace {
  readonly lesson: Lesson;
  readonly step: LessonStep;
}

/** Whether a page is read as one long column, which has its own place for what would scroll away from the step that speaks of it. */
export function isColumn({ page, reading }: Pick<Scene, 'page' | 'reading'>): boolean {
  return reading === 'scroll' && lessonPlace(page) !== null;
}

/** Which lesson's step a page is, once the lessons are there. */
export function lessonPlace(page: Page, lessons: Shelf | null = shelf): LessonPlace | null {
  const lesson = page.kind === 'chapter' ? (lessons?.findLesson(page.chapter) ?? null) : null;
  return lesson && lessons && page.kind === 'chapter' ? { lesson, step: lessons.stepOf(lesson, page.step) } : null;
}

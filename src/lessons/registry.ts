import { whyLesson } from './01-why/lesson';
import { usesLesson } from './02-uses/lesson';
import { unrollingLesson } from './03-unrolling/lesson';
import { memoryLesson } from './04-memory/lesson';
import { shapesLesson } from './05-shapes/lesson';
import { bpttLesson } from './06-bptt/lesson';
import { seriesLesson } from './07-series/lesson';
import { deepLesson } from './08-deep/lesson';
import { shortLesson } from './09-short/lesson';
import { lstmLesson } from './10-lstm/lesson';
import { peepholeLesson } from './11-peephole/lesson';
import { gruLesson } from './12-gru/lesson';
import { codeLesson } from './13-code/lesson';
import type { Lesson, LessonStep } from './lesson';
import { isUnanswered } from './openQuestion';
import { progressStore } from '../store/progressStore';
import { currentScene } from '../store/sceneStore';
import type { Scene } from '../store/scene';

/** The chapters that are written, in the lecture's order. */
export const lessons: readonly Lesson[] = [
  whyLesson,
  usesLesson,
  unrollingLesson,
  memoryLesson,
  shapesLesson,
  bpttLesson,
  seriesLesson,
  deepLesson,
  shortLesson,
  lstmLesson,
  peepholeLesson,
  gruLesson,
  codeLesson,
];

export function findLesson(id: string): Lesson | null {
  return lessons.find((lesson) => lesson.id === id) ?? null;
}

/** The step of that id, or the first. */
export function stepOf(lesson: Lesson, id: string): LessonStep {
  const step = lesson.steps.find((candidate) => candidate.id === id) ?? lesson.steps[0];
  if (!step) throw new RangeError(`The chapter ${lesson.id} has no steps.`);
  return step;
}

/** The whole change of scene that a step is about: the chapter's scene, the step's own, and the page. */
export function sceneOfStep(lesson: Lesson, step: LessonStep): Partial<Scene> {
  return { ...lesson.scene, ...step.scene, page: { kind: 'chapter', chapter: lesson.id, step: step.id } };
}

/** What opens a step: its scene, or what its question has to be asked of while it is open: on the wall always at first. */
export function openStep(lesson: Lesson, step: LessonStep, presenting = currentScene().presenting): Partial<Scene> {
  const isAsked = presenting || isUnanswered(progressStore.getState().answers, lesson, step);
  return { ...sceneOfStep(lesson, step), ...(isAsked ? step.prediction?.before : {}) };
}

/** The neighbouring step; null past either end. */
export function neighbour(lesson: Lesson, step: LessonStep, by: 1 | -1): LessonStep | null {
  return lesson.steps[lesson.steps.indexOf(step) + by] ?? null;
}

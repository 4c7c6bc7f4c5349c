import { useProgress } from '../store/progressStore';
import type { Lesson, LessonStep } from './lesson';

/** Whether a step has a question that was not answered yet, beside the words. */
export function isUnanswered(
  answers: Readonly<Record<string, string>>,
  lesson: Pick<Lesson, 'id'>,
  { id, prediction }: LessonStep,
): boolean {
  return prediction !== undefined && answers[`${lesson.id}/${id}`] === undefined;
}

export function useOpenQuestion(lesson: Lesson, step: LessonStep): boolean {
  return useProgress(({ answers }) => isUnanswered(answers, lesson, step));
}

/** The headline of a step: it says the idea, once that gives no answer away. */
export function headline({ title, asks }: LessonStep, isOpen: boolean): string {
  return (isOpen && asks) || title;
}

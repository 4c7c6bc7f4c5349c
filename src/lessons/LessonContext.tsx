import { createContext, useContext } from 'react';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import type { Lesson, LessonStep } from './lesson';

/** What the prose of a lesson speaks about. `answer` is null until the engine has answered. */
export interface LessonPlace {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly scene: Scene;
  readonly answer: Answer | null;
}

const context = createContext<LessonPlace | null>(null);

export const LessonProvider = context.Provider;

export function useLesson(): LessonPlace {
  const place = useContext(context);
  if (!place) throw new Error('The words of a lesson stand outside of a lesson.');
  return place;
}

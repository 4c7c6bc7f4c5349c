import { useEffect, useState } from 'react';
import type { Answer } from '../store/run';
import { defaultScene, type Scene } from '../store/scene';
import { answerTo } from '../store/sceneAnswer';
import { settleScene } from '../store/settleScene';
import { hasEqualAnswer } from '../store/stageAnswers';
import type { Lesson, LessonStep } from './lesson';
import { sceneOfStep } from './registry';

/** Steps around the one in view whose numbers are computed ahead. */
const nearSteps = 2;

const asked = new WeakMap<LessonStep, Promise<Answer>>();

/** The scene of a step as it begins, in the reader's notation. */
export function beginningOf(lesson: Lesson, step: LessonStep, { notation }: Pick<Scene, 'notation'>): Scene {
  return settleScene({ ...defaultScene, ...sceneOfStep(lesson, step), notation });
}

function ask(lesson: Lesson, step: LessonStep): Promise<Answer> {
  const known = asked.get(step);
  if (known) return known;
  const answer = answerTo(beginningOf(lesson, step, defaultScene));
  asked.set(step, answer);
  // What failed may be asked again when the reader comes by once more.
  answer.catch(() => asked.delete(step));
  return answer;
}

/**
 * The engine's answer to a step as it begins, for its words while another step is on stage; asked for when the reader comes near.
 * `onStage`: the stage's answer, where this step is there. As long as the step is as it began, that is the one, and the words are complete
 * before the reader goes on: nothing under the eyes changes its size.
 */
export function useStepAnswer(lesson: Lesson, step: LessonStep, distance: number, onStage: Answer | null): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const isNear = Math.abs(distance) <= nearSteps && (distance !== 0 || onStage !== null);
  useEffect(() => {
    if (!isNear || answer) return undefined;
    if (onStage && hasEqualAnswer(onStage.scene, beginningOf(lesson, step, defaultScene))) asked.set(step, Promise.resolve(onStage));
    let isCurrent = true;
    ask(lesson, step).then(
      (found) => isCurrent && setAnswer(found),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [lesson, step, isNear, answer, onStage]);
  return answer;
}

import { type ReactNode, useEffect, useMemo } from 'react';
import { markSeen } from '../store/progressStore';
import type { Answer } from '../store/run';
import { changeScene, useScene } from '../store/sceneStore';
import { pressing } from '../ui/controls/pressing';
import { useHeadingFocus } from '../ui/headingFocus';
import { LessonProvider } from './LessonContext';
import { LessonEnd } from './LessonEnd';
import type { Lesson, LessonStep } from './lesson';
import { PredictionCard } from './PredictionCard';
import { headline, useOpenQuestion } from './openQuestion';
import { type Prose, proseTags } from './prose';
import { neighbour, openStep } from './registry';

/** The way to the step before and the step after. */
function Ways({ lesson, step }: { readonly lesson: Lesson; readonly step: LessonStep }) {
  const wayTo = (by: 1 | -1) => {
    const next = neighbour(lesson, step, by);
    return pressing(() => next && changeScene(openStep(lesson, next)), next === null);
  };
  return (
    <div className="lesson-ways">
      <button type="button" {...wayTo(-1)}>
        back
      </button>
      <button type="button" className="lesson-next" {...wayTo(1)}>
        next
      </button>
    </div>
  );
}

/** One step of a chapter, a page of its own: headline, a question to answer first, words, and the way on. */
export function LessonPage(props: {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  /** null while they are on their way. */
  readonly words: Prose | null;
  readonly answer: Answer | null;
  readonly more: ReactNode;
}) {
  const { lesson, step, words: Words, answer, more } = props;
  const scene = useScene((current) => current);
  const heading = useHeadingFocus();
  const place = useMemo(() => ({ lesson, step, scene, answer }), [lesson, step, scene, answer]);
  useEffect(() => markSeen(lesson.id, step.id), [lesson, step]);
  const isOpen = useOpenQuestion(lesson, step);
  return (
    <LessonProvider value={place}>
      <p className="lesson-head">
        Chapter {lesson.number} · {lesson.title}
      </p>
      <h1 ref={heading} id="lesson-title" tabIndex={-1}>
        {headline(step, isOpen)}
      </h1>
      {step.prediction && <PredictionCard prediction={step.prediction} />}
      {!isOpen && (Words ? <Words components={proseTags} /> : <p className="lesson-fact-waiting">…</p>)}
      <Ways lesson={lesson} step={step} />
      {neighbour(lesson, step, 1) === null && <LessonEnd lesson={lesson} answer={answer} />}
      {!isOpen && more}
    </LessonProvider>
  );
}

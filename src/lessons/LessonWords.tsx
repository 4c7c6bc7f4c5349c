import { lazy, type ReactNode } from 'react';
import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';
import { LessonBar } from './LessonBar';
import type { Lesson } from './lesson';
import { LessonPage } from './LessonPage';
import { LessonColumn, type PanelAmongWords } from './LessonScroll';
import type { Prose } from './prose';
import { lessons, stepOf } from './registry';
import './lesson.css';

/** The prose of each chapter, fetched when it is first read. */
const proses: Readonly<Record<string, Prose>> = Object.fromEntries(lessons.map((lesson) => [lesson.id, lazy(lesson.words)]));

/**
 * A chapter beside its stage: as one column, or a page a step. `panel`: the part of the stage that the column holds, if any; `more`: what
 * the stage has to say about the depth in view.
 */
export function LessonWords(props: {
  readonly lesson: Lesson;
  readonly answer: Answer | null;
  readonly panel: PanelAmongWords | null;
  readonly more: ReactNode;
}) {
  const { lesson, answer, panel, more } = props;
  const id = useScene(({ page }) => (page.kind === 'chapter' ? page.step : ''));
  const reading = useScene((scene) => scene.reading);
  const step = stepOf(lesson, id);
  const words = proses[lesson.id];
  if (!words) return null;
  const shared = { lesson, step, words, answer, more };
  return (
    <article className="lesson" data-reading={reading} aria-labelledby="lesson-title">
      <LessonBar lesson={lesson} step={step} />
      {reading === 'scroll' ? <LessonColumn key={lesson.id} {...shared} panel={panel} /> : <LessonPage {...shared} />}
    </article>
  );
}

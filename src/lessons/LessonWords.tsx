import type { ReactNode } from 'react';
import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';
import { createSource, type Source, useFetched } from '../ui/fetched';
import { LessonBar } from './LessonBar';
import type { Lesson } from './lesson';
import { LessonPage } from './LessonPage';
import { LessonScroll, type PanelAmongWords } from './LessonScroll';
import type { Prose } from './prose';
import { lessons, stepOf } from './registry';
import './lesson.css';

/** The prose of each chapter, fetched when it is first read. */
const proses = new Map<Lesson, Source<Prose>>(lessons.map((lesson) => [lesson, createSource(async () => (await lesson.words()).default)]));

function proseOf(lesson: Lesson): Source<Prose> {
  const prose = proses.get(lesson);
  if (!prose) throw new RangeError(`The chapter ${lesson.id} is not registered.`);
  return prose;
}

/** The column stands once its prose has been fetched, so that its places are known when the reader is led to one. */
const columnWaiting = <p className="lesson-fact-waiting">…</p>;

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
  const words = useFetched(proseOf(lesson));
  const shared = { lesson, step, answer, more };
  return (
    <article className="lesson" data-reading={reading} aria-labelledby="lesson-title">
      <LessonBar lesson={lesson} step={step} />
      {reading === 'steps' && <LessonPage {...shared} words={words} />}
      {reading === 'scroll' && (words ? <LessonScroll key={lesson.id} {...shared} words={words} panel={panel} /> : columnWaiting)}
    </article>
  );
}

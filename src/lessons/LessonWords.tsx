import { type ComponentType, lazy, Suspense, useEffect, useMemo } from 'react';
import { markSeen, resetProgress, useProgress } from '../store/progressStore';
import type { Answer } from '../store/run';
import { changeScene, useScene } from '../store/sceneStore';
import { LessonProvider } from './LessonContext';
import { LessonEnd } from './LessonEnd';
import type { Lesson, LessonStep } from './lesson';
import { PredictionCard } from './PredictionCard';
import { proseTags } from './prose';
import { lessons, neighbour, openStep, stepOf } from './registry';
import './lesson.css';

type Prose = ComponentType<{ readonly components?: Readonly<Record<string, unknown>> }>;

/** The prose of each chapter, fetched when it is first read. */
const proses: Readonly<Record<string, Prose>> = Object.fromEntries(lessons.map((lesson) => [lesson.id, lazy(lesson.words)]));

/** The steps of a chapter as a row of marks, and the way on. */
function Ways({ lesson, step }: { readonly lesson: Lesson; readonly step: LessonStep }) {
  const [before, after] = [neighbour(lesson, step, -1), neighbour(lesson, step, 1)];
  const place = lesson.steps.indexOf(step) + 1;
  const seen = useProgress((progress) => progress.seen[lesson.id]) ?? [];
  return (
    <nav className="lesson-ways" aria-label="Steps of the chapter">
      <button type="button" disabled={!before} onClick={() => before && changeScene(openStep(lesson, before))}>
        back
      </button>
      <label>
        <span className="lesson-place">
          {place} of {lesson.steps.length}
        </span>
        <select
          aria-label="Step of the chapter"
          value={step.id}
          onChange={(event) => changeScene(openStep(lesson, stepOf(lesson, event.target.value)))}
        >
          {lesson.steps.map(({ id, title }) => (
            <option key={id} value={id}>
              {`${seen.includes(id) ? '✓' : '\u2002'} ${title}`}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="lesson-next" disabled={!after} onClick={() => after && changeScene(openStep(lesson, after))}>
        next
      </button>
    </nav>
  );
}

/** Back to how the step was, and back to how everything was. */
function Quiet({ lesson, step }: { readonly lesson: Lesson; readonly step: LessonStep }) {
  const hasProgress = useProgress(({ seen, answers }) => Object.keys(answers).length > 0 || Object.values(seen).flat().length > 1);
  return (
    <p className="lesson-quiet">
      <button type="button" className="lesson-set" onClick={() => changeScene(openStep(lesson, step))}>
        the stage as this step began
      </button>
      {hasProgress && (
        <button
          type="button"
          className="lesson-set"
          title="Forgets the steps seen and the answers given, in all chapters"
          onClick={resetProgress}
        >
          forget my progress
        </button>
      )}
    </p>
  );
}

/** One step of a chapter beside its figure: headline, words, a question to answer first, and the way on. */
export function LessonWords({ lesson, answer }: { readonly lesson: Lesson; readonly answer: Answer | null }) {
  const scene = useScene((current) => current);
  const id = scene.page.kind === 'chapter' ? scene.page.step : '';
  const step = stepOf(lesson, id);
  const Words = proses[lesson.id];
  const place = useMemo(() => ({ lesson, step, scene, answer }), [lesson, step, scene, answer]);
  useEffect(() => markSeen(lesson.id, step.id), [lesson, step]);
  const asks = useProgress(({ answers }) => step.prediction !== undefined && answers[`${lesson.id}/${step.id}`] === undefined);
  return (
    <LessonProvider value={place}>
      <article className="lesson" aria-labelledby="lesson-title">
        <p className="lesson-head">
          Chapter {lesson.number} · {lesson.title}
        </p>
        <h1 id="lesson-title">{step.title}</h1>
        {step.prediction && <PredictionCard prediction={step.prediction} />}
        {Words && !asks && (
          <Suspense fallback={<p className="lesson-fact-waiting">…</p>}>
            <Words components={proseTags} />
          </Suspense>
        )}
        <Ways lesson={lesson} step={step} />
        <Quiet lesson={lesson} step={step} />
        {neighbour(lesson, step, 1) === null && <LessonEnd lesson={lesson} answer={answer} />}
      </article>
    </LessonProvider>
  );
}

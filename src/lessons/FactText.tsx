import { Fragment } from 'react';
import { factRuns } from './factRuns';
import type { FactOf } from './lesson';
import { useLesson } from './LessonContext';

/** A computed sentence; one that does not hold for the network on stage is marked, and says what is true instead. */
export function FactText({ fact }: { readonly fact: FactOf }) {
  const { answer, scene } = useLesson();
  if (!answer) return <span className="lesson-fact lesson-fact-waiting">…</span>;
  const { holds, text } = fact(answer, scene);
  return (
    <span className="lesson-fact" data-holds={holds}>
      {factRuns(text).map((run, index) => (run.italic ? <i key={index}>{run.text}</i> : <Fragment key={index}>{run.text}</Fragment>))}
    </span>
  );
}

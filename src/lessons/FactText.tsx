import { useModelFacts } from '../store/modelFacts';
import type { FactOf } from './lesson';
import { useLesson } from './LessonContext';
import { Sentence } from './Sentence';

/** A computed sentence; one that does not hold for the network on stage is marked, and says what is true instead. */
export function FactText({ fact }: { readonly fact: FactOf }) {
  const { answer, scene } = useLesson();
  // Some facts are records of how networks were trained, which come when they come.
  useModelFacts();
  if (!answer) return <span className="lesson-fact lesson-fact-waiting">…</span>;
  const { holds, text } = fact(answer, scene);
  return (
    <span className="lesson-fact" data-holds={holds}>
      <Sentence text={text} />
    </span>
  );
}

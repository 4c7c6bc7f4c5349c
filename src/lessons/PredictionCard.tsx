import type { KeyboardEvent } from 'react';
import { useProgress, keepAnswer } from '../store/progressStore';
import { passScene } from '../store/sceneStore';
import { hasSameAnswer } from '../store/stageAnswers';
import { FactText } from './FactText';
import { useLesson } from './LessonContext';
import type { Prediction } from './lesson';
import { sceneOfStep } from './registry';
import { Sentence } from './Sentence';

/** Null for who went on without an answer. */
function verdictOf(outcome: number | null, chosen: number): string | null {
  if (chosen < 0) return null;
  if (outcome === null) return 'This run does not decide it.';
  return outcome === chosen ? 'As you said.' : 'Not as you said.';
}

const ways: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** An arrow key goes to another choice and does not take it: to take one is to answer, and brings what happened. */
function goToChoice(event: KeyboardEvent<HTMLInputElement>): void {
  const by = ways[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const choices = [...(event.currentTarget.closest('fieldset')?.querySelectorAll('input') ?? [])];
  const next = choices.indexOf(event.currentTarget) + by;
  choices[(next + choices.length) % choices.length]?.focus();
}

/** Asked before the figure tells: the choice is kept, then compared with what the engine does. */
export function PredictionCard({ prediction }: { readonly prediction: Prediction }) {
  const { lesson, step, answer, scene } = useLesson();
  const kept = useProgress(({ answers }) => answers[`${lesson.id}/${step.id}`]);
  const chosen = kept === undefined ? null : prediction.choices.indexOf(kept);
  // The engine may still be at work on the scene that the answer brings.
  const isReady = answer !== null && hasSameAnswer(answer.scene, scene);
  const keep = (choice: string) => {
    keepAnswer(lesson.id, step.id, choice);
    if (chosen === null && prediction.before) passScene(sceneOfStep(lesson, step));
  };
  return (
    <fieldset className="lesson-prediction">
      <legend>
        Before you look: <Sentence text={prediction.question} />
      </legend>
      {prediction.choices.map((choice, index) => (
        <label key={choice}>
          <input
            type="radio"
            name={`${lesson.id}-${step.id}`}
            checked={chosen === index}
            onChange={() => keep(choice)}
            onKeyDown={goToChoice}
          />
          {choice}
        </label>
      ))}
      {chosen === null && (
        <button type="button" className="lesson-set lesson-skip" onClick={() => keep('')}>
          go on without an answer
        </button>
      )}
      {chosen !== null && isReady && (
        <output className="lesson-reveal">
          <b>{verdictOf(prediction.outcome(answer, scene), chosen)}</b> {/* What the words below say anyway is not said twice. */}
          {prediction.reveal !== step.check && <FactText fact={prediction.reveal} />}
        </output>
      )}
    </fieldset>
  );
}

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
          <input type="radio" name={`${lesson.id}-${step.id}`} checked={chosen === index} onChange={() => keep(choice)} />
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

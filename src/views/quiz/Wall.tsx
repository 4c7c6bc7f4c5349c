import type { CSSProperties } from 'react';
import type { Field, Question } from '../../quiz/question';
import { revealedStep, stepsOf } from './projector';
import { Given } from './QuestionView';
import { RichText } from './RichText';
import { SolutionView } from './SolutionView';
import { useFit } from './useFit';
import { useWall, WallScale } from './wallScale';

const letters = 'abcdefghijklmnop';

/** What is asked for, to be read from the last row: options with letters, or the names of the wanted values. */
function Asked({ field, revealed }: { readonly field: Field; readonly revealed: boolean }) {
  if (field.kind !== 'choice' && field.kind !== 'set') {
    return (
      <span className="quiz-wall-wanted">
        <RichText rich={field.label} /> = ?
      </span>
    );
  }
  const answers = [field.answer].flat();
  return (
    <div className="quiz-wall-options">
      {field.label.length > 0 && (
        <p>
          <RichText rich={field.label} />
        </p>
      )}
      <ol className={field.options.length > 4 ? 'quiz-wall-many' : ''}>
        {field.options.map((option, index) => (
          <li key={option.id} className={revealed && answers.includes(option.id) ? 'quiz-wall-answer' : ''}>
            <span className="quiz-wall-letter">{letters[index]}</span> <RichText rich={option.text} />
            {revealed && answers.includes(option.id) && <span aria-label="right"> ✓</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Heights on a desk, in pixels: the headline with its margins, and the total's line. */
const [headPx, totalPx] = [120, 85];

/** Whether the model's tensors stand there now, with their total. */
const isDrawn = (question: Question, step: number): boolean => question.solution.tensors.length > 0 && step >= stepsOf(question);

/** The drawing and the last words come with the last press only; beside a drawing the speaker says the words. */
function solutionAt(question: Question, step: number): Question {
  const { solution } = question;
  if (isDrawn(question, step)) return { ...question, solution: { ...solution, lead: [], closing: [] } };
  const isWhole = step >= revealedStep(question) && solution.tensors.length === 0;
  return isWhole ? question : { ...question, solution: { ...solution, tensors: [], closing: [], figure: null } };
}

/** A question on the wall, revealed so far; `notes`: how it differs from what is on stage. */
export function Wall(props: { readonly question: Question; readonly step: number; readonly notes: readonly string[] }) {
  const { question, step, notes } = props;
  const { scale, heightPx } = useWall();
  const [place, fit] = useFit<HTMLDivElement>(scale);
  const zoom = scale * fit;
  const style = { '--type': String(zoom) } as CSSProperties;
  return (
    <WallScale value={zoom}>
      <div ref={place} className="quiz-wall-columns figure-scale" style={style}>
        <div>
          {notes.map((note) => (
            <p key={note} className="quiz-wall-note">
              {note}
            </p>
          ))}
          <Given question={question} />
          <div className="quiz-wall-fields">
            {question.fields
              .filter(({ optional }) => !optional)
              .map((field) => (
                <Asked key={field.id} field={field} revealed={step >= revealedStep(question)} />
              ))}
          </div>
        </div>
        <div aria-live="polite">
          {step > 0 && (
            <SolutionView
              question={solutionAt(question, step)}
              responses={{}}
              verdicts={{}}
              shownRows={isDrawn(question, step) ? 'last' : step - 1}
              drawingPx={heightPx - (headPx + totalPx) * zoom}
            />
          )}
        </div>
      </div>
    </WallScale>
  );
}

import type { Grade } from '../../quiz/grade';
import { doneIn, whyNot } from '../../quiz/misconceptions';
import type { Field, Question } from '../../quiz/question';
import { RichText } from './RichText';

function headline(question: Question, { score, verdicts }: Grade): string {
  if (score >= 1) return 'Right.';
  const right = question.fields.filter(({ id }) => verdicts[id]?.kind === 'right').length;
  if (question.fields.length > 1 && right > 0) return `Partly right: ${right} of ${question.fields.length}.`;
  return score > 0 ? `Partly right: ${Math.round(score * 100)} %.` : 'Not right.';
}

interface Remark {
  readonly field: Field;
  readonly text: string;
}

function remarks(question: Question, { verdicts }: Grade): readonly Remark[] {
  const told = new Set<string>();
  return question.fields.flatMap((field) => {
    const verdict = verdicts[field.id];
    if (verdict?.kind !== 'wrong') return [];
    return verdict.mistakes.flatMap(({ misconception, work }): Remark[] => {
      const how = work === '' ? '' : ` (${work})`;
      // The reason is given once; the same slip in another line is only named.
      const why = told.has(misconception) ? '' : ` ${whyNot(misconception)}`;
      told.add(misconception);
      return [{ field, text: `It looks as if you ${doneIn(misconception)}${how}.${why}` }];
    });
  });
}

/** What was right, and which idea led to what was not. */
export function Feedback({ question, grade }: { readonly question: Question; readonly grade: Grade }) {
  const named = remarks(question, grade);
  const isUnexplained = grade.score < 1 && named.length === 0;
  return (
    <div className={grade.score >= 1 ? 'quiz-feedback quiz-feedback-right' : 'quiz-feedback'} role="status">
      <p className="quiz-headline">{headline(question, grade)}</p>
      {named.length > 0 && (
        <ul>
          {named.map(({ field, text }) => (
            <li key={field.id + text}>
              {question.fields.length > 1 && (
                <span className="quiz-remark-field">
                  <RichText rich={field.label} />:{' '}
                </span>
              )}
              {text}
            </li>
          ))}
        </ul>
      )}
      {isUnexplained && <p>No common slip leads to this answer. Compare it with the solution, line by line.</p>}
    </div>
  );
}

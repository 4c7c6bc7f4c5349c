import type { Response, Responses, Verdict } from '../../quiz/grade';
import type { Field, Question, SolutionRow } from '../../quiz/question';
import type { Rich } from '../../quiz/rich';

export type Verdicts = Readonly<Record<string, Verdict>>;

/** What the learner said about a line of the solution. */
export interface OwnAnswer {
  readonly isRight: boolean;
  /** Empty where the line itself says it: a right value needs no repetition. */
  readonly words: Rich;
}

function wordsOf(field: Field, response: Response | undefined): Rich {
  if (field.kind === 'choice') return field.options.find(({ id }) => id === response)?.text ?? [];
  return [[response ?? ''].flat().join('; ')];
}

/**
 * The mark of a line, with the answer that it judges: a ✗ right behind the right value would call that value wrong. A line about one
 * option of a set is judged by that option alone. Null where nothing was answered, or nothing that can be read.
 */
export function ownAnswer(question: Question, row: SolutionRow, responses: Responses, verdicts: Verdicts): OwnAnswer | null {
  const field = question.fields.find(({ id }) => id === row.field);
  const verdict = field && verdicts[field.id];
  if (!verdict || verdict.kind === 'empty' || verdict.kind === 'malformed') return null;
  const response = responses[field.id];
  if (field.kind === 'set') {
    if (row.option === undefined) return null;
    const isPicked = [response ?? ''].flat().includes(row.option);
    return { isRight: isPicked === field.answer.includes(row.option), words: [isPicked ? 'ticked' : 'not ticked'] };
  }
  return verdict.kind === 'right' ? { isRight: true, words: [] } : { isRight: false, words: wordsOf(field, response) };
}

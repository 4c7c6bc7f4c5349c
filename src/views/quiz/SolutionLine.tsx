import type { SolutionRow } from '../../quiz/question';
import { VerdictMark } from './AnswerInputs';
import type { OwnAnswer } from './ownAnswer';
import { RichText } from './RichText';

function Own({ own }: { readonly own: OwnAnswer }) {
  const mark = <VerdictMark verdict={own.isRight ? { kind: 'right' } : { kind: 'wrong', share: 0, mistakes: [] }} />;
  if (own.words.length === 0) return mark;
  return (
    <>
      <span className="quiz-own-words">
        you: <RichText rich={own.words} />
      </span>{' '}
      {mark}
    </>
  );
}

/** A line of the table. Not a table's own elements: a phone sets the arithmetic below the name, and would take their meaning from them. */
export function SolutionLine({
  row,
  own,
  isTotal,
}: {
  readonly row: SolutionRow;
  readonly own: OwnAnswer | null;
  readonly isTotal: boolean;
}) {
  return (
    <div role="row" className={isTotal ? 'quiz-solution-row quiz-solution-total' : 'quiz-solution-row'}>
      <div role="rowheader" className="quiz-solution-label">
        <RichText rich={row.label} />
      </div>
      <div role="cell" className="quiz-solution-work">
        <RichText rich={row.work} />
      </div>
      <div role="cell" className="quiz-solution-value">
        {row.value}
      </div>
      <div role="cell" className={own && own.words.length > 0 ? 'quiz-solution-verdict quiz-solution-own' : 'quiz-solution-verdict'}>
        {own && <Own own={own} />}
      </div>
    </div>
  );
}

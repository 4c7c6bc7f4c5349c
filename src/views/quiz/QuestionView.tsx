import { type ReactNode, useId } from 'react';
import type { Response, Responses, Verdict } from '../../quiz/grade';
import type { Question } from '../../quiz/question';
import { plain } from '../../quiz/rich';
import { useHeadingFocus } from '../../ui/headingFocus';
import { AnswerFields } from './AnswerFields';
import { FigureView } from './FigureView';
import { RichText } from './RichText';
import './question.css';
import './figures.css';

/** What is given: the words, the facts and the figure. */
export function Given({ question }: { readonly question: Question }) {
  return (
    <div className="quiz-given">
      {question.paragraphs.map((paragraph) => (
        <p key={plain(paragraph)}>
          <RichText rich={paragraph} />
        </p>
      ))}
      {question.facts.length > 0 && (
        <dl className="quiz-facts">
          {question.facts.map(({ label, value }) => (
            <div key={plain(label)}>
              <dt>
                <RichText rich={label} />
              </dt>
              <dd>
                <RichText rich={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {question.figure && <FigureView figure={question.figure} />}
    </div>
  );
}

/**
 * One question as it is asked: presentational, so that it can stand on the quiz page, beside the stage or in a chapter. Who uses it keeps
 * the responses and decides what the learner gets to know.
 */
export function QuestionView(props: {
  readonly question: Question;
  readonly responses: Responses;
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly locked: boolean;
  readonly onRespond: (field: string, response: Response) => void;
  readonly onSubmit: () => void;
  /** Buttons and feedback below the fields. */
  readonly children: ReactNode;
}) {
  const { question, onSubmit, children, ...fields } = props;
  const heading = useId();
  const title = useHeadingFocus();
  return (
    <article className="quiz-question" aria-labelledby={heading}>
      <header className="quiz-question-head">
        <h2 ref={title} id={heading} tabIndex={-1}>
          {question.title}
        </h2>
      </header>
      <Given question={question} />
      <form
        className="quiz-answer"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <AnswerFields question={question} {...fields} />
        {children}
      </form>
    </article>
  );
}

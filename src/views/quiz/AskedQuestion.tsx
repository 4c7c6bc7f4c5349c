import type { ReactNode } from 'react';
import type { Grade } from '../../quiz/grade';
import type { Question, QuestionAddress } from '../../quiz/question';
import type { Result } from '../../quiz/results';
import { Button } from '../../ui/controls/Button';
import { Feedback } from './Feedback';
import { QuestionView } from './QuestionView';
import { ChangeLink } from './QuizLink';
import { SolutionView } from './SolutionView';
import { useAttempt } from './useAttempt';
import { addressKey, type Posed, useQuestion } from './useQuestion';

/** While the engine measures, and when it could not. */
export function Waiting({ posed }: { readonly posed: Exclude<Posed, { status: 'ready' }> }) {
  if (posed.status === 'measuring') {
    return (
      <p className="quiz-waiting" aria-busy="true">
        The engine computes the question …
      </p>
    );
  }
  return (
    <div className="quiz-waiting" role="alert">
      <p>This question could not be computed: {posed.message}</p>
      <Button onPress={posed.retry}>Try again</Button>
    </div>
  );
}

function ShowMe({ question }: { readonly question: Question }) {
  if (!question.stage) return null;
  return (
    <p className="quiz-show-me">
      <ChangeLink change={question.stage.change} className="quiz-link">
        Show me on the stage
      </ChangeLink>
      <span className="quiz-hint">{question.stage.note} Back brings you here again.</span>
    </p>
  );
}

interface AskedProps {
  readonly mode: Result['mode'];
  readonly onGraded: (grade: Grade) => void;
  /** What can be done after the answer. */
  readonly next: ReactNode;
}

function Attempted({ question, mode, onGraded, next }: AskedProps & { readonly question: Question }) {
  const { responses, grade, verdicts, missing, respond, check, again } = useAttempt(question, mode, onGraded);
  return (
    <div className="quiz-asked">
      <QuestionView
        question={question}
        responses={responses}
        verdicts={verdicts}
        locked={grade !== null}
        onRespond={respond}
        onSubmit={check}
      >
        {missing && (
          <p className="quiz-problem" role="alert">
            {missing === 'all' ? 'There is no answer yet.' : 'Something is still empty. Check again to hand it in as it is.'}
          </p>
        )}
        {!grade && (
          <button type="submit" className="button button-primary">
            Check
          </button>
        )}
        {grade && <Feedback question={question} grade={grade} />}
        {grade && (
          <div className="quiz-next">
            {next}
            {grade.score < 1 && (
              <Button weight="quiet" onPress={again}>
                try again
              </Button>
            )}
          </div>
        )}
      </QuestionView>
      {grade && <SolutionView question={question} responses={responses} verdicts={grade.verdicts} />}
      {grade && <ShowMe question={question} />}
    </div>
  );
}

/** A question with feedback as soon as it is answered. */
export function AskedQuestion({ address, ...props }: AskedProps & { readonly address: QuestionAddress }) {
  const posed = useQuestion(address);
  return posed.status === 'ready' ? (
    <Attempted key={addressKey(address)} question={posed.question} {...props} />
  ) : (
    <Waiting posed={posed} />
  );
}

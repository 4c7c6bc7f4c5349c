import { useMemo, useState } from 'react';
import { grade } from '../../quiz/grade';
import type { Question } from '../../quiz/question';
import { listQuestions } from '../../quiz/questionList';
import { countAnswered } from '../../quiz/session';
import { type Sheet, writeSheet } from '../../quiz/sheet';
import { Button } from '../../ui/controls/Button';
import { QuestionView } from './QuestionView';
import { SheetLink } from './QuizLink';
import { TestReportView } from './TestReportView';
import { type UsedTest, useTest } from './useTest';
import { useQuestions } from './useQuestion';

type TestSheet = Extract<Sheet, { mode: 'test' }>;

function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Said aloud only now and then: five minutes and one minute before the end. */
function lastCall(leftMs: number): string {
  if (leftMs <= 60_000) return 'Less than a minute left.';
  return leftMs <= 300_000 ? 'Less than five minutes left.' : '';
}

function TestHead({ used, count }: { readonly used: UsedTest; readonly count: number }) {
  const { session, leftMs } = used;
  return (
    <div className="quiz-run-head">
      <nav aria-label="Where you are">
        <SheetLink sheet={{ mode: 'home' }}>Quiz</SheetLink>
        <span aria-hidden="true"> › </span>
        <span>Test</span>
      </nav>
      <span className="quiz-run-about">
        question {session.index + 1} of {count} · {countAnswered(session, count)} answered
        {leftMs !== null && (
          <>
            {' '}
            · <span className="quiz-clock">{clock(leftMs)}</span> left
            <span className="visually-hidden" aria-live="polite">
              {lastCall(leftMs)}
            </span>
          </>
        )}
      </span>
    </div>
  );
}

function Steps({ used, count }: { readonly used: UsedTest; readonly count: number }) {
  const { session, goTo } = used;
  return (
    <ol className="quiz-steps" aria-label="Questions">
      {Array.from({ length: count }, (_, index) => {
        const answered = countAnswered({ ...session, responses: [session.responses[index] ?? {}] }, 1) > 0;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- questions of a test are numbered
          <li key={index}>
            <button
              type="button"
              className={answered ? 'quiz-step quiz-step-answered' : 'quiz-step'}
              aria-current={index === session.index ? 'step' : undefined}
              aria-label={`Question ${index + 1}${answered ? ', answered' : ''}`}
              onClick={() => goTo(index)}
            >
              {index + 1}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** On to the next question; the end is asked about once more while answers are missing. */
function TestButtons({ used, count }: { readonly used: UsedTest; readonly count: number }) {
  const { session, goTo, finish } = used;
  const [asked, setAsked] = useState(false);
  const { index } = session;
  const left = count - countAnswered(session, count);
  const end = () => (left === 0 ? finish() : setAsked(true));
  if (asked) {
    return (
      <div className="quiz-next" role="alert">
        <span>{left === 1 ? 'One question is' : `${left} questions are`} still without an answer.</span>
        <Button weight="primary" onPress={finish}>
          Finish all the same
        </Button>
        <Button onPress={() => setAsked(false)}>Go on</Button>
      </div>
    );
  }
  const isLast = index >= count - 1;
  return (
    <div className="quiz-next">
      {isLast ? (
        <Button weight="primary" onPress={end}>
          Finish the test
        </Button>
      ) : (
        <button type="submit" className="button button-primary">
          Next
        </button>
      )}
      {index > 0 && <Button onPress={() => goTo(index - 1)}>Back</Button>}
      {!isLast && (
        <Button weight="quiet" onPress={end}>
          finish now
        </Button>
      )}
    </div>
  );
}

function Running({ used, questions }: { readonly used: UsedTest; readonly questions: readonly Question[] }) {
  const { session, respond, goTo } = used;
  const index = Math.min(session.index, questions.length - 1);
  const question = questions[index];
  if (!question) return null;
  const responses = session.responses[index] ?? {};
  const { verdicts } = grade(question, responses);
  const unreadable = Object.fromEntries(Object.entries(verdicts).filter(([, { kind }]) => kind === 'malformed'));
  const isLast = index === questions.length - 1;
  return (
    <div className="quiz-run">
      <TestHead used={used} count={questions.length} />
      <Steps used={used} count={questions.length} />
      <QuestionView
        key={index}
        question={question}
        responses={responses}
        verdicts={unreadable}
        locked={false}
        onRespond={respond}
        onSubmit={() => isLast || goTo(index + 1)}
      >
        <TestButtons key={index} used={used} count={questions.length} />
      </QuestionView>
    </div>
  );
}

/** A test: no feedback until the end, and then all of it. */
export function TestRun({ sheet }: { readonly sheet: TestSheet }) {
  const addresses = useMemo(() => listQuestions(sheet), [sheet]);
  const questions = useQuestions(addresses);
  const used = useTest(writeSheet(sheet), sheet.minutes, Array.isArray(questions) ? (questions as readonly Question[]) : null);
  if (questions === null) {
    return (
      <p className="quiz-waiting" aria-busy="true">
        The engine computes {addresses.length} questions …
      </p>
    );
  }
  if (questions instanceof Error) {
    return (
      <p className="quiz-waiting" role="alert">
        The test could not be computed: {questions.message} Load the page again.
      </p>
    );
  }
  if (used.session.finishedAt !== null) return <TestReportView questions={questions} used={used} sheet={sheet} />;
  return <Running used={used} questions={questions} />;
}

import { useEffect, useRef } from 'react';
import type { Question } from '../../quiz/question';
import { reportOn, type TestReport } from '../../quiz/session';
import type { Sheet } from '../../quiz/sheet';
import { formatNumber } from '../../ui/format';
import { Button } from '../../ui/controls/Button';
import { AnswerFields } from './AnswerFields';
import { Feedback } from './Feedback';
import { Given } from './QuestionView';
import { SheetLink } from './QuizLink';
import { SolutionView } from './SolutionView';
import type { UsedTest } from './useTest';

function Answered({
  question,
  report,
  index,
  used,
}: {
  readonly question: Question;
  readonly report: TestReport;
  readonly index: number;
  readonly used: UsedTest;
}) {
  const grade = report.grades[index];
  if (!grade) return null;
  const responses = used.session.responses[index] ?? {};
  const sign = grade.score >= 1 ? '✓' : grade.score > 0 ? '◐' : '✗';
  return (
    <li>
      <details className="quiz-report-question">
        <summary>
          <span className="quiz-report-sign" aria-hidden="true">
            {sign}
          </span>
          <span>{question.title}</span>
          <span className="quiz-report-score">{formatNumber(grade.score, 2)}</span>
        </summary>
        <Given question={question} />
        <AnswerFields question={question} responses={responses} verdicts={grade.verdicts} locked onRespond={() => undefined} />
        <Feedback question={question} grade={grade} />
        <SolutionView question={question} responses={responses} verdicts={grade.verdicts} />
      </details>
    </li>
  );
}

/** After the test: the points, and every question with its feedback and solution. */
export function TestReportView(props: {
  readonly questions: readonly Question[];
  readonly used: UsedTest;
  readonly sheet: Extract<Sheet, { mode: 'test' }>;
}) {
  const { questions, used, sheet } = props;
  const report = reportOn(questions, used.session);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="quiz-run quiz-report">
      <div className="quiz-run-head">
        <nav aria-label="Where you are">
          <SheetLink sheet={{ mode: 'home' }}>Quiz</SheetLink>
          <span aria-hidden="true"> › </span>
          <span>Test</span>
        </nav>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {formatNumber(report.points, 2)} of {questions.length} points
      </h2>
      {report.unanswered > 0 && (
        <p>{report.unanswered === 1 ? 'One question was' : `${report.unanswered} questions were`} left without an answer.</p>
      )}
      <ol>
        {questions.map((question, index) => (
          <Answered
            key={`${question.address.kind} ${question.address.seed}`}
            question={question}
            report={report}
            index={index}
            used={used}
          />
        ))}
      </ol>
      <div className="quiz-next">
        <Button weight="primary" onPress={used.restart}>
          Take it again
        </Button>
        <SheetLink sheet={{ ...sheet, seed: sheet.seed + 1 }} className="quiz-link">
          The same kind of test with other questions
        </SheetLink>
      </div>
    </div>
  );
}

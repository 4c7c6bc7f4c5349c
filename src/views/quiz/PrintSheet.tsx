import { useMemo, useState } from 'react';
import type { Field, Question } from '../../quiz/question';
import { plain } from '../../quiz/rich';
import { listQuestions } from '../../quiz/questionList';
import type { Sheet } from '../../quiz/sheet';
import { formatCount, formatNumber } from '../../ui/format';
import { Button } from '../../ui/controls/Button';
import { Given } from './QuestionView';
import { SheetLink } from './QuizLink';
import { RichText } from './RichText';
import { SolutionView } from './SolutionView';
import { addressKey, useQuestions } from './useQuestion';
import './print.css';

type Printed = Extract<Sheet, { mode: 'print' }>;

/** Room for an answer by hand. */
function Blank({ field }: { readonly field: Field }) {
  if (field.kind === 'choice' || field.kind === 'set') {
    return (
      <div className="quiz-print-field">
        <p>
          <RichText rich={field.label} />:
        </p>
        <ul className="quiz-print-options">
          {field.options.map((option) => (
            <li key={option.id}>
              <span className="quiz-print-box" aria-hidden="true" /> <RichText rich={option.text} />
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <p className="quiz-print-field">
      <RichText rich={field.label} /> = <span className="quiz-print-line" /> {field.kind === 'number' ? field.unit : ''}
    </p>
  );
}

function answerText(field: Field): string {
  switch (field.kind) {
    case 'number':
      return `${field.expected === 'whole' ? formatCount(field.answer) : formatNumber(field.answer)}${field.unit ? ` ${field.unit}` : ''}`;
    case 'vector':
      return field.answer.map((value) => formatNumber(value)).join('; ');
    case 'shape':
      return field.answer.join(' × ');
    case 'choice':
    case 'set':
      return field.options
        .filter(({ id }) => [field.answer].flat().includes(id))
        .map(({ text }) => plain(text))
        .join('; ');
  }
}

function Key({ question, number }: { readonly question: Question; readonly number: number }) {
  return (
    <li value={number}>
      <p className="quiz-print-answer">
        {question.fields.map((field) => (
          <span key={field.id}>
            <RichText rich={field.label} />: <b>{answerText(field)}</b>
          </span>
        ))}
      </p>
      <SolutionView question={question} responses={{}} verdicts={{}} drawingPx={140} />
    </li>
  );
}

/** The questions of a test on paper, and their key on pages of its own. */
export function PrintSheet({ sheet }: { readonly sheet: Printed }) {
  const addresses = useMemo(() => listQuestions(sheet), [sheet]);
  const questions = useQuestions(addresses);
  const [withKey, setWithKey] = useState(true);
  if (!Array.isArray(questions)) {
    return (
      <p className="quiz-waiting" aria-busy={questions === null}>
        {questions === null
          ? `The engine computes ${addresses.length} questions …`
          : 'The sheet could not be computed. Load the page again.'}
      </p>
    );
  }
  const all = questions as readonly Question[];
  return (
    <div className="quiz-print">
      <div className="quiz-print-tools">
        <SheetLink sheet={{ mode: 'home' }} className="quiz-link">
          Quiz
        </SheetLink>
        <label className="quiz-option">
          <input type="checkbox" checked={withKey} onChange={() => setWithKey(!withKey)} />
          <span>with the answer key</span>
        </label>
        <Button weight="primary" onPress={() => window.print()}>
          Print
        </Button>
      </div>
      <header className="quiz-print-head">
        <h1>Recurrent networks</h1>
        <p>
          <span>
            Name <span className="quiz-print-line" />
          </span>
          <span>Sheet {sheet.seed}</span>
        </p>
      </header>
      <ol className="quiz-print-questions">
        {all.map((question) => (
          <li key={addressKey(question.address)}>
            <h2>{question.title}</h2>
            <Given question={question} />
            <div className="quiz-print-fields">
              {question.fields.map((field) => (
                <Blank key={field.id} field={field} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      {withKey && (
        <section className="quiz-print-key">
          <h1>Key to sheet {sheet.seed}</h1>
          <ol>
            {all.map((question, index) => (
              <Key key={addressKey(question.address)} question={question} number={index + 1} />
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

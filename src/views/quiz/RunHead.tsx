import type { Difficulty, QuestionAddress } from '../../quiz/question';
import { requestHeadingFocus, useHeadingFocus } from '../../ui/headingFocus';
import { SheetLink } from './QuizLink';

const difficultyWords: Readonly<Record<Difficulty, string>> = { 1: 'easy', 2: 'harder', 3: 'hard' };

/** To another question, which is read from its heading on. */
export function goOn(change: () => void): void {
  requestHeadingFocus();
  change();
}

/** What is said after the last question. */
export function DoneHeading({ children }: { readonly children: string }) {
  const heading = useHeadingFocus();
  return (
    <h2 ref={heading} className="quiz-done" tabIndex={-1}>
      {children}
    </h2>
  );
}

/** Where in the quiz the learner is, with a link to just this question. */
export function RunHead(props: {
  readonly title: string;
  readonly address: QuestionAddress;
  readonly position?: string;
  /** Off where the page's own address already names the question. */
  readonly isLinked?: boolean;
}) {
  const { title, address, position, isLinked = true } = props;
  const isGraded = address.kind !== 'lectureExample' && !address.about;
  const about = [position ?? '', isGraded ? difficultyWords[address.difficulty] : ''].filter((part) => part !== '');
  return (
    <div className="quiz-run-head">
      <nav aria-label="Where you are">
        <SheetLink sheet={{ mode: 'home' }}>Quiz</SheetLink>
        <span aria-hidden="true"> › </span>
        <span>{title}</span>
      </nav>
      <span className="quiz-run-about">
        {about.join(' · ')}
        {isLinked && (
          <>
            {about.length > 0 && ' · '}
            <SheetLink sheet={{ mode: 'single', address }}>link to this question</SheetLink>
          </>
        )}
      </span>
    </div>
  );
}

import { useState } from 'react';
import { catalogue, topicTitles } from '../../quiz/catalogue';
import type { QuestionAddress, QuestionKind } from '../../quiz/question';
import { another, dailyQuestions, harder } from '../../quiz/questionList';
import { practisedKinds, type Level, type Sheet } from '../../quiz/sheet';
import { nextQuestion, remember } from '../../quiz/spacing';
import { Button } from '../../ui/controls/Button';
import { AskedQuestion } from './AskedQuestion';
import { currentKept, setMemory } from './kept';
import { openSheet, SheetLink } from './QuizLink';
import { DoneHeading, goOn, RunHead } from './RunHead';
import { addressKey } from './useQuestion';

/** Kinds in the order of a first visit: the lecture's own question opens a practice of everything. */
function kindsOfPractice(kinds: readonly QuestionKind[]): readonly QuestionKind[] {
  return kinds.length === practisedKinds.length ? ['lectureExample', ...kinds] : kinds;
}

/** Practice without end: what was missed comes back sooner. */
export function PracticeRun({ kinds, level }: { readonly kinds: readonly QuestionKind[]; readonly level: Level }) {
  const next = () => nextQuestion(currentKept().memory, kindsOfPractice(kinds), level);
  const [address, setAddress] = useState(next);
  return (
    <div className="quiz-run">
      <RunHead title="Practice" address={address} />
      <AskedQuestion
        key={addressKey(address)}
        address={address}
        mode="practice"
        onGraded={({ score }) => setMemory(remember(currentKept().memory, address.kind, score))}
        next={
          <Button weight="primary" onPress={() => goOn(() => setAddress(next()))}>
            Next question
          </Button>
        }
      />
    </div>
  );
}

const single = (address: QuestionAddress): Sheet => ({ mode: 'single', address });

/** The question that a link names. */
export function SingleRun({ address }: { readonly address: QuestionAddress }) {
  const more = harder(address);
  return (
    <div className="quiz-run">
      <RunHead title={topicTitles[catalogue[address.kind].topic]} address={address} isLinked={false} />
      <AskedQuestion
        key={addressKey(address)}
        address={address}
        mode="single"
        onGraded={({ score }) => setMemory(remember(currentKept().memory, address.kind, score))}
        next={
          <>
            <Button weight="primary" onPress={() => goOn(() => openSheet(single(another(address))))}>
              Another like this
            </Button>
            {more && <Button onPress={() => goOn(() => openSheet(single(more)))}>Harder</Button>}
          </>
        }
      />
    </div>
  );
}

/** Five questions, the same for everybody on that day. */
export function DailyRun({ date }: { readonly date: string }) {
  const questions = dailyQuestions(date);
  const [index, setIndex] = useState(0);
  const address = questions[index];
  if (!address) {
    return (
      <div className="quiz-run">
        <DoneHeading>That was the day’s quiz.</DoneHeading>
        <p>
          <SheetLink sheet={{ mode: 'home' }} className="quiz-link">
            Back to the quiz
          </SheetLink>
        </p>
      </div>
    );
  }
  return (
    <div className="quiz-run">
      <RunHead title={`Quiz of ${date}`} address={address} position={`question ${index + 1} of ${questions.length}`} />
      <AskedQuestion
        key={addressKey(address)}
        address={address}
        mode="daily"
        onGraded={() => undefined}
        next={
          <Button weight="primary" onPress={() => goOn(() => setIndex(index + 1))}>
            {index + 1 < questions.length ? 'Next question' : 'Done'}
          </Button>
        }
      />
    </div>
  );
}

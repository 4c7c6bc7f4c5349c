import { useEffect } from 'react';
import { subjectOf } from '../../quiz/onStage/subject';
import { stageQuestions } from '../../quiz/questionList';
import type { Sheet } from '../../quiz/sheet';
import { remember } from '../../quiz/spacing';
import { currentScene, useScene } from '../../store/sceneStore';
import { Button } from '../../ui/controls/Button';
import { requestHeadingFocus } from '../../ui/headingFocus';
import { AskedQuestion } from './AskedQuestion';
import { differences } from './differences';
import { currentKept, setMemory } from './kept';
import { ChangeLink, openSheet, SheetLink } from './QuizLink';
import { DoneHeading, goOn, RunHead } from './RunHead';
import { addressKey } from './useQuestion';

type ChapterSheet = Extract<Sheet, { readonly mode: 'chapter' }>;

function BackToChapter({ chapter, step }: ChapterSheet) {
  if (chapter === '') return null;
  return (
    <ChangeLink change={{ page: { kind: 'chapter', chapter, step } }} className="quiz-link">
      Back to the chapter
    </ChangeLink>
  );
}

function Done({ sheet }: { readonly sheet: ChapterSheet }) {
  return (
    <div className="quiz-run">
      <DoneHeading>Those were the chapter’s questions.</DoneHeading>
      <p>
        <BackToChapter {...sheet} />
      </p>
      <p>
        <SheetLink sheet={{ mode: 'practice', kinds: sheet.kinds, level: 'rising' }} className="quiz-link">
          Practise them on other networks
        </SheetLink>
      </p>
    </div>
  );
}

/** By whatever way the learner goes back to a chapter, it is read from the heading of the step that the way leads to. */
function useWayBack(): void {
  useEffect(
    () => () => {
      if (currentScene().page.kind === 'chapter') requestHeadingFocus();
    },
    [],
  );
}

/** The questions that close a chapter, about the network on stage. The link holds both: the stage, and how far the learner is. */
export function ChapterRun({ sheet }: { readonly sheet: ChapterSheet }) {
  const scene = useScene((current) => current);
  const { kinds, seed, index } = sheet;
  useWayBack();
  const address = stageQuestions(kinds, seed, subjectOf(scene))[index];
  if (!address) return <Done sheet={sheet} />;
  return (
    <div className="quiz-run">
      <RunHead
        title="About the network on stage"
        address={address}
        position={`question ${index + 1} of ${kinds.length}`}
        isLinked={false}
      />
      {differences(address, scene).map((sentence) => (
        <p key={sentence} className="quiz-hint">
          {sentence}
        </p>
      ))}
      <AskedQuestion
        key={addressKey(address)}
        address={address}
        mode="chapter"
        onGraded={({ score }) => setMemory(remember(currentKept().memory, address.kind, score))}
        next={
          <>
            <Button weight="primary" onPress={() => goOn(() => openSheet({ ...sheet, index: index + 1 }))}>
              {index + 1 < kinds.length ? 'Next question' : 'Done'}
            </Button>
            <Button onPress={() => goOn(() => openSheet({ ...sheet, seed: seed + 1 }))}>Another like this</Button>
          </>
        }
      />
      <p>
        <BackToChapter {...sheet} />
      </p>
    </div>
  );
}

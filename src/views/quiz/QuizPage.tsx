import { useEffect, useMemo } from 'react';
import type { QuestionAddress } from '../../quiz/question';
import { subjectOf } from '../../quiz/onStage/subject';
import { dailyQuestions, listQuestions, stageQuestions } from '../../quiz/questionList';
import { readSheet, type Sheet, sheetLimits } from '../../quiz/sheet';
import { notify } from '../../store/noticeStore';
import type { Scene } from '../../store/scene';
import { currentScene, useScene } from '../../store/sceneStore';
import { ChapterRun } from './ChapterRun';
import { DailyRun, PracticeRun, SingleRun } from './PracticeRun';
import { PrintSheet } from './PrintSheet';
import { Projector } from './Projector';
import { QuizHome } from './QuizHome';
import { TestRun } from './TestRun';
import { addressKey } from './useQuestion';
import { WallScale } from './wallScale';
import './quiz.css';

/** The questions of a sheet in a fixed order, for the wall; practice shows the lecture's question and then one list for everybody. */
function questionsOf(sheet: Sheet, scene: Scene): readonly QuestionAddress[] {
  const first: QuestionAddress = { kind: 'lectureExample', difficulty: 1, seed: 1 };
  switch (sheet.mode) {
    case 'single':
      return [sheet.address];
    case 'daily':
      return dailyQuestions(sheet.date);
    case 'chapter':
      return stageQuestions(sheet.kinds, sheet.seed, subjectOf(scene));
    case 'test':
    case 'print':
      return listQuestions(sheet);
    case 'practice':
      return [first, ...listQuestions({ ...sheet, count: sheetLimits.count, seed: 1 })];
    case 'home':
      return [first];
  }
}

function Open({ sheet }: { readonly sheet: Sheet }) {
  switch (sheet.mode) {
    case 'home':
      return <QuizHome />;
    case 'practice':
      return <PracticeRun kinds={sheet.kinds} level={sheet.level} />;
    case 'single':
      return <SingleRun key={addressKey(sheet.address)} address={sheet.address} />;
    case 'daily':
      return <DailyRun date={sheet.date} />;
    case 'chapter':
      return <ChapterRun sheet={sheet} />;
    case 'test':
      return <TestRun sheet={sheet} />;
    case 'print':
      return <PrintSheet sheet={sheet} />;
  }
}

/** The quiz: a page of its own, opened by the sheet that its link names. `scale`: what the theme enlarges type by. */
export function QuizPage({ scale }: { readonly scale: number }) {
  const text = useScene(({ page }) => (page.kind === 'quiz' ? page.sheet : ''));
  const presenting = useScene((scene) => scene.presenting);
  const { sheet, dropped } = useMemo(() => readSheet(text), [text]);
  useEffect(() => {
    if (dropped.length > 0) notify(...dropped);
  }, [dropped]);
  return (
    <main className={presenting ? 'quiz-page quiz-page-presenting' : 'quiz-page'} data-scrolls tabIndex={-1}>
      {presenting ? (
        <Projector key={text} addresses={questionsOf(sheet, currentScene())} />
      ) : (
        <div className="quiz-column">
          {/* Figures grow with the words beside them; paper has one size. */}
          <WallScale value={sheet.mode === 'print' ? 1 : scale}>
            <Open key={text} sheet={sheet} />
          </WallScale>
        </div>
      )}
    </main>
  );
}

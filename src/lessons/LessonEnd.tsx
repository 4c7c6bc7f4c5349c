import { writeSheet } from '../quiz/sheet';
import { resetProgress, useProgress } from '../store/progressStore';
import type { Answer } from '../store/run';
import { changeScene } from '../store/sceneStore';
import { ModelCode } from './ModelCode';
import type { Lesson } from './lesson';

/** What closes a chapter: questions of its kinds, and the model on stage as code. */
export function LessonEnd({ lesson, answer }: { readonly lesson: Lesson; readonly answer: Answer | null }) {
  const hasProgress = useProgress(({ seen, answers }) => Object.keys(answers).length > 0 || Object.values(seen).flat().length > 1);
  const practise = () => {
    const sheet = writeSheet({ mode: 'practice', kinds: lesson.questions, level: 'rising' });
    changeScene({ page: { kind: 'quiz', sheet } });
  };
  return (
    <section className="lesson-end" aria-label="After the chapter">
      <h2>Can you do it without the stage?</h2>
      <button type="button" className="lesson-set" onClick={practise}>
        {lesson.questions.length} kinds of question on this chapter
      </button>
      {answer && <ModelCode answer={answer} />}
      {hasProgress && (
        <button
          type="button"
          className="lesson-set lesson-forget"
          title="Forgets the steps seen and the answers given, in all chapters"
          onClick={resetProgress}
        >
          forget my progress
        </button>
      )}
    </section>
  );
}

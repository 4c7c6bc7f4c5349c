import { writeSheet } from '../quiz/sheet';
import { resetProgress, useProgress } from '../store/progressStore';
import type { Answer } from '../store/run';
import { changeScene } from '../store/sceneStore';
import { requestHeadingFocus } from '../ui/headingFocus';
import { ModelCode } from './ModelCode';
import type { Lesson } from './lesson';

/** What closes a chapter: questions about the model on stage, and that model as code. */
export function LessonEnd({ lesson, answer }: { readonly lesson: Lesson; readonly answer: Answer | null }) {
  const hasProgress = useProgress(({ seen, answers }) => Object.keys(answers).length > 0 || Object.values(seen).flat().length > 1);
  const ask = () => {
    const { id: chapter, questions: kinds, steps } = lesson;
    const sheet = writeSheet({ mode: 'chapter', kinds, seed: 1, index: 0, chapter, step: steps.at(-1)?.id ?? '' });
    requestHeadingFocus();
    changeScene({ page: { kind: 'quiz', sheet } });
  };
  return (
    <section className="lesson-end" aria-label="After the chapter">
      <h2>Can you do it without the stage?</h2>
      <button type="button" className="lesson-set" onClick={ask}>
        {lesson.questions.length} questions about the network on stage
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

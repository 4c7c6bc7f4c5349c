import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { markSeen } from '../store/progressStore';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import { passScene, useScene } from '../store/sceneStore';
import { hasSameAnswer } from '../store/stageAnswers';
import { useHeadingFocus } from '../ui/headingFocus';
import { LessonProvider } from './LessonContext';
import { LessonEnd } from './LessonEnd';
import type { Lesson, LessonStep } from './lesson';
import { PredictionCard } from './PredictionCard';
import { headline, useOpenQuestion } from './openQuestion';
import { type Prose, proseTags } from './prose';
import { openStep, stepOf } from './registry';
import { sectionId, useReadingLine } from './useReadingLine';
import { beginningOf, useStepAnswer } from './useStepAnswer';

/** The stage's panel, where the column holds it: at the step on stage. Every step keeps its room, so that nothing jumps as the reader goes on. */
export interface PanelAmongWords {
  readonly marks: ReactNode;
  readonly heightPx: (scene: Scene) => number;
}

interface SectionProps {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly words: Prose;
  /** How many steps from the one in view; 0: on stage. */
  readonly distance: number;
  /** The answer on stage, for the step in view. */
  readonly answer: Answer | null;
  readonly panel: ReactNode;
  readonly panelPx: PanelAmongWords['heightPx'] | undefined;
  readonly more: ReactNode;
}

const wholeScene = (scene: Scene): Scene => scene;
const noScene = (): null => null;

/**
 * The step's own words. On stage they speak of what the reader made of it, beside the stage of the step as it begins; a run that the
 * engine is still at work on is never mixed with the scene that asked for it.
 */
function usePlace({ lesson, step, distance, answer }: SectionProps, beginning: Scene) {
  // Only the step in view is drawn anew with every change of the scene.
  const scene = useScene(distance === 0 ? wholeScene : noScene);
  const own = useStepAnswer(lesson, step, distance, answer);
  const isLive = scene !== null && answer !== null && hasSameAnswer(answer.scene, scene);
  const [shownAnswer, shownScene] = isLive ? [answer, scene] : [own, beginning];
  return useMemo(() => ({ lesson, step, scene: shownScene, answer: shownAnswer }), [lesson, step, shownScene, shownAnswer]);
}

const Section = memo(function Section(props: SectionProps) {
  const { lesson, step, words: Words, distance, panel, panelPx, more } = props;
  const notation = useScene((current) => current.notation);
  const beginning = useMemo(() => beginningOf(lesson, step, { notation }), [lesson, step, notation]);
  const place = usePlace(props, beginning);
  const isOn = distance === 0;
  const heading = useHeadingFocus(isOn);
  const isOpen = useOpenQuestion(lesson, step);
  const isLast = step === lesson.steps.at(-1);
  // What is pressed here speaks of this step: it comes on stage first.
  const takeStage = () => {
    if (!isOn) passScene(openStep(lesson, step));
  };
  return (
    <LessonProvider value={place}>
      <section
        id={sectionId(step.id)}
        className="lesson-section"
        data-step={step.id}
        data-asks={isOpen}
        aria-labelledby={`${sectionId(step.id)}-title`}
        aria-current={isOn ? 'step' : undefined}
        onClickCapture={takeStage}
        onFocusCapture={takeStage}
      >
        <h2 ref={heading} id={`${sectionId(step.id)}-title`} tabIndex={-1}>
          {headline(step, isOpen)}
        </h2>
        {step.prediction && <PredictionCard prediction={step.prediction} />}
        {!isOpen && <Words components={proseTags} />}
        {panelPx && <div style={{ minHeight: panelPx(beginning) }}>{panel}</div>}
        {!isOpen && more}
        {isLast && <LessonEnd lesson={lesson} answer={place.answer} />}
      </section>
    </LessonProvider>
  );
});

/** A whole chapter in one column beside its stage, which follows the step that is read. */
export function LessonScroll(props: {
  readonly lesson: Lesson;
  readonly step: LessonStep;
  readonly words: Prose;
  readonly answer: Answer | null;
  readonly panel: PanelAmongWords | null;
  readonly more: ReactNode;
}) {
  const { lesson, step, words, answer, panel, more } = props;
  const column = useRef<HTMLDivElement>(null);
  useReadingLine(column, step.id, (id) => passScene(openStep(lesson, stepOf(lesson, id))));
  useEffect(() => markSeen(lesson.id, step.id), [lesson, step]);
  const at = lesson.steps.indexOf(step);
  return (
    <div ref={column} className="lesson-scroll">
      <p className="lesson-head">Chapter {lesson.number}</p>
      <h1 id="lesson-title">{lesson.title}</h1>
      <p className="lesson-lead">{lesson.question}</p>
      {lesson.steps.map((of, index) => (
        <Section
          key={of.id}
          {...{ lesson, words }}
          step={of}
          distance={index - at}
          answer={index === at ? answer : null}
          panel={index === at ? panel?.marks : null}
          panelPx={panel?.heightPx}
          more={index === at ? more : null}
        />
      ))}
    </div>
  );
}

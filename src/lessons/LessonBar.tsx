import { useProgress } from '../store/progressStore';
import type { Reading } from '../store/scene';
import { changeScene, useScene } from '../store/sceneStore';
import { writeScene } from '../store/sceneUrl';
import { Segmented } from '../ui/controls/Segmented';
import { Icon } from '../ui/controls/Icon';
import { keepTelling } from '../ui/stickyHeight';
import type { Lesson, LessonStep } from './lesson';
import { headline, isUnanswered } from './openQuestion';
import { openStep, stepOf } from './registry';

const readings: readonly { readonly value: Reading; readonly label: string }[] = [
  { value: 'scroll', label: 'read' },
  { value: 'steps', label: 'step by step' },
];

/** Where in the chapter, the way to any other step, and how it is read. */
export function LessonBar({ lesson, step }: { readonly lesson: Lesson; readonly step: LessonStep }) {
  const reading = useScene((scene) => scene.reading);
  // A link names only what the reader changed.
  const isPlayed = useScene((scene) => /[?&](?!v=|notation=|theme=|reading=|pin=|presenting=)\w+=/.test(writeScene(scene)));
  const place = lesson.steps.indexOf(step) + 1;
  const seen = useProgress((progress) => progress.seen[lesson.id]) ?? [];
  const answers = useProgress((progress) => progress.answers);
  return (
    <nav ref={keepTelling} className="lesson-bar" aria-label="Steps of the chapter">
      <label className="lesson-jump">
        <span className="lesson-place">
          <b>{place}</b> of {lesson.steps.length} <Icon name="chevron" />
        </span>
        <select
          aria-label="Step of the chapter"
          value={step.id}
          onChange={(event) => changeScene(openStep(lesson, stepOf(lesson, event.target.value)))}
        >
          {lesson.steps.map((each, at) => (
            <option key={each.id} value={each.id}>
              {`${seen.includes(each.id) ? '✓' : '\u2002'} ${at + 1} ${headline(each, isUnanswered(answers, lesson, each))}`}
            </option>
          ))}
        </select>
      </label>
      {isPlayed && (
        <button type="button" className="lesson-set lesson-again" title="R" onClick={() => changeScene(openStep(lesson, step))}>
          back to this step
        </button>
      )}
      <Segmented label="Way of reading" value={reading} options={readings} onChange={(chosen) => changeScene({ reading: chosen })} />
      <button
        type="button"
        className="lesson-set lesson-lab"
        title="Goes on in the Lab with what is on the stage"
        onClick={() => changeScene({ page: { kind: 'lab' } })}
      >
        to the Lab
      </button>
    </nav>
  );
}

import { Sentence } from '../lessons/Sentence';
import type { Prediction } from '../lessons/lesson';
import { headline } from '../lessons/openQuestion';
import { wordsOf } from '../data/taskWords';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import { useModelFacts } from '../store/modelFacts';
import { caseOf } from '../store/modelSpec';
import { useScene } from '../store/sceneStore';
import { IconButton } from '../ui/controls/IconButton';
import { findChapter } from './chapters';
import { cellNames } from './crumbs';
import { lessonPlace, useLessons } from './lessonShelf';
import { describeMoment } from './moment.describe';
import { togglePresenting } from './usePresenting';
import './present.css';

/** On the wall the stage stands between a headline … */
export function PresentHead() {
  const page = useScene((scene) => scene.page);
  const cell = useScene((scene) => scene.model.cell);
  const read = useScene((scene) => caseOf(scene.model)?.name ?? `A ${wordsOf(scene.model).example}`);
  const chapter = page.kind === 'chapter' ? findChapter(page.chapter) : null;
  const step = lessonPlace(page, useLessons())?.step;
  const isOpen = useScene((scene) => askedOf(scene) !== undefined);
  const article = cell === 'gru' || cell === 'gruAfter' ? 'a' : 'an';
  return (
    <div className="present-head">
      <h1>{step ? headline(step, isOpen) : (chapter?.question ?? `${read}, read by ${article} ${cellNames[cell]}`)}</h1>
      <IconButton icon="close" label="Leave the presentation" shortcut="P" onPress={togglePresenting} />
    </div>
  );
}

/** … and one line: of the lesson's page, its question until the answer is asked for; else of the moment. */
export function PresentLine({ answer }: { readonly answer: Answer | null }) {
  // A line may speak of how the shipped networks did, which arrives in its own time.
  useModelFacts();
  const line = useScene((scene) => (answer ? lineOf(answer, scene) : ''));
  const choices = useScene((scene) => askedOf(scene)?.choices);
  return (
    <div className="present-line">
      <Sentence text={line} />
      {answer && choices && (
        <ol>
          {choices.map((choice) => (
            <li key={choice}>
              <Sentence text={choice} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function lineOf(answer: Answer, scene: Scene): string {
  const place = lessonPlace(scene.page);
  if (!place) return describeMoment(answer, scene);
  const { prediction, line } = place.step;
  return askedOf(scene)?.question ?? (prediction?.reveal ?? line)(answer, scene).text;
}

/** The question of the page, as long as it is open. */
function askedOf({ page, revealed }: Scene): Prediction | undefined {
  return revealed ? undefined : lessonPlace(page)?.step.prediction;
}

/** B makes the wall blank, so that the room looks at the speaker; any press brings the screen back. */
export function Blank({ onWake }: { readonly onWake: () => void }) {
  return <button type="button" className="present-blank" aria-label="Show the screen again" onClick={onWake} />;
}

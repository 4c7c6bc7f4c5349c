import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';
import { IconButton } from '../ui/controls/IconButton';
import { findChapter } from './chapters';
import { cellNames } from './crumbs';
import { describeMoment } from './moment.describe';
import { togglePresenting } from './usePresenting';
import './present.css';

/** On the wall the stage stands between a headline … */
export function PresentHead() {
  const page = useScene((scene) => scene.page);
  const cell = useScene((scene) => scene.model.cell);
  const chapter = page.kind === 'chapter' ? findChapter(page.chapter) : null;
  const article = cell === 'gru' || cell === 'gruAfter' ? 'a' : 'an';
  return (
    <div className="present-head">
      <h1>{chapter?.question ?? `A name, read by ${article} ${cellNames[cell]}`}</h1>
      <IconButton icon="close" label="Leave the presentation" shortcut="P" onPress={togglePresenting} />
    </div>
  );
}

/** … and one line. */
export function PresentLine({ answer }: { readonly answer: Answer | null }) {
  return <p className="present-line">{useScene((scene) => (answer ? describeMoment(answer, scene) : ''))}</p>;
}

/** B makes the wall blank, so that the room looks at the speaker; any press brings the screen back. */
export function Blank({ onWake }: { readonly onWake: () => void }) {
  return <button type="button" className="present-blank" aria-label="Show the screen again" onClick={onWake} />;
}

import { caseOf } from '../store/modelSpec';
import { defaultScene } from '../store/scene';
import { changeScene, useScene } from '../store/sceneStore';
import { changesForTask } from '../store/chooseTask';
import { Button } from '../ui/controls/Button';
import { Select } from '../ui/controls/Select';
import './caseChoice.css';

/** Another sequence of the same network; what was set by hand in it stays. */
function chooseSequence(sequence: number): void {
  changeScene(({ model, edits }) => {
    const opened = caseOf(model);
    return opened ? { model: { ...model, source: { ...opened, sequence } }, edits } : {};
  });
}

/** Back to a text, as the stage begins. */
function closeCase(): void {
  changeScene({ ...changesForTask('names'), model: defaultScene.model });
}

/** In place of the text: which case is open, which of its sequences is on the stage, and the way back. */
export function CaseChoice() {
  const opened = useScene((scene) => caseOf(scene.model));
  if (!opened) return null;
  const options = Array.from({ length: opened.sequences }, (_, index) => ({
    value: String(index),
    label: `${index + 1} of ${opened.sequences}`,
  }));
  return (
    <>
      <span className="case-name">{opened.name}</span>
      {opened.sequences > 1 && (
        <Select label="sequence" value={String(opened.sequence)} options={options} onChange={(chosen) => chooseSequence(Number(chosen))} />
      )}
      <Button weight="quiet" onPress={closeCase}>
        close the file
      </Button>
    </>
  );
}

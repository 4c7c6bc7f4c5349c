import { useId, useState } from 'react';
import { taskOf } from '../data/tasks';
import { taskWords } from '../data/taskWords';
import type { Column } from '../store/run';
import { showNextSample } from '../store/samples';
import { changeScene, useScene } from '../store/sceneStore';
import { describeText, readPart } from './nameText';
import './nameField.css';

export const nameFieldId = 'name';

/**
 * The text that the network reads. The line keeps all that was typed or pasted; the scene holds the part that the stage reads, and wins
 * when it changes by other means (undo, a link, a chapter).
 */
export function NameField({ columns }: { readonly columns: readonly Column[] }) {
  const text = useScene((scene) => scene.text);
  const task = useScene((scene) => taskOf(scene.model));
  const words = taskWords[task.name];
  const [typed, setTyped] = useState(text);
  const noteId = useId();
  const shown = readPart(typed).text === text ? typed : text;
  const note = describeText(readPart(shown), columns, words);
  const write = (value: string) => {
    setTyped(value);
    const { text: read } = readPart(value);
    // The newest letter is what the learner looks at; settling keeps the step within the text.
    changeScene({ text: read, step: task.read(read).length - 1 }, { merge: 'text' });
  };
  return (
    <>
      <div className="name-field">
        <label htmlFor={nameFieldId} className="visually-hidden">
          {words.field}
        </label>
        <input
          id={nameFieldId}
          type="text"
          value={shown}
          placeholder={words.placeholder}
          autoComplete="off"
          autoCapitalize={task.name === 'names' ? 'words' : 'none'}
          autoCorrect="off"
          spellCheck={false}
          inputMode={task.name === 'spelling' ? 'numeric' : 'text'}
          enterKeyHint="done"
          aria-describedby={noteId}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            // Leaves the line, and only the line: the stage has its own use for both keys.
            event.preventDefault();
            event.currentTarget.blur();
          }}
        />
      </div>
      <button
        type="button"
        className="name-another"
        aria-keyshortcuts="E"
        title={`Another ${words.example} that no network trained on (E)`}
        onClick={() => void showNextSample()}
      >
        another<span className="visually-hidden"> {words.example}</span>
      </button>
      <p id={noteId} className="name-note" role="status">
        {note}
      </p>
    </>
  );
}

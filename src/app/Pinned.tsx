import type { Answer } from '../store/run';
import type { Pin } from '../store/scene';
import { changeScene, useScene } from '../store/sceneStore';
import { Button } from '../ui/controls/Button';
import { IconButton } from '../ui/controls/IconButton';
import { describePin, isSamePin, pinInView } from './pinned.describe';

function unpin(pin: Pin): void {
  changeScene((scene) => ({ pins: scene.pins.filter((other) => !isSamePin(other, pin)) }));
}

/** Values that stay on show while the learner moves on; each is a line of the link. */
export function Pinned({ answer }: { readonly answer: Answer | null }) {
  const scene = useScene((current) => current);
  const candidate = pinInView(scene);
  const isNew = candidate !== null && !scene.pins.some((pin) => isSamePin(pin, candidate));
  if (!answer || (scene.pins.length === 0 && !isNew)) return null;
  return (
    <section className="pinned" aria-label="Pinned values">
      <ul>
        {scene.pins.map((pin) => {
          const { words, value } = describePin(answer, pin);
          return (
            <li key={words}>
              <button
                type="button"
                className="pinned-words"
                onClick={() => changeScene({ step: pin.step, layer: pin.layer, unit: pin.unit, direction: pin.direction })}
              >
                {words}
              </button>
              <b>{value ?? 'not in this text'}</b>
              <IconButton icon="close" label={`Unpin ${words}`} onPress={() => unpin(pin)} />
            </li>
          );
        })}
      </ul>
      {isNew && candidate && (
        <Button weight="quiet" onPress={() => changeScene({ pins: [...scene.pins, candidate] })}>
          pin {describePin(answer, candidate).words}
        </Button>
      )}
    </section>
  );
}

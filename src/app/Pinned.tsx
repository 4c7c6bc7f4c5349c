import type { KeyboardEvent, PointerEvent } from 'react';
import { isSamePin, movePin, pinInView, togglePin } from '../store/pins';
import type { Answer } from '../store/run';
import type { Pin, Scene } from '../store/scene';
import { changeScene, useScene } from '../store/sceneStore';
import { copy } from '../ui/clipboard';
import { Button } from '../ui/controls/Button';
import { Icon } from '../ui/controls/Icon';
import { IconButton } from '../ui/controls/IconButton';
import { DigitsSelect } from '../ui/DigitsSelect';
import { describePin, writePins } from './pinned.describe';

const keyMoves: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** The place in the list that lies under the pointer. */
function placeUnder(event: PointerEvent): number {
  const lines = [...(event.currentTarget.closest('ul')?.children ?? [])];
  return lines.findLastIndex((line) => line.getBoundingClientRect().top <= event.clientY);
}

/** Where a pin is taken hold of, to be moved by dragging or with the arrow keys. */
function Grip({ pin, place, words }: { readonly pin: Pin; readonly place: number; readonly words: string }) {
  const move = (to: number) => changeScene((scene) => movePin(scene, pin, to), { merge: `pin ${words}` });
  const press = (event: KeyboardEvent) => {
    const by = keyMoves[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(place + by);
  };
  return (
    <button
      type="button"
      className="icon-button pinned-grip"
      aria-label={`Move ${words}: arrow keys, or drag`}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && move(placeUnder(event))}
    >
      <Icon name="grip" />
    </button>
  );
}

/** Goes to where the value is, as deep as the learner looks. */
function goTo({ step, layer, unit, quantity, direction }: Pin): void {
  const isState = quantity !== 'x' && quantity !== 'logits' && quantity !== 'output';
  changeScene(({ depth }) => ({
    step,
    layer,
    unit,
    direction,
    ...(depth.kind === 'number' || !isState ? { depth: { kind: 'number', quantity } } : { quantity }),
  }));
}

function PinLine({
  answer,
  pin,
  place,
  several,
}: {
  readonly answer: Answer;
  readonly pin: Pin;
  readonly place: number;
  readonly several: boolean;
}) {
  const digits = useScene((scene) => scene.digits);
  const { words, value } = describePin(answer, pin, digits);
  return (
    <li>
      {several && <Grip pin={pin} place={place} words={words} />}
      <button type="button" className="pinned-words" onClick={() => goTo(pin)}>
        {words}
      </button>
      <b>{value ?? 'not in this text'}</b>
      <IconButton icon="close" label={`Unpin ${words}`} onPress={() => changeScene((scene) => togglePin(scene, pin))} />
    </li>
  );
}

function Foot({ answer, scene }: { readonly answer: Answer; readonly scene: Scene }) {
  const { pins, digits, depth } = scene;
  const candidate = pinInView(scene);
  const isNew = candidate !== null && !pins.some((pin) => isSamePin(pin, candidate));
  const count = pins.length === 1 ? '1 pinned value' : `${pins.length} pinned values`;
  return (
    <p className="pinned-foot">
      {isNew && (
        <Button weight="quiet" onPress={() => changeScene((current) => togglePin(current, candidate))}>
          pin {describePin(answer, candidate).words}
        </Button>
      )}
      {pins.length > 0 && (
        <>
          <Button weight="quiet" onPress={() => copy(count, writePins(answer, pins))}>
            copy
          </Button>
          {depth.kind !== 'number' && <DigitsSelect value={digits} onChange={(next) => changeScene({ digits: next })} />}
        </>
      )}
    </p>
  );
}

/** Values that stay on show while the learner moves on; each is a part of the link. */
export function Pinned({ answer }: { readonly answer: Answer }) {
  const scene = useScene((current) => current);
  return (
    <section className="pinned" aria-label="Pinned values">
      <ul>
        {scene.pins.map((pin, place) => (
          <PinLine key={JSON.stringify(pin)} answer={answer} pin={pin} place={place} several={scene.pins.length > 1} />
        ))}
      </ul>
      <Foot answer={answer} scene={scene} />
    </section>
  );
}

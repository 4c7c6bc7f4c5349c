import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { limits } from '../../store/limits';
import { changeScene, useScene } from '../../store/sceneStore';
import { isCovered } from '../../ui/controls/covers';
import { Segmented } from '../../ui/controls/Segmented';
import { TextField } from '../../ui/controls/TextField';
import { formatNumber } from '../../ui/format';
import { valueWords } from '../../ui/notation';
import { problemOf, readTyped } from '../../ui/typedNumber';
import { hold, type HoldPlace, type HoldWish, release, type Span, wishAt } from './clamps';

const values = [
  { value: 'learnt', label: 'as learnt' },
  { value: '0', label: '0' },
  { value: '0.5', label: '½' },
  { value: '1', label: '1' },
] as const;
type Choice = (typeof values)[number]['value'] | 'other';

const spans: readonly { readonly value: Span; readonly label: string }[] = [
  { value: 'here', label: 'this step' },
  { value: 'onward', label: 'from here on' },
  { value: 'always', label: 'always' },
];

function choiceOf(wish: HoldWish | null): Choice {
  if (!wish) return 'learnt';
  return values.find(({ value }) => value !== 'learnt' && Number(value) === wish.value)?.value ?? 'other';
}

/** As a popover: Escape closes it before it leads out of the cell, and the focus within goes back to what opened it. */
function useEscape(opener: RefObject<HTMLElement | null>, onClose: () => void): RefObject<HTMLDivElement | null> {
  const panel = useRef<HTMLDivElement>(null);
  const close = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isCovered()) return;
    event.preventDefault();
    if (panel.current?.contains(document.activeElement)) opener.current?.focus();
    onClose();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => close(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return panel;
}

/** Holds a gate or state at a value, for one unit or all, now, from now on, or always. The network runs on from there. */
export function ClampControl(props: {
  readonly place: HoldPlace;
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}) {
  const { place, opener, onClose } = props;
  const panel = useEscape(opener, onClose);
  const clamps = useScene((scene) => scene.clamps);
  const found = wishAt(clamps, place);
  const [span, setSpan] = useState<Span>(found?.span ?? 'here');
  const [whole, setWhole] = useState(found?.whole ?? false);
  // What is being typed; null: the value that holds.
  const [typed, setTyped] = useState<string | null>(null);
  const words = valueWords[place.quantity];
  const set = (next: Partial<HoldWish>) => {
    const wished = { value: found?.value ?? 0, span: found?.span ?? span, whole: found?.whole ?? whole, ...next };
    changeScene((scene) => ({ clamps: hold(scene.clamps, place, wished) }));
  };
  const choose = (choice: Choice) => {
    setTyped(null);
    if (choice === 'learnt') changeScene((scene) => ({ clamps: release(scene.clamps, place) }));
    else if (choice !== 'other') set({ value: Number(choice) });
  };
  const takeTyped = () => {
    const value = typed === null ? null : readTyped(typed, limits.value);
    if (value === null) return;
    set({ value });
    setTyped(null);
  };
  return (
    <div ref={panel} className="cell-clamp" role="group" aria-label={`Hold the ${words}`}>
      <Segmented<Choice> label={`Value of the ${words}`} value={choiceOf(found)} options={values} onChange={choose} />
      <TextField
        label="or"
        value={typed ?? (found && choiceOf(found) === 'other' ? formatNumber(found.value) : '')}
        numeric
        problem={typed === null || typed === '' ? null : problemOf(typed, limits.value)}
        onChange={setTyped}
        onEnter={takeTyped}
        onLeave={() => {
          takeTyped();
          setTyped(null);
        }}
      />
      <Segmented
        label="How long"
        value={found?.span ?? span}
        options={spans}
        onChange={(next) => {
          setSpan(next);
          if (found) set({ span: next });
        }}
      />
      <Segmented
        label="Which units"
        value={(found?.whole ?? whole) ? 'all' : 'one'}
        options={[
          { value: 'one', label: `unit ${place.unit}` },
          { value: 'all', label: 'all units' },
        ]}
        onChange={(next) => {
          setWhole(next === 'all');
          if (found) set({ whole: next === 'all' });
        }}
      />
    </div>
  );
}

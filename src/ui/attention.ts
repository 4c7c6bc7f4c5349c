import { useSyncExternalStore } from 'react';
import type { CellPlace } from './timeAxis';

/**
 * What the learner points at right now, in words or in a figure, so that the same thing lights up in all of them; while they point at
 * nothing, what the page speaks of. Never saved: it ends with the gesture or the page. What is chosen for longer belongs to the scene.
 */
export interface Attention {
  /** A parameter tensor ('layer1.W', 'V'): every copy of it lights up. */
  readonly weight: string | null;
  /** Values by their names in a recording ('h', 'c'): the lines that they run along light up. */
  readonly values: readonly string[];
  /** Steps that fulfil a condition the learner looks for, with its words. */
  readonly marked: { readonly steps: readonly number[]; readonly label: string } | null;
  /** The steps that the page is about: the columns of all others step back; null: none does. */
  readonly steps: readonly number[] | null;
  /** Of these steps, the cells that the page is about: those of other layers step back; null: none does. */
  readonly cells: readonly CellPlace[] | null;
  /** The values whose heat strips stand out: all others step back; null: none does. */
  readonly strips: readonly string[] | null;
  /** A pass is played: what it has not come to yet steps back. */
  readonly sweeping: boolean;
}

/** What is pointed at or spoken of; which strips stand out follows from it. */
type Told = Omit<Attention, 'strips'>;

const silence: Told = { weight: null, values: [], marked: null, steps: null, cells: null, sweeping: false };
let spokenOf = silence;
let pointedAt = silence;
let attention: Attention = { ...silence, strips: null };
const listeners = new Set<() => void>();

/** A page on a weight leaves no strip standing out; a pointer that only passes over an arrow dims none. */
function stripsOf(pointed: Told, spoken: Told): readonly string[] | null {
  if (pointed.values.length > 0) return pointed.values;
  return spoken.weight === null && spoken.values.length === 0 ? null : spoken.values;
}

/** What is attended to when the learner points at one thing and the page speaks of another. */
export function joinAttention(pointed: Partial<Told>, spoken: Partial<Told>): Attention {
  const [at, of] = [
    { ...silence, ...pointed },
    { ...silence, ...spoken },
  ];
  const { weight, values } = at.weight !== null || at.values.length > 0 ? at : of;
  return {
    weight,
    values,
    marked: at.marked ?? of.marked,
    steps: of.steps,
    cells: of.cells,
    strips: stripsOf(at, of),
    sweeping: at.sweeping,
  };
}

function settle(): void {
  attention = joinAttention(pointedAt, spokenOf);
  for (const listener of listeners) listener();
}

/** The learner points at something, or (null) no longer. */
export function attend(change: Partial<Told>): void {
  pointedAt = { ...pointedAt, ...change };
  settle();
}

/** The page speaks of something: it stays lit until the next call. */
export function speakOf(about: Partial<Told>): void {
  spokenOf = { ...silence, ...about };
  settle();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAttention<T>(selector: (attention: Attention) => T): T {
  return useSyncExternalStore(
    subscribe,
    () => selector(attention),
    () => selector(joinAttention({}, {})),
  );
}

import { useSyncExternalStore } from 'react';

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
  /** A pass is played: what it has not come to yet steps back. */
  readonly sweeping: boolean;
}

const nothing: Attention = { weight: null, values: [], marked: null, sweeping: false };
let spokenOf = nothing;
let pointedAt = nothing;
let attention = nothing;
const listeners = new Set<() => void>();

function settle(): void {
  const points = pointedAt.weight !== null || pointedAt.values.length > 0;
  const { weight, values } = points ? pointedAt : spokenOf;
  attention = { weight, values, marked: pointedAt.marked ?? spokenOf.marked, sweeping: pointedAt.sweeping };
  for (const listener of listeners) listener();
}

/** The learner points at something, or (null) no longer. */
export function attend(change: Partial<Attention>): void {
  pointedAt = { ...pointedAt, ...change };
  settle();
}

/** The page speaks of something: it stays lit until the next call. */
export function speakOf(about: Partial<Attention>): void {
  spokenOf = { ...nothing, ...about };
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
    () => selector(nothing),
  );
}

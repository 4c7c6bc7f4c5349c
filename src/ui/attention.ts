import { useSyncExternalStore } from 'react';

/**
 * What the learner points at right now, in words or in a figure, so that the same thing lights up in all of them. Never saved: it ends
 * with the gesture. What is chosen for longer belongs to the scene.
 */
export interface Attention {
  /** A parameter tensor ('layer1.W', 'V'): every copy of it lights up. */
  readonly weight: string | null;
  /** Steps that fulfil a condition the learner looks for, with its words. */
  readonly marked: { readonly steps: readonly number[]; readonly label: string } | null;
}

const nothing: Attention = { weight: null, marked: null };
let attention = nothing;
const listeners = new Set<() => void>();

export function attend(change: Partial<Attention>): void {
  attention = { ...attention, ...change };
  for (const listener of listeners) listener();
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

import { createStore, useStore } from 'zustand';

/**
 * What the learner points at within the open cell or number, so that a term of an equation, its wire, its strip and its tensor light up
 * together. Never saved and never undone: it ends with the gesture. What is chosen for longer belongs to the scene.
 */
export interface Lit {
  /** A value's or a weight's key as the notation gives it (`f`, `c@previous`, `U.f`). */
  readonly term: string | null;
  readonly unit: number | null;
  /** What the page speaks of, as terms: lit while the learner points at nothing. */
  readonly spoken: readonly string[];
}

const nothing: Lit = { term: null, unit: null, spoken: [] };

export const litStore = createStore<Lit>()(() => nothing);

export function useLit<T>(selector: (lit: Lit) => T): T {
  return useStore(litStore, selector);
}

export function lightUp(change: Partial<Lit>): void {
  litStore.setState(change);
}

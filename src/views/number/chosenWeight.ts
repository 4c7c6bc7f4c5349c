import { useSyncExternalStore } from 'react';
import type { WeightPlace } from './sum';

/** The weight whose value is open for reading or changing, shared by the sum and the words beside it. It ends with the sum. */
let chosen: WeightPlace | null = null;
const listeners = new Set<() => void>();

export function chooseWeight(weight: WeightPlace | null): void {
  chosen = weight;
  for (const listener of listeners) listener();
}

export function useChosenWeight(): WeightPlace | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
    () => null,
  );
}

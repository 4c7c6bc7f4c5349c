import { useEffect } from 'react';
import type { Quantity } from '../engine/recording';
import { lightUp } from '../store/lit';
import { speakOf } from '../ui/attention';
import type { Focus } from './lesson';

/** A rail is one line, so the state as it comes in lights with the state as it goes out: C of an LSTM, h where z stands on it. */
function railOf(quantities: readonly Quantity[]): readonly string[] {
  if (quantities.includes('c')) return ['c@previous'];
  return quantities.includes('h') && quantities.includes('z') ? ['h@previous'] : [];
}

function light({ weight, quantities = [], inCell = [], steps }: Focus): void {
  const marked = steps ? { steps, label: 'What this page is about' } : null;
  speakOf({ weight: weight ?? null, values: quantities, marked, steps: steps ?? null });
  lightUp({ spoken: [...quantities, ...inCell, ...railOf(quantities)] });
}

/** Lights what the page of a lesson is about, beside the words and on the wall, for as long as the page is open. */
export function useFocus(focus: Focus | null): void {
  useEffect(() => {
    if (focus) light(focus);
    return () => light({});
  }, [focus]);
}

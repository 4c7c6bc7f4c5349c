import { useEffect } from 'react';
import { lightUp } from '../store/lit';
import { speakOf } from '../ui/attention';
import type { Focus } from './lesson';

function light({ weight, quantities = [], inCell = [], steps }: Focus): void {
  const marked = steps ? { steps, label: 'What this page is about' } : null;
  speakOf({ weight: weight ?? null, values: quantities, marked, steps: steps ?? null });
  // The rail is one line: C as it comes in lights with C as it goes out.
  lightUp({ spoken: [...quantities, ...inCell, ...(quantities.includes('c') ? ['c@previous'] : [])] });
}

/** Lights what the page of a lesson is about, beside the words and on the wall, for as long as the page is open. */
export function useFocus(focus: Focus | null): void {
  useEffect(() => {
    if (focus) light(focus);
    return () => light({});
  }, [focus]);
}

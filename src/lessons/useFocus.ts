import { useEffect } from 'react';
import { lightUp } from '../store/lit';
import { useProgress } from '../store/progressStore';
import { useScene } from '../store/sceneStore';
import { speakOf } from '../ui/attention';
import type { Focus, Lesson, LessonStep } from './lesson';

function light({ weight, quantities = [], inCell = [], cells, steps = cells?.map(({ step }) => step) }: Focus): void {
  const marked = steps ? { steps, label: 'What this page is about' } : null;
  speakOf({ weight: weight ?? null, values: quantities, marked, steps: steps ?? null, cells: cells ?? null });
  // The rail is one line: C as it comes in lights with C as it goes out.
  lightUp({ spoken: [...quantities, ...inCell, ...(quantities.includes('c') ? ['c@previous'] : [])] });
}

/**
 * Lights what the page of a lesson is about, beside the words and on the wall, for as long as the page is open. While its question is open
 * nothing is lit: that might give the answer away.
 */
export function useFocus(lesson: Lesson | null, step: LessonStep | null): void {
  const isAnswered = useProgress(({ answers }) => answers[`${lesson?.id ?? ''}/${step?.id ?? ''}`] !== undefined);
  const isShown = useScene(({ presenting, revealed }) => (presenting ? revealed : isAnswered));
  const focus = step && (!step.prediction || isShown) ? step.focus : null;
  useEffect(() => {
    if (focus) light(focus);
    return () => light({});
  }, [focus]);
}

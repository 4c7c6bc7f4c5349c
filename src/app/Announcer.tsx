import { useEffect, useState } from 'react';
import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';
import { announceMoment } from './moment.describe';

/** Long enough for a scrub or a run of key presses to end, so that only where it ends is read out. */
const settleMs = 350;

/** Tells a screen reader what the stage shows when the step, the direction or the singled-out value changes. */
export function Announcer({ answer }: { readonly answer: Answer | null }) {
  const scene = useScene((current) => current);
  const [said, setSaid] = useState('');
  useEffect(() => {
    // The words are made when they are said: a scrub passes many moments that nobody hears of.
    const timer = setTimeout(() => setSaid(answer ? announceMoment(answer, scene) : ''), settleMs);
    return () => clearTimeout(timer);
  }, [answer, scene]);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcer">
      {said}
    </div>
  );
}

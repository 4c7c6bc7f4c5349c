import { useEffect, useState } from 'react';
import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';
import { announceMoment } from './moment.describe';

/** Long enough for a scrub or a run of key presses to end, so that only where it ends is read out. */
const settleMs = 350;

/** Tells a screen reader what the stage shows when the step, the direction or the singled-out value changes. */
export function Announcer({ answer }: { readonly answer: Answer | null }) {
  const words = useScene((scene) => (answer ? announceMoment(answer, scene) : ''));
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), settleMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcer">
      {said}
    </div>
  );
}

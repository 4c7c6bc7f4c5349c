import { useCallback, useEffect, useMemo, useState } from 'react';
import { changeScene, currentScene, useScene } from '../store/sceneStore';
import { nextStep } from '../ui/timeAxis';

/** How long a step stays at speed 1: time to read one column. */
const stepMs = 900;

export const speeds = [0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

export interface Playback {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly setSpeed: (speed: Speed) => void;
}

/**
 * Plays in the order of computation: left to right forward, right to left backward; from the beginning when it stands at the end. The step
 * itself is read when it is needed, so that playing and scrubbing draw nothing anew but what shows the step.
 */
export function usePlayback(steps: number): Playback {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const atEnd = useScene(({ step, direction }) => nextStep(step, steps, direction) === null);
  const stillPlaying = playing && !atEnd;
  useEffect(() => {
    if (!stillPlaying) return undefined;
    const timer = setInterval(() => {
      const { step, direction } = currentScene();
      const next = nextStep(step, steps, direction);
      if (next !== null) changeScene({ step: next }, { merge: 'play' });
    }, stepMs / speed);
    return () => clearInterval(timer);
  }, [stillPlaying, steps, speed]);
  const pause = useCallback(() => setPlaying(false), []);
  const toggle = useCallback(() => {
    if (!stillPlaying && atEnd) changeScene(({ direction }) => ({ step: direction === 'forward' ? 0 : steps - 1 }), { merge: 'play' });
    setPlaying(!stillPlaying);
  }, [stillPlaying, atEnd, steps]);
  return useMemo(() => ({ playing: stillPlaying, speed, toggle, pause, setSpeed }), [stillPlaying, speed, toggle, pause]);
}

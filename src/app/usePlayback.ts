import { useCallback, useEffect, useState } from 'react';
import type { Direction } from '../store/scene';
import { changeScene } from '../store/sceneStore';
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

/** Plays in the order of computation: left to right forward, right to left backward; from the beginning when it stands at the end. */
export function usePlayback(step: number, steps: number, direction: Direction): Playback {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const next = nextStep(step, steps, direction);
  const stillPlaying = playing && next !== null;
  useEffect(() => {
    if (!stillPlaying || next === null) return undefined;
    const timer = setTimeout(() => changeScene({ step: next }, { merge: 'play' }), stepMs / speed);
    return () => clearTimeout(timer);
  }, [stillPlaying, next, speed]);
  const pause = useCallback(() => setPlaying(false), []);
  const toggle = () => {
    if (!stillPlaying && next === null) changeScene({ step: direction === 'forward' ? 0 : steps - 1 }, { merge: 'play' });
    setPlaying(!stillPlaying);
  };
  return { playing: stillPlaying, speed, toggle, pause, setSpeed };
}

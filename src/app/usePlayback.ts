import { useCallback, useEffect, useMemo, useState } from 'react';
import { changeScene, currentScene, useScene } from '../store/sceneStore';
import type { Scene } from '../store/scene';
import { attend } from '../ui/attention';
import { type CellPlace, firstPlace, nextPlace } from '../ui/timeAxis';

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

/** The cell whose turn it is after the one in view. */
function nextOf({ step, layer, direction, model }: Scene, steps: number): CellPlace | null {
  return nextPlace({ step, layer }, { steps, layers: model.sizes.length }, direction);
}

/**
 * Plays in the order of computation: through the layers of every step, from the first step on or back from the last; from the beginning
 * when it stands at the end. The step itself is read when it is needed, so that playing and scrubbing draw nothing anew but what shows it.
 */
export function usePlayback(steps: number): Playback {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const layers = useScene(({ model }) => model.sizes.length);
  const atEnd = useScene((scene) => nextOf(scene, steps) === null);
  // Once it has come to its end, going back is no wish to play again.
  if (playing && atEnd) setPlaying(false);
  useEffect(() => {
    if (!playing) return undefined;
    const play = () => {
      const next = nextOf(currentScene(), steps);
      if (next !== null) changeScene({ ...next }, { merge: 'play' });
    };
    const timer = setInterval(play, stepMs / speed / layers);
    attend({ sweeping: true });
    return () => {
      clearInterval(timer);
      attend({ sweeping: false });
    };
  }, [playing, steps, layers, speed]);
  const pause = useCallback(() => setPlaying(false), []);
  const toggle = useCallback(() => {
    if (atEnd) changeScene(({ direction }) => firstPlace({ steps, layers }, direction), { merge: 'play' });
    setPlaying(!playing);
  }, [playing, atEnd, steps, layers]);
  return useMemo(() => ({ playing, speed, toggle, pause, setSpeed }), [playing, speed, toggle, pause]);
}

import { useEffect, useRef, useState } from 'react';

const fullWayMs = 1100;

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Follows a number of the scene between 0 and 1 at an even pace, or at once for those who want no motion. What is drawn is a function of it. */
export function useEased(target: number): number {
  const [shown, setShown] = useState(target);
  const latest = useRef(target);
  useEffect(() => {
    const from = latest.current;
    const wayMs = prefersStillness() ? 0 : fullWayMs * Math.abs(target - from);
    let start: number | null = null;
    const move = (now: number) => {
      start ??= now;
      const share = wayMs === 0 ? 1 : Math.min(1, (now - start) / wayMs);
      latest.current = share === 1 ? target : from + (target - from) * share;
      setShown(latest.current);
      if (share < 1) frame = requestAnimationFrame(move);
    };
    let frame = requestAnimationFrame(move);
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return shown;
}

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Smaller than this cannot be read from the last row; what is longer still can be scrolled. */
const smallest = 0.55;
/** A little less than would just fit, as type does not shrink in proportion to the pixel. */
const margin = 0.985;

/**
 * By how much the wall's type must shrink for everything on it to be seen; 1 nearly always. On a wall of one size (named by its scale) it
 * only ever shrinks while a question is being revealed, so that lines do not jump to and fro.
 */
export function useFit<E extends HTMLElement>(scale: number): readonly [RefObject<E | null>, number] {
  const reference = useRef<E>(null);
  const [fitted, setFitted] = useState({ scale, fit: 1 });
  useLayoutEffect(() => {
    const element = reference.current;
    const frame = element?.closest('main');
    if (!element || !frame) return undefined;
    const shrink = () => {
      const share = frame.clientHeight / (frame.scrollHeight - 1);
      if (share >= 1) return;
      const less = Math.min(0.97, share * margin);
      setFitted((known) => ({ scale, fit: Math.max(smallest, (known.scale === scale ? known.fit : 1) * less) }));
    };
    const observer = new ResizeObserver(shrink);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scale]);
  return [reference, fitted.scale === scale ? fitted.fit : 1];
}

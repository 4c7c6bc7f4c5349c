import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface Size {
  readonly width: number;
  readonly height: number;
}

function isSame(a: Size | undefined, b: Size): boolean {
  return a?.width === b.width && a.height === b.height;
}

/** What each place measured last. */
const remembered = new Map<string, Size>();

/**
 * The room that an element has, in whole CSS pixels; the only place where the layout of the page is measured. `place` names what the room
 * depends on: an element that comes to a place it has been at takes the size that it had there, and is drawn once. Where that is no longer
 * so, it is drawn again before anything is painted.
 */
export function useElementSize<E extends HTMLElement>(place: string): readonly [RefObject<E | null>, Size] {
  const reference = useRef<E>(null);
  const [latest, setLatest] = useState<Size>({ width: 0, height: 0 });
  const size = remembered.get(place) ?? latest;
  const shown = useRef(size);
  useLayoutEffect(() => {
    shown.current = size;
  });
  useLayoutEffect(() => {
    const element = reference.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const measured = { width: Math.floor(element.clientWidth), height: Math.floor(element.clientHeight) };
      remembered.set(place, measured);
      if (!isSame(shown.current, measured)) flushSync(() => setLatest(measured));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return [reference, size];
}

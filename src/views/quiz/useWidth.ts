import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width that an element has, in whole CSS pixels: drawings to scale need to know it. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const reference = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = reference.current;
    if (!element) return undefined;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [reference, width];
}

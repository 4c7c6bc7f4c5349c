import { type RefObject, useEffect, useRef } from 'react';

let isRequested = false;

/** The learner goes on to another question or page: the heading that appears there gets the focus, so that it is read from there. */
export function requestHeadingFocus(): void {
  isRequested = true;
}

/** For a heading that is gone on to: it takes the focus as it appears, once for each request; opening a page asks for none. */
export function useHeadingFocus(isTarget = true): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isTarget || !isRequested) return;
    isRequested = false;
    heading.current?.focus();
  }, [isTarget]);
  return heading;
}

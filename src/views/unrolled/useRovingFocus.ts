import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

export interface RovingFocus {
  readonly ref: RefObject<SVGGElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** While the focus is within a set of marks it follows the one that is in view; `place` names that one. */
export function useRovingFocus(place: string, selector: string): RovingFocus {
  const ref = useRef<SVGGElement | null>(null);
  const inside = useRef(false);
  useLayoutEffect(() => {
    // Naming the place makes the effect run whenever another mark comes into view.
    if (inside.current && place !== '') ref.current?.focus({ preventScroll: true });
  }, [place]);
  const isMark = (event: FocusEvent) => event.target instanceof Element && event.target.matches(selector);
  return {
    ref,
    onFocus: (event) => {
      inside.current = isMark(event);
    },
    onBlur: (event) => {
      // A mark that leaves the window of columns takes the focus with it, to nowhere; that is no leaving.
      if (isMark(event) && event.relatedTarget !== null) inside.current = false;
    },
  };
}

import { type RefObject, useEffect } from 'react';

/** Every dialog and popover of the page, open or not: a page of a thousand marks is long to search at each press of a key that is held. */
const covers = new Set<HTMLElement>();

/** Names an element that lies over the page while it is open. */
export function useCover(reference: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = reference.current;
    if (!element) return;
    covers.add(element);
    return () => void covers.delete(element);
  }, [reference]);
}

/** Whether something lies over the page and has the keys to itself. */
export function isCovered(): boolean {
  return Array.from(covers).some((cover) => cover.matches(cover instanceof HTMLDialogElement ? '[open]' : ':popover-open'));
}

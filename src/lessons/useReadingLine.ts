import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { tellHeight } from '../ui/stickyHeight';

/** Where the eye rests, as a share of the room in which the words scroll. */
const lineShare = 0.36;
/** A scroll that the app itself began is over by then, where the browser does not say so. */
const steeringMs = 900;
const settlingMs = 250;

export const sectionId = (step: string): string => `step-${step}`;

/** The part of the screen in which words are read: the column's own, or on a phone what the stage leaves of the screen. */
function roomOf(column: Element): { readonly topPx: number; readonly bottomPx: number } {
  const screen = { topPx: 0, bottomPx: window.innerHeight };
  const words = column.closest('.words');
  if (words && getComputedStyle(words).overflowY !== 'visible') {
    const { top, bottom } = words.getBoundingClientRect();
    return { topPx: top, bottomPx: Math.min(bottom, window.innerHeight) };
  }
  const stage = document.querySelector('.stage-top');
  if (!stage || getComputedStyle(stage).position !== 'sticky') return screen;
  return { ...screen, topPx: Math.min(stage.getBoundingClientRect().height, window.innerHeight * 0.85) };
}

/** What a key led to in a section; a heading that was gone on to is where it begins. */
function focusedIn(section: Element): Element | null {
  return section.querySelector(':focus-visible:not([tabindex="-1"])');
}

/** The chapter begins above its first step. */
function beginningOf(section: Element, column: Element | null): Element {
  return column && section === column.querySelector('[data-step]') ? column : section;
}

function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Ties a long column of steps to the step in view, both ways: the section that comes under the reading line is reported, and a step that
 * is chosen elsewhere (a key, a link, undo) is scrolled to. While the app scrolls by itself nothing is reported.
 */
export function useReadingLine(column: RefObject<HTMLElement | null>, current: string, onRead: (step: string) => void): void {
  const steeringUntil = useRef(0);
  const reported = useRef<string | null>(null);
  const report = useEffectEvent((step: string) => {
    if (performance.now() < steeringUntil.current || step === current) return;
    reported.current = step;
    onRead(step);
  });

  /** What changes size under the reader's eyes must not turn the page. */
  const hold = useEffectEvent((linePx: number) => {
    const section = reported.current === null ? null : document.getElementById(sectionId(current));
    if (!section) return;
    steeringUntil.current = performance.now() + settlingMs;
    const { top, bottom } = section.getBoundingClientRect();
    const focused = focusedIn(section);
    if (focused) focused.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    else if (top > linePx || bottom <= linePx) beginningOf(section, column.current).scrollIntoView({ block: 'start', behavior: 'instant' });
  });

  useEffect(() => {
    const element = column.current;
    if (!element) return undefined;
    let observer: IntersectionObserver | null = null;
    const watch = () => {
      observer?.disconnect();
      const { topPx, bottomPx } = roomOf(element);
      const linePx = Math.round(topPx + (bottomPx - topPx) * lineShare);
      hold(linePx);
      observer = new IntersectionObserver(
        (entries) => {
          const read = entries.find(({ isIntersecting }) => isIntersecting)?.target;
          if (read instanceof HTMLElement && read.dataset['step']) report(read.dataset['step']);
        },
        { rootMargin: `-${linePx}px 0px -${Math.max(0, window.innerHeight - linePx - 1)}px 0px` },
      );
      for (const section of element.querySelectorAll('[data-step]')) observer.observe(section);
    };
    const sizes = new ResizeObserver(watch);
    sizes.observe(element);
    sizes.observe(document.documentElement);
    const stage = document.querySelector<HTMLElement>('.stage-top');
    if (stage) {
      sizes.observe(stage);
      // The reader may be led to a step before the stage of a page that has just been opened tells it.
      tellHeight(stage);
    }
    watch();
    return () => {
      sizes.disconnect();
      observer?.disconnect();
    };
  }, [column]);

  useEffect(() => {
    const endSteering = () => (steeringUntil.current = 0);
    document.addEventListener('scrollend', endSteering, true);
    return () => document.removeEventListener('scrollend', endSteering, true);
  }, []);

  useEffect(() => {
    // The reader is there already.
    if (reported.current === current) return;
    const isFirst = reported.current === null;
    reported.current = current;
    const section = document.getElementById(sectionId(current));
    const place = section && beginningOf(section, column.current);
    if (!place || (place !== section && isFirst)) return;
    steeringUntil.current = performance.now() + steeringMs;
    const focused = focusedIn(section);
    if (focused) focused.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    else place.scrollIntoView({ block: 'start', behavior: isFirst || isCalm() ? 'instant' : 'smooth' });
  }, [column, current]);
}

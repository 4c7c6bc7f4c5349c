/** What has the focus, and all around it from the inside out. */
interface Held {
  readonly element: Element;
  readonly lineage: readonly Element[];
}

/** Parts of the page that are called something short, since what gets the focus is read out. */
const named = ':is(section, nav, aside, article, dialog):is([aria-label], [aria-labelledby])';
const figure = '.stage-figure';

function lineageOf(element: Element): readonly Element[] {
  const lineage: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) lineage.push(at);
  return lineage;
}

const isHidden = (element: Element): boolean =>
  (element instanceof HTMLElement || element instanceof SVGElement) && element.style.display === 'none';
const isGone = (element: Element): boolean => !element.isConnected || element.matches(':disabled') || isHidden(element);

/** The innermost named part that still stands; what lay over the page leads back to what the page is about. */
function placeLeft(standing: readonly Element[]): HTMLElement | null {
  const around = standing.find((element): element is HTMLElement => element instanceof HTMLElement && element.matches(named));
  return around ?? document.querySelector<HTMLElement>(figure) ?? document.querySelector('main');
}

/** The key may be pressed again: it does nothing there, except in the figure, where Enter leads in. */
function land(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.toggleAttribute('data-landing', !place.matches(figure));
  place.focus({ preventScroll: true });
}

/**
 * When what has the focus is taken away, hidden or disabled, a browser leaves the focus to the whole page. Here it goes to what stood
 * around: the place where the learner was. Whoever leaves by pointer has left.
 */
export function keepFocus(): void {
  let held: Held | null = null;
  const hold = (element: Element | null) => {
    if (held && held.element !== element) held.element.removeAttribute('data-landing');
    held = element && { element, lineage: lineageOf(element) };
  };
  document.addEventListener('focusin', ({ target }) => hold(target instanceof Element ? target : null));
  document.addEventListener('pointerdown', ({ target }) => {
    if (!(target instanceof Node && held?.element.contains(target))) hold(null);
  });
  const check = () => {
    const { activeElement, body } = document;
    if (!held || (activeElement !== body && activeElement !== held.element)) return;
    const { lineage } = held;
    const last = lineage.findLastIndex(isGone);
    const place = last < 0 ? null : placeLeft(lineage.slice(last + 1));
    if (place) land(place);
  };
  const changes = { childList: true, subtree: true, attributeFilter: ['disabled', 'style'] };
  new MutationObserver(check).observe(document.body, changes);
}

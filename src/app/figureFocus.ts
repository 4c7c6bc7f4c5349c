import type { Scene } from '../store/scene';
import { sceneStore } from '../store/sceneStore';
import { type Sight, sightOf } from './Kept';

/** How far in: on the way out the learner comes back to where they went in. */
const level: Readonly<Record<Sight, number>> = { graph: 0, compare: 0, batch: 1, cell: 2, number: 3 };

/** Of a set of marks the one in view can be reached with Tab; the others were left behind. */
const canTake = (element: HTMLOrSVGElement & Element): boolean => element.tabIndex >= 0 && element.checkVisibility();

type Focusable = HTMLElement | SVGElement;
const isFocusable = (element: Element | null): element is Focusable => element instanceof HTMLElement || element instanceof SVGElement;

/** Where a depth is left from; without that the graph has the cell in view. */
function placeIn(figure: HTMLElement, sight: Sight, left: ReadonlyMap<Sight, Focusable>): Focusable {
  const cell = sight === 'graph' ? [...figure.querySelectorAll<SVGElement>('[data-cell]')].find(canTake) : undefined;
  const place = left.get(sight);
  return place && canTake(place) ? place : (cell ?? figure);
}

const opened = (scene: Scene): string => (scene.depth.kind === 'number' ? scene.depth.quantity : sightOf(scene));

/**
 * Whoever is within the figure by keyboard stays there: another depth takes the focus as a whole, so that Tab goes on in it, and on the way
 * out it returns to the mark that was gone in from. A mark that is no longer drawn leaves it to the figure. Ends with the returned function.
 */
export function keepFigureFocus(): () => void {
  const left = new Map<Sight, Focusable>();
  return sceneStore.subscribe(({ scene }, { scene: before }) => {
    const figure = document.querySelector<HTMLElement>('.stage-figure');
    const active = document.activeElement;
    if (scene === before || !figure?.contains(active) || !isFocusable(active)) return;
    const [sight, was] = [sightOf(scene), sightOf(before)];
    const isOut = level[sight] < level[was];
    if (sight !== was && active !== figure) left.set(was, active);
    // Before the figure is drawn anew: what is hidden gives the focus away in its own time, in every browser another.
    if (opened(scene) !== opened(before)) figure.focus({ preventScroll: true });
    requestAnimationFrame(() => {
      const now = document.activeElement;
      if (now === figure && isOut) placeIn(figure, sight, left).focus({ preventScroll: true });
    });
  });
}

import type { PointerEvent } from 'react';
import { columnAt, type TimeAxis } from './timeAxis';

interface Place {
  readonly xPx: number;
  readonly yPx: number;
}

/** A pointer's place in a figure's own pixels, of which it is `widthPx` wide: a projector may enlarge it. */
export function placeIn(event: { readonly clientX: number; readonly clientY: number }, figure: Element, widthPx: number): Place {
  const frame = figure.getBoundingClientRect();
  const scale = frame.width > 0 ? widthPx / frame.width : 1;
  return { xPx: (event.clientX - frame.left) * scale, yPx: (event.clientY - frame.top) * scale };
}

/** The same in the drawing that heard of it. */
export function placeOf(event: PointerEvent<SVGGraphicsElement>, widthPx: number): Place {
  return placeIn(event, event.currentTarget.ownerSVGElement ?? event.currentTarget, widthPx);
}

/** The step whose column a pointer is over; null beside them. */
export function stepUnder(event: PointerEvent<SVGGraphicsElement>, axis: TimeAxis, widthPx: number): number | null {
  return columnAt(axis, placeOf(event, widthPx).xPx)?.step ?? null;
}

/** A mouse that leaves points at nothing any more; what a lifted finger was on is read now that the finger is away. */
export function onceAway(leave: () => void): (event: PointerEvent) => void {
  return ({ pointerType }) => {
    if (pointerType !== 'touch') leave();
  };
}

import type { PointerEvent } from 'react';

/** A pointer's place in the figure's own pixels, which a projector may enlarge. */
export function placeOf(event: PointerEvent<SVGGElement>, widthPx: number): { readonly xPx: number; readonly yPx: number } {
  const frame = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
  const scale = frame.width > 0 ? widthPx / frame.width : 1;
  return { xPx: (event.clientX - frame.left) * scale, yPx: (event.clientY - frame.top) * scale };
}

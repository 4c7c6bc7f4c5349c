import type { ReactNode } from 'react';

/** The graph in small, which stands in the head of the depths below it; the view says how much width it has for it. */
export interface MapSlot {
  readonly heightPx: number;
  readonly draw: (roomPx: number) => ReactNode;
}

/** In a lower room the figure comes first: the map gives way, since the clock below goes to the same steps. */
export const roomForMapPx = 400;

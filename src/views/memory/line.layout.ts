import type { MemoryCurve } from './curves';

/** A place in a chart; below its foot, however far, where a value is too small for it, with `Infinity` for exactly 0. */
export interface Place {
  readonly xPx: number;
  readonly yPx: number;
}

export interface LineMarks {
  readonly rival: MemoryCurve['rival'];
  readonly isOnStage: boolean;
  readonly isFormer: boolean;
  /** SVG path; a line that leaves the chart ends at its foot, where it does so. */
  readonly path: string;
  readonly points: readonly Place[];
  /** Where the chart’s foot hides a point: what is measured there is smaller than all that it shows. */
  readonly beyond: readonly Place[];
  readonly label: { readonly text: string; readonly xPx: number; readonly yPx: number };
}

/** Where the line from a place within the chart to one below it leaves; towards 0, which is endlessly far down, it falls straight. */
function crossing(within: Place, below: Place, footPx: number): Place {
  const share = (footPx - within.yPx) / (below.yPx - within.yPx);
  return { xPx: within.xPx + share * (below.xPx - within.xPx), yPx: footPx };
}

const write = ({ xPx, yPx }: Place) => `${xPx.toFixed(1)},${yPx.toFixed(1)}`;

/** A line through places, as far down as the foot; null, what is no number, interrupts it. */
export function pathAbove(places: readonly (Place | null)[], footPx: number): string {
  const parts: string[] = [];
  let before: Place | null = null;
  for (const place of places) {
    const isWithin = place !== null && place.yPx <= footPx;
    const wasWithin = before !== null && before.yPx <= footPx;
    if (place && isWithin) {
      if (before && !wasWithin) parts.push(`M${write(crossing(place, before, footPx))}`);
      parts.push(`${before ? 'L' : 'M'}${write(place)}`);
    } else if (place && before && wasWithin) {
      parts.push(`L${write(crossing(before, place, footPx))}`);
    }
    before = place;
  }
  return parts.join('');
}

/** A curve without its label, which depends on the others. */
export function layoutLine(
  places: readonly (Place | null)[],
  footPx: number,
): Pick<LineMarks, 'path' | 'points' | 'beyond'> & { readonly endPx: number } {
  const known = places.filter((place) => place !== null);
  const last = known.at(-1);
  return {
    path: pathAbove(places, footPx),
    points: known.filter(({ yPx }) => yPx <= footPx),
    beyond: known.filter(({ yPx }) => yPx > footPx).map(({ xPx }) => ({ xPx, yPx: footPx })),
    endPx: last ? Math.min(last.yPx, footPx) : footPx,
  };
}

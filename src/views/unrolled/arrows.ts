import type { Box } from '../../ui/box';

/** Lines of arrows and their heads; forward wires and backward flows run along the same ones. */

const headPx = 6;

/** Two strokes that meet at the point; smaller where the arrow is short. */
export function arrowHead(xPx: number, yPx: number, pointing: 'up' | 'down' | 'left' | 'right', lengthPx = 3 * headPx): string {
  const back = Math.max(2, Math.min(headPx, lengthPx * 0.5));
  const side = back * 0.62;
  const [dx, dy] = { up: [0, 1], down: [0, -1], left: [1, 0], right: [-1, 0] }[pointing] as [number, number];
  const corner = (sign: number) => `${xPx + dx * back + dy * side * sign} ${yPx + dy * back + dx * side * sign}`;
  return `M${corner(1)}L${xPx} ${yPx}L${corner(-1)}`;
}

export function lineBounds(x1: number, y1: number, x2: number, y2: number, marginPx = 0): Box {
  return {
    xPx: Math.min(x1, x2) - marginPx,
    yPx: Math.min(y1, y2) - marginPx,
    widthPx: Math.abs(x2 - x1) + 2 * marginPx,
    heightPx: Math.abs(y2 - y1) + 2 * marginPx,
  };
}

export interface Loop {
  readonly path: string;
  readonly bounds: Box;
}

/**
 * From the right side of one cell to the left side of another. While they stand apart this is a straight line; as they become the same
 * cell it bends round it (below for h, above for c) and ends as a loop: one path throughout. `swapped` runs it backward.
 */
export function bendPath(x1: number, x2: number, yPx: number, depthPx: number, reachPx: number, swapped = false): Loop {
  const mid = (x1 + x2) / 2;
  const low = yPx + depthPx;
  const points = [`${x1} ${yPx}`, `${x1 + reachPx} ${yPx}`, `${x1 + reachPx} ${low}`, `${mid} ${low}`];
  const rest = [`${x2 - reachPx} ${low}`, `${x2 - reachPx} ${yPx}`, `${x2} ${yPx}`];
  const all = swapped ? [...points, ...rest].reverse() : [...points, ...rest];
  const path = `M${all[0]}C${all[1]} ${all[2]} ${all[3]}C${all[4]} ${all[5]} ${all[6]}`;
  const bounds = lineBounds(Math.min(x1, x2 - reachPx), yPx, Math.max(x2, x1 + reachPx), low);
  return { path, bounds: depthPx === 0 ? lineBounds(x1, yPx, x2, yPx) : bounds };
}

/** Known before the map itself is fetched, so that room is kept for it. */

const letterPx = 18;

export function cellHeight(layers: number): number {
  return layers === 1 ? 20 : layers === 2 ? 14 : 11;
}

/** As tall as the map needs to be for so many layers. */
export function minimapHeight(layers: number): number {
  return cellHeight(layers) * layers + 4 * (layers - 1) + letterPx + 4;
}

/** How the stage's height is shared out, from top to bottom; the same in both directions, so that turning round moves nothing. */
export interface Bands {
  /** The cost's bar and the losses of the outputs. */
  readonly cost: Band;
  readonly predictions: Band;
  readonly outputs: Band;
  /** One for each layer, layer 1 first (the lowest). */
  readonly layers: readonly Band[];
  readonly inputs: Band;
  readonly reads: Band;
  readonly overview: Band;
}

export interface Band {
  readonly topPx: number;
  readonly bottomPx: number;
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Room between two layers for the arrow that carries h up. */
function layerGap(heightPx: number): number {
  return between(heightPx * 0.055, 14, 26);
}

const tallestCell = 230;

/** Without an output layer nothing is predicted: the cells have that room. */
export function layoutBands(heightPx: number, layers: number, hasHead: boolean): Bands {
  const costPx = between(heightPx * 0.12, 50, 58);
  const predictionsPx = hasHead ? between(heightPx * 0.19, 40, 96) : 0;
  const arrowPx = between(heightPx * 0.065, 16, 34);
  const readsPx = between(heightPx * 0.09, 26, 44);
  const overviewPx = 22;
  const gapPx = layerGap(heightPx);
  const rest = heightPx - costPx - predictionsPx - 2 * arrowPx - readsPx - overviewPx - (layers - 1) * gapPx;
  const cellPx = between(rest / layers, 24, tallestCell);
  // What no cell needs goes above and below in equal parts.
  const slackPx = Math.max(0, rest - cellPx * layers);
  let top = slackPx / 2;
  const take = (lengthPx: number): Band => {
    const band = { topPx: top, bottomPx: top + lengthPx };
    top += lengthPx;
    return band;
  };
  const cost = take(costPx);
  const predictions = take(predictionsPx);
  const outputs = take(arrowPx);
  const fromTop = Array.from({ length: layers }, (_, index) => {
    if (index > 0) take(gapPx);
    return take(cellPx);
  });
  const inputs = take(arrowPx);
  const reads = take(readsPx);
  return { cost, predictions, outputs, layers: fromTop.reverse(), inputs, reads, overview: take(overviewPx) };
}

/** Where the rails run through a cell: c a little below its top, h a little above its bottom. */
export function railsOf(cell: Band): { readonly cPx: number; readonly hPx: number } {
  const inset = Math.min(26, (cell.bottomPx - cell.topPx) * 0.2);
  return { cPx: cell.topPx + inset, hPx: cell.bottomPx - inset };
}

/** Height of the key under the figure: one line where it fits, else two or three. */
export function keyHeight(widthPx: number, direction: 'forward' | 'backward'): number {
  if (direction === 'forward') return widthPx >= 640 ? 30 : 52;
  return widthPx >= 1040 ? 30 : widthPx >= 520 ? 56 : 82;
}

import type { Quantity } from '../../engine/recording';
import type { Box } from '../../ui/box';
import type { CellMark, UnrolledLayout } from './marks';

/** A value on the graph: one unit of one quantity of one cell. */
export interface Spot {
  readonly step: number;
  readonly layer: number;
  readonly quantity: Quantity;
  readonly unit: number;
}

export function contains(box: Box, xPx: number, yPx: number): boolean {
  return xPx >= box.xPx && xPx < box.xPx + box.widthPx && yPx >= box.yPx && yPx < box.yPx + box.heightPx;
}

/** The cell at a point; of cells that lie on each other, the front one. */
export function cellAt(layout: UnrolledLayout, xPx: number, yPx: number): CellMark | null {
  return layout.cells.findLast(({ box }) => contains(box, xPx, yPx)) ?? null;
}

/** The value at a point of a cell's strips; between strips, the nearest one's. */
export function spotAt(cell: CellMark, units: number, xPx: number, yPx: number): Spot | null {
  const shown = cell.strips.filter(({ box }) => box.widthPx > 0);
  const nearest = (a: Box) => Math.max(a.xPx - xPx, xPx - a.xPx - a.widthPx, 0);
  const [strip] = [...shown].sort((a, b) => nearest(a.box) - nearest(b.box));
  if (!strip) return null;
  const { box, rows, folds } = strip;
  const row = Math.floor(((yPx - box.yPx) / box.heightPx) * rows);
  const fold = Math.min(folds - 1, Math.max(0, Math.floor(((xPx - box.xPx) / box.widthPx) * folds)));
  const unit = fold * rows + row;
  if (row < 0 || row >= rows || unit >= units) return null;
  return { step: cell.step, layer: cell.layer, quantity: strip.quantity, unit };
}

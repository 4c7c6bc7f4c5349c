import { runsOf } from '../../ui/mathRuns';
import type { NotationName } from '../../ui/notationForm';
import { runsWidth, textWidth } from '../../ui/textWidth';
import { matrixShapes, matrixSymbol, sizeSymbol } from './batchSymbols';
import { type BatchSizes, type Piece, sizeOf } from './equation';

export const labelPx = 11;
export const symbolPx = 15;
export const signPx = 17;
export const edgePx = 14;
const underPx = 36;
export const gapPx = 7;
const largestCellPx = 24;
const lineGapPx = 10;

/** The room that a piece takes beside its cells: signs, the letter at its left edge, gaps. */
export interface Slot {
  readonly piece: Piece;
  readonly signWidthPx: number;
  readonly edgeWidthPx: number;
  readonly endWidthPx: number;
  /** Its name and shape stand under it. */
  readonly nameWidthPx: number;
  readonly rows: number;
  readonly columns: number;
}

export function slotOf(piece: Piece, sizes: BatchSizes, notation: NotationName): Slot {
  const [rows, columns] = matrixShapes[piece.name];
  const counts = [sizeOf(sizes, rows), sizeOf(sizes, columns)] as const;
  const name = runsWidth(runsOf(matrixSymbol(notation, piece.name, sizes.gate)), symbolPx);
  const wide = (text: string) => (text === '' ? 0 : textWidth(text, signPx) + gapPx);
  return {
    piece,
    signWidthPx: wide(piece.sign),
    edgeWidthPx: runsWidth(runsOf(sizeSymbol(notation, rows)), labelPx) + gapPx,
    endWidthPx: wide(piece.end ?? ''),
    nameWidthPx: Math.max(name, textWidth(`${counts[0]} × ${counts[1]}`, labelPx)) + gapPx,
    rows: counts[0],
    columns: counts[1],
  };
}

const fixedWidth = ({ signWidthPx, edgeWidthPx, endWidthPx }: Slot) => signWidthPx + edgeWidthPx + endWidthPx + gapPx;
export const bodyWidth = ({ columns, nameWidthPx, edgeWidthPx }: Slot, cellPx: number) =>
  Math.max(columns * cellPx, nameWidthPx - edgeWidthPx);
export const lineWidth = (slots: readonly Slot[], cellPx: number) =>
  slots.reduce((sum, slot) => sum + fixedWidth(slot) + bodyWidth(slot, cellPx), 0);
export const lineHeight = (slots: readonly Slot[], cellPx: number) =>
  edgePx + Math.max(...slots.map(({ rows }) => rows)) * cellPx + underPx;

/** The largest cell with which all lines fit, by halving; 0 when none does. */
export function largestCell(lines: readonly (readonly Slot[])[], widthPx: number, heightPx: number): number {
  const fits = (cellPx: number) =>
    lines.every((slots) => lineWidth(slots, cellPx) <= widthPx) &&
    lines.reduce((sum, slots) => sum + lineHeight(slots, cellPx), (lines.length - 1) * lineGapPx) <= heightPx;
  let [low, high] = [0, largestCellPx];
  if (fits(high)) return high;
  for (let turn = 0; turn < 20; turn++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

import type { Box } from '../../ui/box';
import type { NotationName } from '../../ui/notationForm';
import { matrixShapes, type MatrixName, type Size } from './batchSymbols';
import { type BatchSizes, breaksOf, combine, type Form, type Line, segmentsOf } from './equation';
import { bodyWidth, edgePx, gapPx, largestCell, lineHeight, lineWidth, type Slot, slotOf } from './slots.layout';

/** A matrix drawn to scale: every entry of every matrix is a square of the same side. */
export interface MatrixMark {
  readonly form: Form;
  readonly name: MatrixName;
  readonly rows: Size;
  readonly columns: Size;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly box: Box;
}

export interface SignMark {
  readonly text: string;
  readonly xPx: number;
  readonly yPx: number;
}

export interface BatchMarks {
  readonly cellPx: number;
  readonly matrices: readonly MatrixMark[];
  /** +, = and the brackets of the activation. */
  readonly signs: readonly SignMark[];
}

/** A fifth more room for a cell is worth a line more. */
const worthALine = 1.2;

interface Arrangement {
  readonly lines: readonly Line[];
  readonly slots: readonly (readonly Slot[])[];
  readonly cellPx: number;
}

function bestOf(
  ways: readonly (readonly Line[])[],
  sizes: BatchSizes,
  notation: NotationName,
  widthPx: number,
  heightPx: number,
): Arrangement | null {
  let best: Arrangement | null = null;
  for (const lines of ways.toSorted((a, b) => a.length - b.length)) {
    const slots = lines.map(({ pieces }) => pieces.map((piece) => slotOf(piece, sizes, notation)));
    const cellPx = largestCell(slots, widthPx, heightPx);
    if (!best || cellPx > best.cellPx * (lines.length > best.lines.length ? worthALine : 1)) best = { lines, slots, cellPx };
  }
  return best;
}

/**
 * The matrices of a mini-batch's product to scale, each form broken into the lines that make the cells largest. Shapes are written on
 * edges: what must agree stands side by side.
 */
export function layOutBatch(
  sizes: BatchSizes,
  forms: readonly Form[],
  notation: NotationName,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): BatchMarks {
  const segments = forms.map((form) => segmentsOf(form, sizes));
  const whole = bestOf(combine(segments.map((of, at) => breaksOf(forms[at] ?? 'separate', of))), sizes, notation, widthPx, heightPx);
  // Where the names of a notation leave no room, the two matrices of a product stand below each other too.
  const isTight = !whole || whole.cellPx < 1;
  const split = () =>
    combine(
      segments.map((of, at) =>
        breaksOf(
          forms[at] ?? 'separate',
          of.flatMap((segment) => segment.map((piece) => [piece])),
        ),
      ),
    );
  const best = isTight ? bestOf(split(), sizes, notation, widthPx, heightPx) : whole;
  return best ? place(best.lines, best.slots, snap(best.cellPx), widthPx, heightPx) : { cellPx: 0, matrices: [], signs: [] };
}

/** Whole pixels where there are several, so that all cells look alike. */
function snap(cellPx: number): number {
  return cellPx >= 4 ? Math.floor(cellPx) : cellPx >= 1 ? Math.floor(cellPx * 2) / 2 : cellPx;
}

function place(lines: readonly Line[], slots: readonly (readonly Slot[])[], cellPx: number, widthPx: number, heightPx: number): BatchMarks {
  const matrices: MatrixMark[] = [];
  const signs: SignMark[] = [];
  const heights = slots.map((line) => lineHeight(line, cellPx));
  const spare = Math.max(0, heightPx - heights.reduce((sum, height) => sum + height, 0));
  const betweenPx = lines.length > 1 ? Math.min(34, spare / lines.length) : 0;
  let yPx = Math.max(0, (spare - betweenPx * (lines.length - 1)) / 2);
  lines.forEach(({ form }, at) => {
    const line = slots[at] ?? [];
    const middlePx = yPx + edgePx + (Math.max(...line.map(({ rows }) => rows)) * cellPx) / 2;
    let xPx = Math.max(0, (widthPx - lineWidth(line, cellPx)) / 2);
    for (const slot of line) {
      const { piece, rows, columns } = slot;
      if (piece.sign !== '') signs.push({ text: piece.sign, xPx: xPx + slot.signWidthPx / 2 - gapPx / 2, yPx: middlePx });
      xPx += slot.signWidthPx + slot.edgeWidthPx;
      const [rowSize, columnSize] = matrixShapes[piece.name];
      const roomPx = bodyWidth(slot, cellPx);
      const box = {
        xPx: xPx + (roomPx - columns * cellPx) / 2,
        yPx: middlePx - (rows * cellPx) / 2,
        widthPx: columns * cellPx,
        heightPx: rows * cellPx,
      };
      matrices.push({ form, name: piece.name, rows: rowSize, columns: columnSize, rowCount: rows, columnCount: columns, box });
      xPx += roomPx + gapPx;
      if (piece.end) signs.push({ text: piece.end, xPx: xPx + slot.endWidthPx / 2 - gapPx / 2, yPx: middlePx });
      xPx += slot.endWidthPx;
    }
    yPx += (heights[at] ?? 0) + betweenPx;
  });
  return { cellPx, matrices, signs };
}

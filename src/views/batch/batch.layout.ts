import type { GateName } from '../../engine/parameters';
import { runsOf } from '../../ui/mathRuns';
import type { NotationName } from '../../ui/notationForm';
import { runsWidth, textWidth } from '../../ui/textWidth';
import { activationOf, matrixShapes, matrixSymbol, type MatrixName, type Size, sizeSymbol } from './batchSymbols';

export type Form = 'separate' | 'stacked';

export interface Box {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

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

export interface BatchSizes {
  readonly m: number;
  readonly n: number;
  readonly d: number;
  readonly biases: number;
  readonly gate: GateName;
}

interface Piece {
  /** Written before the matrix. */
  readonly sign: string;
  readonly name: MatrixName;
  /** Written after it. */
  readonly end?: string;
}

/** What may begin a line: a line breaks only before an addend or the result. */
type Segment = readonly Piece[];

export function sizeOf(sizes: Pick<BatchSizes, 'm' | 'n' | 'd'>, size: Size): number {
  return size === '1' ? 1 : size === 'n+d' ? sizes.n + sizes.d : sizes[size];
}

export const labelPx = 11;
export const symbolPx = 15;
export const signPx = 17;
const edgePx = 14;
const underPx = 36;
const gapPx = 7;
const largestCellPx = 24;
const lineGapPx = 10;

function segmentsOf(form: Form, { gate, biases }: BatchSizes): readonly Segment[] {
  const names = (['b', 'b2'] as const).slice(0, biases);
  const addends = names.map((name): Piece[] => [{ sign: '+', name }]);
  const phi = `${activationOf(gate)}(`;
  const products: Piece[][] =
    form === 'separate'
      ? [
          [
            { sign: phi, name: 'X' },
            { sign: '', name: 'U' },
          ],
          [
            { sign: '+', name: 'H' },
            { sign: '', name: 'W' },
          ],
        ]
      : [
          [
            { sign: phi, name: 'XH' },
            { sign: '', name: 'UW' },
          ],
        ];
  const inside = [...products, ...addends];
  const closed = inside.map((segment, at) =>
    at === inside.length - 1 ? segment.map((piece, k) => (k === segment.length - 1 ? { ...piece, end: ')' } : piece)) : segment,
  );
  return [...closed, [{ sign: '=', name: 'Y' }]];
}

interface Line {
  readonly form: Form;
  readonly pieces: readonly Piece[];
}

/** All ways to break a form into lines. */
function breaksOf(form: Form, segments: readonly Segment[]): readonly (readonly Line[])[] {
  const ways = 2 ** (segments.length - 1);
  return Array.from({ length: ways }, (_, way) => {
    const lines: Piece[][] = [[]];
    segments.forEach((segment, at) => {
      if (at > 0 && (way >> (at - 1)) & 1) lines.push([]);
      lines.at(-1)?.push(...segment);
    });
    return lines.map((pieces) => ({ form, pieces }));
  });
}

/** The room that a piece takes beside its cells: signs, the letter at its left edge, gaps. */
interface Slot {
  readonly piece: Piece;
  readonly signWidthPx: number;
  readonly edgeWidthPx: number;
  readonly endWidthPx: number;
  /** Its name and shape stand under it. */
  readonly nameWidthPx: number;
  readonly rows: number;
  readonly columns: number;
}

function slotOf(piece: Piece, sizes: BatchSizes, notation: NotationName): Slot {
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
const bodyWidth = ({ columns, nameWidthPx, edgeWidthPx }: Slot, cellPx: number) => Math.max(columns * cellPx, nameWidthPx - edgeWidthPx);
const lineWidth = (slots: readonly Slot[], cellPx: number) =>
  slots.reduce((sum, slot) => sum + fixedWidth(slot) + bodyWidth(slot, cellPx), 0);
const lineHeight = (slots: readonly Slot[], cellPx: number) => edgePx + Math.max(...slots.map(({ rows }) => rows)) * cellPx + underPx;

/** The largest cell with which all lines fit, by halving; 0 when none does. */
function largestCell(lines: readonly (readonly Slot[])[], widthPx: number, heightPx: number): number {
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

/** Every combination of one way for each form. */
function combine(ways: readonly (readonly (readonly Line[])[])[]): readonly (readonly Line[])[] {
  return ways.reduce<readonly (readonly Line[])[]>((all, next) => all.flatMap((lines) => next.map((more) => [...lines, ...more])), [[]]);
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

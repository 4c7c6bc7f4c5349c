import { textWidth } from '../../ui/textWidth';

/** A matrix or vector to be drawn to scale. */
export interface TensorMark {
  readonly id: string;
  /** For its width only; the symbol is drawn by the view. */
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  /** Blocks side by side (or on top of each other), for the gates. */
  readonly blocks: number;
  readonly blocksRun: 'across' | 'down';
}

export interface PlacedTensor {
  readonly mark: TensorMark;
  readonly xPx: number;
  /** Top of the rectangle; name above, shape below. */
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly shape: string;
  /** Where the blocks meet, along the axis that they run. */
  readonly cuts: readonly number[];
}

export interface TensorPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly tensors: readonly PlacedTensor[];
  /** Pixels of one row or column; all tensors of a picture share it. */
  readonly scalePx: number;
  /** Whether some side had to be drawn thicker than its scale. */
  readonly thickened: boolean;
}

export const labelPx = { name: 15, shape: 12.5 } as const;

const gapPx = 22;
const rowGapPx = 14;
const headPx = 22;
const footPx = 18;
const thinnestPx = 2;
const largestScalePx = 14;

export const shapeText = ({ rows, columns }: Pick<TensorMark, 'rows' | 'columns'>): string => `${rows} × ${columns}`;

interface Slot {
  readonly mark: TensorMark;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly slotPx: number;
}

function slotFor(mark: TensorMark, scalePx: number): Slot {
  const widthPx = Math.max(thinnestPx, mark.columns * scalePx);
  const heightPx = Math.max(thinnestPx, mark.rows * scalePx);
  const words = Math.max(textWidth(mark.label, labelPx.name), textWidth(shapeText(mark), labelPx.shape));
  return { mark, widthPx, heightPx, slotPx: Math.max(widthPx, words) };
}

/** Tensors in lines, as words are set: each line as high as its highest. */
function breakLines(slots: readonly Slot[], widthPx: number): readonly (readonly Slot[])[] {
  const lines: Slot[][] = [];
  let leftPx = 0;
  for (const slot of slots) {
    const line = lines.at(-1);
    if (line && slot.slotPx <= leftPx) line.push(slot);
    else {
      lines.push([slot]);
      leftPx = widthPx;
    }
    leftPx -= slot.slotPx + gapPx;
  }
  return lines;
}

const lineHeight = (line: readonly Slot[]): number => headPx + Math.max(...line.map(({ heightPx }) => heightPx)) + footPx;

function heightOf(lines: readonly (readonly Slot[])[]): number {
  return lines.reduce((sum, line) => sum + lineHeight(line), 0) + rowGapPx * Math.max(0, lines.length - 1);
}

/** The largest scale at which every tensor is no wider than the picture and all lines together no higher than it. */
function fitScale(marks: readonly TensorMark[], widthPx: number, heightPx: number): number {
  const widest = Math.max(...marks.map(({ columns }) => columns));
  let [low, high] = [0, Math.min(largestScalePx, widthPx / widest)];
  for (let round = 0; round < 24; round++) {
    const middle = (low + high) / 2;
    const fits =
      heightOf(
        breakLines(
          marks.map((mark) => slotFor(mark, middle)),
          widthPx,
        ),
      ) <= heightPx;
    if (fits) low = middle;
    else high = middle;
  }
  return low;
}

function cutsOf({ mark, widthPx, heightPx }: Slot): readonly number[] {
  const lengthPx = mark.blocksRun === 'across' ? widthPx : heightPx;
  return Array.from({ length: mark.blocks - 1 }, (_, index) => ((index + 1) * lengthPx) / mark.blocks);
}

/** Tensors of one model at one scale, within a width and a height. */
export function layOutTensors(marks: readonly TensorMark[], widthPx: number, mostHeightPx: number): TensorPicture {
  if (marks.length === 0) return { widthPx, heightPx: 0, tensors: [], scalePx: 0, thickened: false };
  const scalePx = fitScale(marks, widthPx, mostHeightPx);
  const lines = breakLines(
    marks.map((mark) => slotFor(mark, scalePx)),
    widthPx,
  );
  const tensors: PlacedTensor[] = [];
  let yPx = 0;
  for (const line of lines) {
    let xPx = 0;
    for (const slot of line) {
      const { mark, widthPx: wide, heightPx: high } = slot;
      tensors.push({ mark, xPx, yPx: yPx + headPx, widthPx: wide, heightPx: high, shape: shapeText(mark), cuts: cutsOf(slot) });
      xPx += slot.slotPx + gapPx;
    }
    yPx += lineHeight(line) + rowGapPx;
  }
  const thickened = marks.some(({ rows, columns }) => Math.min(rows, columns) * scalePx < thinnestPx);
  return { widthPx, heightPx: yPx - rowGapPx, tensors, scalePx, thickened };
}

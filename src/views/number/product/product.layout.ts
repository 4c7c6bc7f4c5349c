import type { MathRun } from '../../../ui/mathRuns';
import { runsWidth, textWidth } from '../../../ui/textWidth';
import type { Box } from '../../../ui/box';
import type { Product, ProductBlock } from './product';

/** A block with its vectors: what stands upright belongs to the rows, what lies below to the columns. */
export interface BlockMark {
  readonly block: ProductBlock;
  readonly box: Box;
  readonly upright: Box;
  readonly lying: Box;
  /** The sums of the whole product, beside the last block's forward and the first one's backward. */
  readonly sums: Box | null;
  /** What was changed by hand does to the sums. */
  readonly change: Box | null;
}

export interface ProductMarks {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Side of an entry, the same in all blocks. */
  readonly pitchPx: number;
  readonly blocks: readonly BlockMark[];
}

export interface AxisNames {
  readonly row: (block: ProductBlock, index: number) => string;
  readonly column: (block: ProductBlock, index: number) => string;
  /** The symbol of the vector that arrives. */
  readonly vector: (block: ProductBlock) => readonly MathRun[];
}

export const labelPx = 11;
export const vectorPx = 12;
export const titlePx = 14;
const headPx = 40;
const stripPx = 11;
export const gapPx = 5;
const apartPx = 22;
const lineApartPx = 14;
const largestPitchPx = 24;
/** “product”, which stands left of the vector below, or above the upright one. */
const leastLeftPx = 46;

/** Beside the upright vector of the first block: the sums, and left of them their change, each under its word. */
const sumPx = stripPx + 4 * gapPx;
const changePx = textWidth('change', labelPx) + gapPx;

interface Line {
  readonly blocks: readonly { readonly index: number; readonly xPx: number }[];
  readonly yPx: number;
}

interface Frame {
  /** Names of rows, upright vector and gaps. */
  readonly leftPx: number;
  /** Lying vector, and the sums where they lie too. */
  readonly footPx: (index: number) => number;
  readonly sumsPx: number;
}

function frameOf({ blocks, along, change }: Product, names: AxisNames): Frame {
  const rowPx = blocks.flatMap((block) => Array.from({ length: block.rows }, (_, row) => textWidth(names.row(block, row), labelPx)));
  const vectors = blocks.map((block) => runsWidth(names.vector(block), vectorPx));
  const isSummed = (index: number) => along === 'row' && index === blocks.length - 1;
  return {
    leftPx: Math.max(leastLeftPx, ...rowPx.map((width) => width + stripPx + 2 * gapPx), ...vectors.map((width) => width + 2 * gapPx)),
    footPx: (index) => (stripPx + gapPx) * (isSummed(index) ? (change ? 3 : 2) : 1) + gapPx,
    sumsPx: along === 'column' ? sumPx + (change ? changePx : 0) : 0,
  };
}

/** Blocks side by side, as many to a line as its width takes. */
function flow({ blocks }: Product, frame: Frame, pitchPx: number, roomPx: number): { readonly lines: readonly Line[]; heightPx: number } {
  const lines: { blocks: { index: number; xPx: number }[]; yPx: number }[] = [];
  let [xPx, yPx, lowest] = [0, 0, 0];
  for (const [index, { rows, columns }] of blocks.entries()) {
    const leftPx = frame.leftPx + (index === 0 ? frame.sumsPx : 0);
    const widthPx = leftPx + columns * pitchPx;
    const line = lines.at(-1);
    if (!line || xPx + widthPx > roomPx) {
      yPx = lines.length === 0 ? 0 : lowest + lineApartPx;
      lines.push({ blocks: [{ index, xPx: leftPx }], yPx });
      xPx = widthPx + apartPx;
    } else {
      line.blocks.push({ index, xPx: xPx + leftPx });
      xPx += widthPx + apartPx;
    }
    lowest = Math.max(lowest, yPx + headPx + rows * pitchPx + frame.footPx(index));
  }
  return { lines, heightPx: lowest };
}

const smallestPitchPx = 0.2;
/** On a phone entries stay large enough to be seen, and the figure scrolls instead. */
const narrowPx = 560;
const narrowPitchPx = 2.5;

/** The largest entries with which everything fits; a fraction of a pixel where there are very many. */
function pitchFor(product: Product, frame: Frame, room: { readonly width: number; readonly height: number }): number {
  const widest = Math.max(1, ...product.blocks.map(({ columns }) => columns));
  const widestPx = (room.width - frame.leftPx - frame.sumsPx) / widest;
  const fits = (pitch: number) => flow(product, frame, pitch, room.width).heightPx <= room.height;
  let [low, high] = [smallestPitchPx, Math.min(largestPitchPx, widestPx)];
  for (let round = 0; round < 24; round++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  if (room.width < narrowPx) low = Math.max(low, Math.min(narrowPitchPx, widestPx));
  // Whole pixels where they cost little: every entry is as wide as the next.
  return low >= 6 ? Math.floor(low) : low;
}

/** Matrices and vectors to one scale, as large as the room allows. */
export function layOutProduct(product: Product, names: AxisNames, room: { readonly width: number; readonly height: number }): ProductMarks {
  const frame = frameOf(product, names);
  const pitchPx = pitchFor(product, frame, room);
  const { lines, heightPx } = flow(product, frame, pitchPx, room.width);
  const placed = lines.flatMap(({ blocks, yPx }) => blocks.map((at) => ({ ...at, yPx: yPx + headPx })));
  const marks = product.blocks.map((block, index) => {
    const at = placed[index] ?? { xPx: 0, yPx: 0 };
    const box = { xPx: at.xPx, yPx: at.yPx, widthPx: block.columns * pitchPx, heightPx: block.rows * pitchPx };
    return { block, box, ...vectorBoxes(product, index, box) };
  });
  const widthPx = Math.max(0, ...marks.map(({ box }) => box.xPx + box.widthPx));
  return { widthPx, heightPx, pitchPx, blocks: marks };
}

function vectorBoxes(
  { blocks, along, change }: Product,
  index: number,
  box: Box,
): Pick<BlockMark, 'upright' | 'lying' | 'sums' | 'change'> {
  const upright = { ...box, xPx: box.xPx - gapPx - stripPx, widthPx: stripPx };
  const lying = { ...box, yPx: box.yPx + box.heightPx + gapPx, heightPx: stripPx };
  if (along === 'column') {
    const beside = (xPx: number) => (index === 0 ? { ...upright, xPx } : null);
    return { upright, lying, sums: beside(change ? changePx : 0), change: change && beside(0) };
  }
  const isLast = index === blocks.length - 1;
  const under = (by: number) => ({ ...lying, yPx: lying.yPx + by * (stripPx + gapPx) });
  return { upright, lying, sums: isLast ? under(1) : null, change: isLast && change ? under(2) : null };
}

/** The entry under a point, or the row or column of the vector under it; null beside them. */
export function entryAt(
  { blocks }: ProductMarks,
  xPx: number,
  yPx: number,
): { readonly block: number; readonly row: number | null; readonly column: number | null } | null {
  for (const [index, { block, box, upright, lying }] of blocks.entries()) {
    const column = Math.floor(((xPx - box.xPx) / box.widthPx) * block.columns);
    const row = Math.floor(((yPx - box.yPx) / box.heightPx) * block.rows);
    const [isColumn, isRow] = [column >= 0 && column < block.columns, row >= 0 && row < block.rows];
    if (isColumn && isRow) return { block: index, row, column };
    if (isRow && within(xPx, upright.xPx - 3 * labelPx, upright.xPx + upright.widthPx)) return { block: index, row, column: null };
    if (isColumn && (within(yPx, lying.yPx, lying.yPx + lying.heightPx) || within(yPx, box.yPx - labelPx - 4, box.yPx)))
      return { block: index, row: null, column };
  }
  return null;
}

const within = (value: number, from: number, to: number) => value >= from && value <= to;

/** One entry's box within a block. */
export function entryBox({ box, block }: Pick<BlockMark, 'box' | 'block'>, row: number, column: number): Box {
  const [widthPx, heightPx] = [box.widthPx / block.columns, box.heightPx / block.rows];
  return { xPx: box.xPx + column * widthPx, yPx: box.yPx + row * heightPx, widthPx, heightPx };
}

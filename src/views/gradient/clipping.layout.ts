import type { ClippingResult } from '../../store/analysisStore';
import type { Box } from '../../ui/box';

/** One norm before and after clipping, as bars on a common logarithmic scale: one factor for all is one shift for all. */
export interface ClippedRow {
  /** A parameter tensor; null for the whole gradient. */
  readonly tensor: string | null;
  readonly before: number;
  readonly after: number;
  readonly middlePx: number;
  readonly beforeBox: Box;
  readonly afterBox: Box;
}

export interface ClippingLayout {
  readonly rows: readonly ClippedRow[];
  /** Tensors that the room has no rows for. */
  readonly hidden: number;
  readonly box: Box;
  readonly footExponent: number;
  readonly topExponent: number;
  /** Where the limit stands. */
  readonly limitPx: number;
  readonly ticks: readonly { readonly exponent: number; readonly xPx: number }[];
}

const axisPx = 18;
const handlePx = 12;
const wholeRowPx = 26;
const leastRowPx = 14;
const mostRowPx = 22;

/** Whole decades that hold all norms and the limit, and some room to drag it: from 0.01 to 10 at the least. */
export function clippingDecades(result: ClippingResult, limit: number): { readonly footExponent: number; readonly topExponent: number } {
  const norms = [result, ...result.tensors].flatMap(({ before, after }) => [before, after]);
  const exponents = [...norms, limit].filter((norm) => norm > 0 && norm < Infinity).map(Math.log10);
  const topExponent = Math.max(1, Math.ceil(Math.max(...exponents)));
  return { footExponent: Math.max(topExponent - 12, Math.min(-2, Math.floor(Math.min(...exponents)))), topExponent };
}

/** Two significant digits are as fine as a limit is chosen. */
export function roundLimit(limit: number): number {
  return Number(limit.toPrecision(2));
}

export function limitAt(layout: Pick<ClippingLayout, 'box' | 'footExponent' | 'topExponent'>, xPx: number): number {
  const { box, footExponent, topExponent } = layout;
  const share = Math.min(1, Math.max(0, (xPx - box.xPx) / box.widthPx));
  return roundLimit(10 ** (footExponent + share * (topExponent - footExponent)));
}

export function layoutClipping(
  result: ClippingResult,
  limit: number,
  room: { readonly leftPx: number; readonly rightPx: number; readonly widthPx: number; readonly heightPx: number },
): ClippingLayout {
  const { footExponent, topExponent } = clippingDecades(result, limit);
  const box = {
    xPx: room.leftPx,
    yPx: handlePx,
    widthPx: room.widthPx - room.leftPx - room.rightPx,
    heightPx: Math.max(wholeRowPx, room.heightPx - handlePx - axisPx),
  };
  const xOf = (norm: number) => {
    const share = (Math.log10(norm) - footExponent) / (topExponent - footExponent);
    return box.xPx + box.widthPx * Math.min(1, Math.max(0, share));
  };
  const widthOf = (norm: number) => (norm > 0 ? Math.max(1, xOf(norm) - box.xPx) : 0);
  const restPx = box.heightPx - wholeRowPx;
  const shown = result.tensors.slice(0, Math.max(0, Math.floor(restPx / leastRowPx)));
  const rowPx = Math.min(mostRowPx, restPx / Math.max(1, shown.length));
  const row = (tensor: string | null, before: number, after: number, middlePx: number, heightPx: number): ClippedRow => ({
    tensor,
    before,
    after,
    middlePx,
    beforeBox: { xPx: box.xPx, yPx: middlePx - heightPx / 2, widthPx: widthOf(before), heightPx },
    afterBox: { xPx: box.xPx, yPx: middlePx - heightPx / 2, widthPx: widthOf(after), heightPx },
  });
  const rows = [
    row(null, result.before, result.after, box.yPx + wholeRowPx / 2, 12),
    ...shown.map(({ name, before, after }, index) =>
      row(name, before, after, box.yPx + wholeRowPx + (index + 0.5) * rowPx, Math.min(8, rowPx * 0.5)),
    ),
  ];
  const every = topExponent - footExponent > 8 ? 2 : 1;
  const ticks = Array.from({ length: Math.floor((topExponent - footExponent) / every) + 1 }, (_, index) => {
    const exponent = footExponent + index * every;
    return { exponent, xPx: xOf(10 ** exponent) };
  });
  return { rows, hidden: result.tensors.length - shown.length, box, footExponent, topExponent, limitPx: xOf(limit), ticks };
}

import type { TimeAxis } from '../../ui/timeAxis';
import type { ColumnMark } from './marks';

/** Width that a cell has when everything is rolled up into it, so that all its strips can be read. */
export const rolledCellPx = 118;

/** Slow at both ends; maps 0…1 onto itself. */
export function ease(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/**
 * Columns between unrolled (0) and rolled up (1). They slide like cards into one deck, the step in view on top, so that each stays itself
 * all the way; a card is hidden exactly where a nearer one lies on it.
 */
export function rollColumns(axis: TimeAxis, focus: number, rolled: number): readonly ColumnMark[] {
  const share = ease(rolled);
  const meetPx = (axis.startPx + axis.endPx) / 2;
  const span = axis.columns[0]?.widthPx ?? 0;
  const widthPx = mix(span, Math.max(span, rolledCellPx), share);
  const centres = axis.columns.map(({ centrePx }) => mix(centrePx, meetPx, share));
  const first = axis.columns[0]?.step ?? 0;
  const front = focus - first;
  return axis.columns.map(({ step }, index) => {
    const centrePx = centres[index] ?? meetPx;
    const nearer = centres[index + Math.sign(front - index)] ?? centrePx;
    const apart = Math.abs(nearer - centrePx);
    const overlap = index === front ? 0 : Math.max(0, widthPx - apart);
    const xPx = centrePx - widthPx / 2;
    return {
      step,
      xPx,
      widthPx,
      centrePx,
      presence: index === front ? 1 : Math.min(1, Math.max(0, (apart / axis.pitchPx - 0.15) / 0.6)),
      coveredLeftPx: index > front ? overlap : 0,
      coveredRightPx: index < front ? overlap : 0,
      isFront: share > 0 && index === front,
    };
  });
}

/** From the back of the deck to the front. */
export function fromBackToFront(columns: readonly ColumnMark[]): readonly ColumnMark[] {
  const front = columns.findIndex(({ isFront }) => isFront);
  const distance = (column: ColumnMark) => Math.abs(columns.indexOf(column) - front);
  return [...columns].sort((a, b) => distance(b) - distance(a));
}

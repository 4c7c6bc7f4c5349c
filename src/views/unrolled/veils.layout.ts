import type { Attention } from '../../ui/attention';
import type { Box } from '../../ui/box';
import type { CellMark, ColumnMark, StripMark, UnrolledLayout } from './marks';

type Placed = Pick<UnrolledLayout, 'axis' | 'bands' | 'cells' | 'columns' | 'costBar' | 'rolled' | 'step'>;

/** Of the colour of the ground that it lies on: plain, or washed where the column in view is. */
export interface VeilMark extends Box {
  readonly ground: 'paper' | 'wash';
}

/** A strip with its letter, which steps back with it. */
function stripVeil(cell: CellMark, { box, letter }: StripMark, inView: number): VeilMark {
  const topPx = letter ? Math.max(cell.box.yPx + 1, letter.yPx - 1.25 * letter.sizePx) : box.yPx;
  return { ...box, yPx: topPx, heightPx: box.yPx + box.heightPx - topPx, ground: cell.step === inView ? 'wash' : 'paper' };
}

/** A cell with its outline. */
function cellVeil({ box, step }: CellMark, inView: number): VeilMark {
  const { xPx, yPx, widthPx, heightPx } = box;
  return { xPx: xPx - 1, yPx: yPx - 1, widthPx: widthPx + 2, heightPx: heightPx + 2, ground: step === inView ? 'wash' : 'paper' };
}

/** Whether a page about these cells is not about this one, but about another of its step. */
function isPassedOver({ step, layer }: CellMark, about: Attention['cells']): boolean {
  const ofStep = (about ?? []).filter((place) => place.step === step);
  return ofStep.length > 0 && ofStep.every((place) => place.layer !== layer);
}

/** Whether a page about these steps is not about this column; the one in view stays. */
function isAside({ step, presence }: ColumnMark, inView: number, steps: readonly number[] | null): boolean {
  return steps !== null && presence > 0 && step !== inView && !steps.includes(step);
}

/** Whether the gap between two halves steps back: where both columns beside it do. */
export function stepsBack({ axis: { gap }, columns, rolled, step }: Placed, steps: readonly number[] | null): boolean {
  const after = gap ? columns.findIndex(({ xPx }) => xPx > gap.xPx) : -1;
  return rolled === 0 && after > 0 && columns.slice(after - 1, after + 1).every((column) => isAside(column, step, steps));
}

/**
 * What the page is not about, to be covered with thin paper: columns of other steps, and in the columns that stay the cells of other
 * layers and the strips of other values. The column in view stays, wherever the reader has taken it; while columns are rolled up, nothing is covered.
 */
export function layoutVeils(
  { axis, bands, cells, columns, costBar, rolled, step: inView }: Placed,
  about: Pick<Attention, 'steps' | 'cells' | 'strips'>,
): readonly VeilMark[] {
  if (rolled > 0) return [];
  const { steps, strips } = about;
  const aside = columns.filter((column) => isAside(column, inView, steps));
  const topPx = costBar ? costBar.box.yPx + costBar.box.heightPx + 1 : 0;
  const rightOf = ({ centrePx, widthPx }: ColumnMark) => Math.round(centrePx + widthPx / 2 + Math.min(8, (axis.pitchPx - widthPx) / 2));
  // A column with the arrows that come into it, across the gap between two halves, too; in whole pixels, so that neighbours meet without a seam.
  const whole = aside.map((column, at): VeilMark => {
    const before = aside[at - 1];
    const rightPx = rightOf(column);
    const leftPx = before?.step === column.step - 1 ? rightOf(before) : rightPx - Math.round(axis.pitchPx);
    return { xPx: leftPx, yPx: topPx, widthPx: rightPx - leftPx, heightPx: bands.reads.bottomPx - topPx, ground: 'paper' };
  });
  const staying = cells.filter(({ step }) => !aside.some((column) => column.step === step));
  const passedOver = staying.filter((cell) => isPassedOver(cell, about.cells));
  const veiled = [...whole, ...passedOver.map((cell) => cellVeil(cell, inView))];
  if (strips === null) return veiled;
  const single = staying.flatMap((cell) =>
    passedOver.includes(cell)
      ? []
      : cell.strips.filter(({ quantity }) => !strips.includes(quantity)).map((strip) => stripVeil(cell, strip, inView)),
  );
  return [...veiled, ...single];
}

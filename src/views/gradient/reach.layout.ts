import type { Tensor } from '../../engine/tensor';
import type { Box } from '../../ui/box';
import type { TimeAxis } from '../../ui/timeAxis';
import type { Decades } from './gradient.layout';

/** ‖∂s_t/∂s_k‖ of the step in view, a bar for every earlier step k: up from 1 where a change grows on its way, down where it fades. */
export interface ReachBar {
  /** The earlier step k. */
  readonly step: number;
  readonly norm: number;
  readonly side: 'grows' | 'fades' | 'same' | 'nothing';
  readonly box: Box;
  /** It would go on beyond the scale. */
  readonly isBeyond: boolean;
  /** The bar before a change by hand; null where there was none, or it is as it was. */
  readonly former: Box | null;
}

export interface ReachLayout {
  readonly bars: readonly ReachBar[];
  readonly box: Box;
  /** Height of the line at 1, where a change keeps its length. */
  readonly onePx: number;
  readonly decades: Decades;
  /** σ^(t−k): a straight line on this scale, as far as the figure reaches. */
  readonly bound: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null;
}

/** Norms beyond are as good as nothing, or as good as endless. */
const mostDecades = 16;
const widestBarPx = 18;

/** Row t of a triangle of norms: those of all pairs (t, k), k = 0 … t; not numbers where it has no such row. */
export function reachOf(norms: Tensor, step: number): readonly number[] {
  const [steps = 0] = norms.shape;
  return Array.from({ length: step + 1 }, (_, k) => (step < steps ? norms.data[step * steps + k] : null) ?? Number.NaN);
}

/** Whole decades either side of 1, one at the least. */
export function reachDecades(norms: readonly number[]): Decades {
  const exponents = norms.filter((norm) => norm > 0 && norm < Infinity).map(Math.log10);
  return {
    footExponent: Math.max(-mostDecades, Math.min(-1, Math.floor(Math.min(0, ...exponents)))),
    topExponent: Math.min(mostDecades, Math.max(1, Math.ceil(Math.max(0, ...exponents)))),
  };
}

function sideOf(norm: number): ReachBar['side'] {
  if (norm === 0) return 'nothing';
  return norm > 1 ? 'grows' : norm < 1 ? 'fades' : 'same';
}

/**
 * `largest`: the largest singular value of W where its powers bound the norms (a cell with one W and no gates), else null. `former`: the
 * norms before a change by hand, null without one.
 */
export function layoutReach(
  axis: TimeAxis,
  heightPx: number,
  norms: Tensor,
  step: number,
  largest: number | null,
  former: Tensor | null = null,
): ReachLayout {
  const [steps = 0] = norms.shape;
  const row = reachOf(norms, Math.min(step, steps - 1));
  const before = former ? reachOf(former, Math.min(step, steps - 1)) : [];
  const decades = reachDecades([...row, ...before]);
  const { footExponent, topExponent } = decades;
  const box = { xPx: axis.startPx, yPx: 10, widthPx: axis.endPx - axis.startPx, heightPx: Math.max(12, heightPx - 18) };
  const decadePx = box.heightPx / (topExponent - footExponent);
  const onePx = box.yPx + topExponent * decadePx;
  const heightOf = (norm: number) => onePx - Math.min(topExponent, Math.max(footExponent, Math.log10(norm))) * decadePx;
  const barOf = ({ centrePx, widthPx: columnPx }: TimeAxis['columns'][number], norm: number): Box => {
    const widthPx = Math.min(widestBarPx, columnPx * 0.6);
    const endPx = norm === 0 ? onePx : heightOf(norm);
    return { xPx: centrePx - widthPx / 2, yPx: Math.min(onePx, endPx), widthPx, heightPx: Math.abs(endPx - onePx) };
  };
  const bars = axis.columns
    .filter((column) => column.step < row.length)
    .map((column): ReachBar => {
      const norm = row[column.step] ?? Number.NaN;
      const was = before[column.step] ?? Number.NaN;
      const isMoved = was >= 0 && was !== norm;
      const isBeyond = norm > 0 && (norm < 10 ** footExponent || norm > 10 ** topExponent);
      return {
        step: column.step,
        norm,
        side: sideOf(norm),
        box: barOf(column, norm),
        isBeyond,
        former: isMoved ? barOf(column, was) : null,
      };
    });
  return { bars, box, onePx, decades, bound: boundOf() };

  function boundOf(): ReachLayout['bound'] {
    const from = axis.columns.find((column) => column.step === step);
    const first = axis.columns[0];
    if (largest === null || !(largest > 0) || !from || !first || first.step >= step) return null;
    const slope = Math.log10(largest);
    const end = slope > 0 ? topExponent : footExponent;
    const reachable = slope === 0 ? Infinity : end / slope;
    const distance = Math.min(step - first.step, reachable);
    return { x1: from.centrePx, y1: onePx, x2: from.centrePx - distance * axis.pitchPx, y2: onePx - distance * slope * decadePx };
  }
}

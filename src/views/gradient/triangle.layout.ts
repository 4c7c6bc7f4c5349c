import type { Tensor } from '../../engine/tensor';
import { perObject } from '../../store/perObject';
import type { Box } from '../../ui/box';
import { type ColourScale, extentOf } from '../../ui/colour';
import type { HeatBlock } from '../../ui/heat.layout';
import type { TimeAxis } from '../../ui/timeAxis';

type DivergingScale = ColourScale & { readonly kind: 'diverging' };

/** What a triangle colours for each pair of steps (t, k), k ≤ t. */
export interface TriangleColours {
  readonly steps: number;
  /** In decades, steps × steps; not a number where there is nothing to colour. */
  readonly decades: Float64Array;
  readonly scale: DivergingScale;
}

/** Norms beyond are as good as nothing, or as good as endless; fewer would make much of little. */
const mostDecades = 8;
const leastDecades = 2;

/** A norm as its distance from 1 in decades: below, the gradient vanishes, above it explodes; zero is as far below as the scale goes. */
export function decadesFromOne(norm: number): number {
  return norm === 0 ? -mostDecades : Math.log10(norm);
}

/** Each norm by its distance from 1, with as many whole decades either side as the norms need. */
export const normColours = perObject((norms: Tensor): TriangleColours => {
  const [steps = 0] = norms.shape;
  const farthest = norms.data.reduce((most, norm) => (norm > 0 && norm < Infinity ? Math.max(most, Math.abs(Math.log10(norm))) : most), 0);
  const extent = Math.min(mostDecades, Math.max(leastDecades, Math.ceil(farthest)));
  return { steps, decades: norms.data.map(decadesFromOne), scale: { kind: 'diverging', extent } };
});

/** By how many decades a change by hand made each norm larger or smaller; not a number for a step that was not there before. */
export function changeColours(norms: Tensor, former: Tensor): TriangleColours {
  const [steps = 0] = norms.shape;
  const [formerSteps = 0] = former.shape;
  const decades = norms.data.map((norm, index) => {
    const [step, earlier] = [Math.floor(index / steps), index % steps];
    const was = step < formerSteps ? (former.data[step * formerSteps + earlier] ?? Number.NaN) : Number.NaN;
    return norm === was ? 0 : decadesFromOne(norm) - decadesFromOne(was);
  });
  const pairs = decades.filter((_, index) => index % steps <= Math.floor(index / steps));
  return { steps, decades, scale: { kind: 'diverging', extent: Math.min(mostDecades, extentOf(pairs)) } };
}

export interface TriangleLayout {
  readonly blocks: readonly HeatBlock[];
  readonly box: Box;
  /** Height of one row, an earlier step k. */
  readonly rowPx: number;
  readonly steps: number;
}

/** ‖∂h_t/∂h_k‖ for all pairs: t across on the graph's own axis, k down; the diagonal is 1 and therefore paper. */
export function layoutTriangle(axis: TimeAxis, heightPx: number, { steps, decades, scale }: TriangleColours): TriangleLayout {
  const box = { xPx: axis.startPx, yPx: 4, widthPx: axis.endPx - axis.startPx, heightPx: heightPx - 8 };
  const rowHeight = box.heightPx / Math.max(1, steps);
  const blocks = axis.columns
    .filter(({ step }) => step < steps)
    .map(({ step, xPx, widthPx }) => ({
      xPx,
      yPx: box.yPx,
      widthPx,
      heightPx: rowHeight * (step + 1),
      rows: step + 1,
      columns: 1,
      values: decades.slice(step * steps, step * steps + step + 1),
      scale,
      gapPx: rowHeight >= 5 ? 1 : 0,
    }));
  return { blocks, box, rowPx: rowHeight, steps };
}

/** The earlier step at a height of the triangle; null beside it. */
export function earlierAt(layout: TriangleLayout, step: number, yPx: number): number | null {
  const k = Math.floor((yPx - layout.box.yPx) / layout.rowPx);
  return k >= 0 && k <= step ? k : null;
}

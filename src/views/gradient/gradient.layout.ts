import type { Tensor } from '../../engine/tensor';
import type { Box } from '../../ui/box';
import { type ColourScale, extentOf } from '../../ui/colour';
import type { HeatBlock } from '../../ui/heat.layout';
import { perObject } from '../../store/perObject';
import { guttersOf, type TimeAxis } from '../../ui/timeAxis';

/** A small matrix: one step's contribution, or their total. */
export interface MatrixMark {
  /** Null for the total. */
  readonly step: number | null;
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly norm: number;
}

export interface BarMark {
  readonly step: number;
  readonly box: Box;
  readonly norm: number;
  /** The bar before a change by hand; null where there was none, or it is as it was. */
  readonly former: Box | null;
}

/** What the steps contribute, and their sum: steps × the tensor's shape, and that shape. */
export interface Parts {
  readonly steps: Tensor;
  readonly total: Tensor;
}

export interface ContributionsLayout {
  readonly total: MatrixMark;
  readonly matrices: readonly MatrixMark[];
  readonly blocks: readonly HeatBlock[];
  readonly scale: ColourScale;
  /** Where = and + stand, between the matrices. */
  readonly signs: readonly { readonly text: '=' | '+'; readonly xPx: number; readonly yPx: number }[];
  readonly bars: readonly BarMark[];
  readonly barsBox: Box;
  /** Of the bars' logarithmic scale. */
  readonly decades: Decades;
}

export function normOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

/** A vector is drawn as one row. */
function shapeOf(tensor: Tensor): { readonly rows: number; readonly columns: number } {
  const [first = 1, second] = tensor.shape;
  return second === undefined ? { rows: 1, columns: first } : { rows: first, columns: second };
}

/** The norms of all steps' contributions. */
export const contributionNorms = perObject((steps: Tensor): readonly number[] => {
  const [count = 0] = steps.shape;
  const size = count > 0 ? steps.data.length / count : 0;
  return Array.from({ length: count }, (_, step) => normOf(steps.data.subarray(step * size, (step + 1) * size)));
});

/** What a change by hand made of every step's part and of their sum: the differences add up as the parts do. */
export function differenceOf(now: Parts, before: Parts): Parts {
  const between = (a: Tensor, b: Tensor): Tensor => ({ ...a, data: a.data.map((value, index) => value - (b.data[index] ?? Number.NaN)) });
  return { steps: between(now.steps, before.steps), total: between(now.total, before.total) };
}

/** One scale for the total and everything in it. */
const contributionScale = perObject(({ steps, total }: Parts): ColourScale => {
  return { kind: 'diverging', extent: extentOf(steps.data, extentOf(total.data)) };
});

export interface Decades {
  readonly footExponent: number;
  readonly topExponent: number;
}

/** Fewer would make much of little; norms below the most are as good as nothing beside the largest. */
const leastDecades = 2;
const mostDecades = 8;

/** The whole decades that the norms span; zeros apart. */
export function decadesOf(norms: readonly number[]): Decades {
  const known = norms.filter((norm) => norm > 0 && norm < Infinity);
  if (known.length === 0) return { footExponent: -leastDecades, topExponent: 0 };
  const topExponent = Math.ceil(Math.log10(Math.max(...known)));
  const span = topExponent - Math.floor(Math.log10(Math.min(...known)));
  return { footExponent: topExponent - Math.min(mostDecades, Math.max(leastDecades, span)), topExponent };
}

/** Height of a bar: none for an exact zero, at least a hair for everything else. */
export function barHeight(norm: number, { footExponent, topExponent }: Decades, mostPx: number): number {
  if (norm === 0) return 0;
  const share = (Math.log10(norm) - footExponent) / (topExponent - footExponent);
  return Math.max(1, Math.min(1, share) * mostPx);
}

const widestBarPx = 18;

const rowPx = 14;

/**
 * total = contribution of step 0 + contribution of step 1 + …, each under its column of the graph, with its norm as a bar below. `drawn`:
 * what the matrices show, the result itself or what a change by hand made of it; `former`: the result before that change.
 */
export function layoutContributions(
  axis: TimeAxis,
  size: { readonly widthPx: number; readonly heightPx: number },
  result: Parts,
  { drawn = result, former = null }: { readonly drawn?: Parts; readonly former?: Parts | null } = {},
): ContributionsLayout {
  const { rows, columns } = shapeOf(result.total);
  const count = rows * columns;
  const norms = contributionNorms(result.steps);
  const before = former ? contributionNorms(former.steps) : [];
  const decades = decadesOf([...norms, ...before]);
  const matrixPx = rows === 1 ? rowPx : Math.max(20, size.heightPx * 0.52);
  const top = 4;
  const barsTop = top + Math.max(matrixPx, size.heightPx * 0.2) + Math.min(10, size.heightPx * 0.1);
  const barsBox = {
    xPx: axis.startPx,
    yPx: barsTop,
    widthPx: axis.endPx - axis.startPx,
    heightPx: Math.max(6, size.heightPx - barsTop - 4),
  };
  const { leftPx } = guttersOf(size.widthPx);
  const scale = contributionScale(drawn);
  const matrix = (step: number | null, xPx: number, widthPx: number, values: Float64Array): MatrixMark => ({
    step,
    box: { xPx, yPx: top, widthPx, heightPx: matrixPx },
    rows,
    columns,
    values,
    norm: step === null ? normOf(result.total.data) : (norms[step] ?? 0),
  });
  const total = matrix(null, axis.startPx - leftPx + 1, leftPx - 13, drawn.total.data);
  const visible = axis.columns.filter(({ step }) => step < norms.length);
  const matrices = visible.map(({ step, xPx, widthPx }) =>
    matrix(step, xPx, widthPx, drawn.steps.data.subarray(step * count, (step + 1) * count)),
  );
  const signPx = top + matrixPx / 2 + 4;
  const signs = visible.map(({ xPx }, index) => {
    const left = visible[index - 1];
    const fromPx = left ? left.xPx + left.widthPx : total.box.xPx + total.box.widthPx;
    return { text: index === 0 && axis.earlier === 0 ? ('=' as const) : ('+' as const), xPx: (fromPx + xPx) / 2, yPx: signPx };
  });
  const bars = visible.map(({ step, centrePx, widthPx: cellPx }) => {
    const widthPx = Math.min(widestBarPx, cellPx * 0.6);
    const boxOf = (norm: number): Box => {
      const heightPx = barHeight(norm, decades, barsBox.heightPx);
      return { xPx: centrePx - widthPx / 2, yPx: barsBox.yPx + barsBox.heightPx - heightPx, widthPx, heightPx };
    };
    const [norm, was] = [norms[step] ?? 0, before[step]];
    return { step, norm, box: boxOf(norm), former: was === undefined || was === norm ? null : boxOf(was) };
  });
  const blocks = [total, ...matrices].map(({ box, values }) => ({ ...box, rows, columns, values, scale }));
  return { total, matrices, blocks, scale, signs, bars, barsBox, decades };
}

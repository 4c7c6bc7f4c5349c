import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { Baseline, BaselineName } from '../../data/baselines';
import type { TrainingPoint } from '../../store/training';
import { spreadLabels } from '../../ui/spreadLabels';

/** What the chart is drawn from. Losses in nats per output. */
export interface TrainingData {
  readonly points: readonly TrainingPoint[];
  /** Updates of the whole training: where the axis ends. */
  readonly updates: number;
  readonly baselines: readonly Baseline[];
  /** The update whose network is on the stage, if it belongs to this training. */
  readonly shown: number | null;
}

export interface Tick {
  readonly value: number;
  readonly px: number;
}

export type CurveName = 'loss' | 'heldOut' | BaselineName;

export interface Curve {
  readonly name: CurveName;
  /** SVG path; empty before the first point. */
  readonly path: string;
  readonly latest: number | null;
  readonly labelYPx: number;
}

export interface TrainingLayout {
  readonly plot: { readonly leftPx: number; readonly rightPx: number; readonly topPx: number; readonly bottomPx: number };
  readonly norm: { readonly topPx: number; readonly bottomPx: number; readonly path: string; readonly ticks: readonly Tick[] };
  readonly updateTicks: readonly Tick[];
  readonly lossTicks: readonly Tick[];
  readonly curves: readonly Curve[];
  readonly shownPx: number | null;
}

const margin = { left: 34, right: 104, top: 10, bottom: 20 };
const labelHeightPx = 14;
/** In a lower chart the losses take the room of the gradient norm, which is in the table. */
const leastWithNormPx = 130;
/** Losses of a training that has burst would flatten all others; the axis ends here (a uniform guess over 27 signs costs 3.3). */
const highestLoss = 4.5;

function isKnown(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

function lossDomain({ points, baselines }: TrainingData): [number, number] {
  const seen = points.flatMap(({ loss, heldOut }) => [loss, heldOut]).filter(isKnown);
  const values = [...seen, ...baselines.map(({ heldOutLoss }) => heldOutLoss)].map((value) => Math.min(value, highestLoss));
  if (values.length === 0) return [1.5, 3.5];
  const [low, high] = [Math.min(...values), Math.max(...values, 3)];
  return [low - 0.06 * (high - low), high];
}

type Along = (value: number) => number;

function pathOf(points: readonly TrainingPoint[], value: (point: TrainingPoint) => number | null, x: Along, y: Along): string {
  const known = points.flatMap((point) => {
    const found = value(point);
    return isKnown(found) ? [{ update: point.update, found }] : [];
  });
  return (
    line<{ update: number; found: number }>()
      .x(({ update }) => x(update))
      .y(({ found }) => y(found))
      .digits(1)(known) ?? ''
  );
}

function latestOf(points: readonly TrainingPoint[], value: (point: TrainingPoint) => number | null): number | null {
  for (let index = points.length - 1; index >= 0; index--) {
    const point = points[index];
    const found = point ? value(point) : null;
    if (isKnown(found)) return found;
  }
  return null;
}

function layoutCurves(
  data: TrainingData,
  x: Along,
  y: Along,
  bounds: { topPx: number; bottomPx: number; leftPx: number; rightPx: number },
) {
  const { points, baselines } = data;
  const level = (value: number) => `M${bounds.leftPx},${y(value).toFixed(1)}H${bounds.rightPx}`;
  const curves = [
    { name: 'loss' as const, path: pathOf(points, ({ loss }) => loss, x, y), latest: latestOf(points, ({ loss }) => loss) },
    { name: 'heldOut' as const, path: pathOf(points, ({ heldOut }) => heldOut, x, y), latest: latestOf(points, ({ heldOut }) => heldOut) },
    ...baselines.map(({ name, heldOutLoss }) => ({ name, path: level(heldOutLoss), latest: heldOutLoss })),
  ].filter(({ latest }) => latest !== null);
  const labels = spreadLabels(
    curves.map(({ latest }) => y(latest ?? 0)),
    labelHeightPx,
    bounds.topPx,
    // The axis has its name right below.
    bounds.bottomPx - 4,
  );
  return curves.map((curve, index): Curve => ({ ...curve, labelYPx: labels[index] ?? 0 }));
}

function layoutNorm(points: TrainingData['points'], x: Along, topPx: number, bottomPx: number): TrainingLayout['norm'] {
  const norms = points.map(({ gradientNorm }) => gradientNorm).filter((norm) => isKnown(norm) && norm > 0) as number[];
  if (norms.length === 0) return { topPx, bottomPx, path: '', ticks: [] };
  const y = scaleLog([Math.min(...norms) / 1.5, Math.max(...norms) * 1.5], [bottomPx, topPx]).clamp(true);
  const path = pathOf(points, ({ gradientNorm }) => (isKnown(gradientNorm) && gradientNorm > 0 ? gradientNorm : null), x, y);
  const [low, high] = [Math.min(...norms), Math.max(...norms)];
  const decades = Array.from({ length: 80 }, (_, index) => 10 ** (index - 40)).filter((value) => value >= low / 1.5 && value <= high * 1.5);
  const values = decades.length > 0 && decades.length <= 3 ? decades : [high, low];
  return { topPx, bottomPx, path, ticks: apart(values.map((value) => ({ value, px: y(value) }))) };
}

/** Ticks whose labels have room, the first of those that have none between them. */
function apart(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) if (kept.every(({ px }) => Math.abs(px - tick.px) >= labelHeightPx)) kept.push(tick);
  return kept;
}

/** About so many ticks, but never a single one: it would be no scale. */
function ticksOf(scale: { ticks: (count: number) => number[] } & Along, count: number): readonly Tick[] {
  let values = scale.ticks(count);
  for (let more = count + 1; values.length < 2 && more < 10; more++) values = scale.ticks(more);
  return apart(values.map((value) => ({ value, px: scale(value) })));
}

/** The loss curve over its gradient norm, on one axis of updates. All lengths in CSS pixels. */
export function layoutTraining(data: TrainingData, widthPx: number, heightPx: number): TrainingLayout {
  const leftPx = margin.left;
  const rightPx = Math.max(leftPx + 40, widthPx - margin.right);
  const bottomOfAll = heightPx - margin.bottom;
  const normPx = heightPx < leastWithNormPx ? 0 : Math.min(46, Math.max(18, heightPx * 0.2));
  const bounds = { leftPx, rightPx, topPx: margin.top, bottomPx: normPx === 0 ? bottomOfAll : bottomOfAll - normPx - 10 };
  const x = scaleLinear([0, Math.max(1, data.updates)], [leftPx, rightPx]);
  const y = scaleLinear(lossDomain(data), [bounds.bottomPx, bounds.topPx]).clamp(true);
  const ticksAcross = Math.max(2, Math.min(8, Math.floor((rightPx - leftPx) / 80)));
  const whole = x.ticks(ticksAcross).filter(Number.isInteger);
  return {
    plot: bounds,
    norm: layoutNorm(normPx === 0 ? [] : data.points, x, bottomOfAll - normPx, bottomOfAll),
    updateTicks: whole.map((value) => ({ value, px: x(value) })),
    lossTicks: ticksOf(y, Math.max(2, Math.floor((bounds.bottomPx - bounds.topPx) / 32))),
    curves: layoutCurves(data, x, y, bounds),
    shownPx: data.shown === null ? null : x(data.shown),
  };
}

/** The kept network nearest to an update: every point of the curve can be put on the stage. */
export function nearestUpdate(points: readonly TrainingPoint[], update: number): number | null {
  let best: number | null = null;
  for (const point of points) {
    if (best === null || Math.abs(point.update - update) < Math.abs(best - update)) best = point.update;
  }
  return best;
}

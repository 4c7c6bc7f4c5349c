import { line } from 'd3-shape';
import type { PointName } from '../../data/births/points';
import type { ForecastResult } from '../../store/analysisStore';
import type { TimeAxis } from '../../ui/timeAxis';
import { scaleValues, type ValueTick } from './values.layout';

/** Where a distribution over a day’s births stands: its mean, and the eight in ten about it. */
export interface ForecastMark {
  readonly xPx: number;
  readonly widthPx: number;
  readonly meanPx: number;
  readonly lowPx: number;
  readonly highPx: number;
}

/** A column: the day that was read there, and what had been expected of it. Of the start mark, neither. */
export interface DayMark {
  readonly step: number;
  readonly xPx: number;
  readonly typedPx: number | null;
  readonly forecast: ForecastMark | null;
}

export interface LineMark {
  readonly name: PointName;
  readonly path: string;
}

export interface Plot {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

export interface DaysLayout {
  readonly plot: Plot;
  readonly ticks: readonly ValueTick[];
  readonly days: readonly DayMark[];
  /** Steps whose day is named below, as many as have room; the start mark is no day. */
  readonly named: readonly Pick<DayMark, 'step' | 'xPx'>[];
  /** What is expected of the day after the last, beside the axis; null where it has no room, or the last day is on another page. */
  readonly coming: ForecastMark | null;
  /** Through the days as they came; where one is not known, the line is interrupted. */
  readonly typedPath: string;
  readonly lines: readonly LineMark[];
}

/** Above the plot stands what its numbers are; below it the numbers of the days, unless it is too low for them. */
export const plotMargin = { topPx: 18, bottomPx: 8 } as const;
const dayLinePx = 14;
const leastWithDaysPx = 84;
/** What the number of a day needs of the axis. */
const dayPx = 20;
const widestBarPx = 22;

interface Place {
  readonly xPx: number;
  readonly yPx: number | null;
}

/** A line through places; null interrupts it. */
export const pathThrough = line<Place>()
  .defined(({ yPx }) => yPx !== null)
  .x(({ xPx }) => xPx)
  .y(({ yPx }) => yPx ?? 0);

/** Everything that the scale has to hold, also what is on other pages of the axis: it stays while the pages turn. */
export function shownValues({ days, after, points }: ForecastResult, lines: readonly PointName[]): readonly number[] {
  const others = lines.flatMap((name) => points[name]);
  return [...days, ...others, ...after.flatMap(({ low, high }) => [low, high])].filter((births) => births !== null);
}

export function markForecast(
  forecast: { readonly mean: number; readonly low: number; readonly high: number },
  xPx: number,
  columnPx: number,
  yOf: (births: number) => number,
): ForecastMark {
  const { mean, low, high } = forecast;
  return { xPx, widthPx: Math.min(widestBarPx, columnPx), meanPx: yOf(mean), lowPx: yOf(low), highPx: yOf(high) };
}

function namedDays({ columns, pitchPx }: TimeAxis, heightPx: number): DaysLayout['named'] {
  if (heightPx < leastWithDaysPx) return [];
  const every = Math.ceil(dayPx / pitchPx);
  return columns.filter(({ step }) => step > 0 && step % every === 0).map(({ step, centrePx }) => ({ step, xPx: centrePx }));
}

/** The days on the graph’s time axis: each as it came, and as it had been expected the day before. */
export function layoutDays(
  result: ForecastResult,
  axis: TimeAxis,
  lines: readonly PointName[],
  size: { readonly widthPx: number; readonly heightPx: number },
): DaysLayout {
  const { days, after, points } = result;
  const comingPx = axis.endPx + axis.pitchPx / 2;
  const columnPx = axis.columns[0]?.widthPx ?? 0;
  const comingEndPx = comingPx + Math.min(widestBarPx, columnPx) / 2;
  const fits = axis.later === 0 && comingEndPx <= size.widthPx;
  const named = namedDays(axis, size.heightPx);
  const plot = {
    leftPx: axis.startPx,
    rightPx: fits ? comingEndPx : axis.endPx,
    topPx: plotMargin.topPx,
    bottomPx: size.heightPx - plotMargin.bottomPx - (named.length > 0 ? dayLinePx : 0),
  };
  const { yOf, ticks } = scaleValues(shownValues(result, lines), plot.topPx, plot.bottomPx);
  const heightOf = (births: number | null | undefined) => (births == null ? null : yOf(births));
  const marks = axis.columns.map(({ step, centrePx }): DayMark => {
    const expected = step > 0 ? after[step - 1] : undefined;
    return {
      step,
      xPx: centrePx,
      typedPx: step > 0 ? heightOf(days[step - 1]) : null,
      forecast: expected ? markForecast(expected, centrePx, columnPx, yOf) : null,
    };
  });
  const last = after.at(-1);
  const through = (valueOf: (step: number) => number | null | undefined) =>
    pathThrough(axis.columns.map(({ step, centrePx }) => ({ xPx: centrePx, yPx: step > 0 ? heightOf(valueOf(step)) : null }))) ?? '';
  return {
    plot,
    ticks,
    days: marks,
    named,
    coming: fits && last ? markForecast(last, comingPx, columnPx, yOf) : null,
    typedPath: through((step) => days[step - 1]),
    lines: lines.map((name) => ({ name, path: through((step) => points[name][step - 1]) })),
  };
}

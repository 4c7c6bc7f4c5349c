import type { ForecastResult } from '../../store/analysisStore';
import { textWidth } from '../../ui/textWidth';
import { type ForecastMark, markForecast, pathThrough, type Plot, plotMargin } from './series.layout';
import { scaleValues, type ValueTick } from './values.layout';

/** A day after the last: what is forecast, and the day that the network then reads in its place. */
export interface AheadMark {
  /** From 1: days after the last. */
  readonly ahead: number;
  readonly forecast: ForecastMark;
  readonly readBackPx: number;
  readonly label: string | null;
}

export interface AheadLayout {
  readonly plot: Plot;
  readonly pitchPx: number;
  readonly ticks: readonly ValueTick[];
  /** The last days that were given; `step`: the graph’s. */
  readonly given: readonly { readonly step: number; readonly xPx: number; readonly typedPx: number | null }[];
  readonly typedPath: string;
  /** Where what was given ends. */
  readonly borderPx: number;
  readonly days: readonly AheadMark[];
  /** From the last day that was given through all that is read back. */
  readonly readPath: string;
  readonly seasonalPath: string;
}

export const labelPx = 11;
const footPx = 20;
const leftPx = 44;
const rightPx = 12;
const narrowestPitchPx = 12;
const widestPitchPx = 64;
/** Two weeks of what was given tell what repeats. */
const mostGiven = 14;
const barShare = 0.6;

/** Every so many labels, so that none touches the next. */
function strideFor(pitchPx: number): number {
  return Math.max(1, Math.ceil((textWidth('+10', labelPx) + 6) / pitchPx));
}

/** The end of what was given and the days ahead, on an axis of their own: the graph has no columns for what nobody typed. */
export function layoutAhead(
  { days, ahead }: ForecastResult,
  isSeasonalShown: boolean,
  size: { readonly widthPx: number; readonly heightPx: number },
): AheadLayout {
  const roomPx = Math.max(narrowestPitchPx, size.widthPx - leftPx - rightPx);
  const fitting = Math.max(0, Math.floor(roomPx / narrowestPitchPx) - ahead.length);
  const first = Math.max(0, days.length - Math.min(mostGiven, fitting));
  const shown = days.slice(first);
  const pitchPx = Math.min(widestPitchPx, roomPx / Math.max(1, shown.length + ahead.length));
  const plot = {
    leftPx,
    rightPx: leftPx + pitchPx * (shown.length + ahead.length),
    topPx: plotMargin.topPx,
    bottomPx: Math.max(plotMargin.topPx + 12, size.heightPx - footPx),
  };
  const beside = isSeasonalShown ? ahead.map(({ seasonal }) => seasonal) : [];
  const values = [...shown, ...beside, ...ahead.flatMap(({ forecast: { low, high }, readBack }) => [low, high, readBack])];
  const { yOf, ticks } = scaleValues(
    values.filter((births) => births !== null),
    plot.topPx,
    plot.bottomPx,
  );
  const heightOf = (births: number | null) => (births === null ? null : yOf(births));
  const xOf = (place: number) => leftPx + (place + 0.5) * pitchPx;
  const given = shown.map((births, place) => ({ step: first + place + 1, xPx: xOf(place), typedPx: heightOf(births) }));
  const placeOf = (index: number) => xOf(shown.length + index);
  const start = given.slice(-1).map(({ xPx, typedPx }) => ({ xPx, yPx: typedPx }));
  const stride = strideFor(pitchPx);
  return {
    plot,
    pitchPx,
    ticks,
    given,
    typedPath: pathThrough(given.map(({ xPx, typedPx }) => ({ xPx, yPx: typedPx }))) ?? '',
    borderPx: leftPx + shown.length * pitchPx,
    days: ahead.map(({ forecast, readBack }, index) => ({
      ahead: index + 1,
      forecast: markForecast(forecast, placeOf(index), pitchPx * barShare, yOf),
      readBackPx: yOf(readBack),
      label: index % stride === 0 ? `+${index + 1}` : null,
    })),
    readPath: pathThrough([...start, ...ahead.map(({ readBack }, index) => ({ xPx: placeOf(index), yPx: yOf(readBack) }))]) ?? '',
    seasonalPath: pathThrough(beside.map((births, index) => ({ xPx: placeOf(index), yPx: heightOf(births) }))) ?? '',
  };
}

/** The day ahead at a horizontal position, from 1; null before the first. */
export function aheadAt({ borderPx, pitchPx, days }: AheadLayout, xPx: number): number | null {
  const index = Math.floor((xPx - borderPx) / pitchPx);
  return days[index]?.ahead ?? null;
}

/** The step of the given day at a horizontal position; null beside them. */
export function givenAt({ plot, pitchPx, given }: AheadLayout, xPx: number): number | null {
  return given[Math.floor((xPx - plot.leftPx) / pitchPx)]?.step ?? null;
}

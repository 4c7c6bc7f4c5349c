import { compareErrors, type Errors } from '../../data/births/compare';
import type { Forecast } from '../../data/births/distribution';
import { pointNames, type PointName } from '../../data/births/points';
import type { ForecastResult } from '../../store/analysisStore';
import { formatCount } from '../../ui/format';
import type { FigureTableData } from '../../ui/tsv';

/** As sentences name forecasts without a network. */
export const pointWords: Readonly<Record<PointName, string>> = { naive: 'naive', seasonal: 'seasonal naive', linear: 'linear' };

/** What each of them does. */
export const pointTitles: Readonly<Record<PointName, string>> = {
  naive: 'Naive: the last day again',
  seasonal: 'Seasonal naive: the same weekday a week ago',
  linear: 'Linear: a weighed sum of the last 14 days',
};

export const countBirths = (births: number): string => formatCount(Math.round(births));

/** `12 430, with 8 in 10 from 11 760 to 13 110`. */
const sayForecast = ({ mean, low, high }: Forecast): string =>
  `${countBirths(mean)}, with 8 in 10 from ${countBirths(low)} to ${countBirths(high)}`;

/** What the step in view expects of the day to come, and what comes. Steps from 0, the start mark: step t has read t days. */
export function describeStep({ days, after }: ForecastResult, step: number): string {
  const expected = after[step];
  if (!expected) return '';
  const [now, next] = [days[step - 1], days[step]];
  const read = step === 0 ? 'Before any day' : `After day ${step}${now == null ? '' : ` (${countBirths(now)})`}`;
  const comes = next === undefined ? '' : next === null ? '; what comes is not known' : `; ${countBirths(next)} come`;
  return `${read} it expects ${sayForecast(expected)}, for day ${step + 1}${comes}.`;
}

/** `days 15 to 20`, or how many of them. */
function nameDays({ days }: Errors): string {
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const span = `days ${first} to ${last}`;
  return last - first + 1 === days.length ? span : `${days.length} of ${span}`;
}

/** Days, and what was expected of each by the network and without it. */
export type Forecasts = Pick<ForecastResult, 'days' | 'after' | 'points'>;

export const compareForecasts = ({ days, after, points }: Forecasts): Errors | null =>
  compareErrors(
    days,
    after.map(({ mean }) => mean),
    points,
  );

/** What all are off by, on the same days. */
export function describeErrors(result: ForecastResult): string {
  const errors = compareForecasts(result);
  if (!errors) return 'To compare forecasts takes four days or more.';
  const others = errors.points.map(({ name, meanError }) => `${pointWords[name]} ${countBirths(meanError)}`);
  const missing = pointNames.filter((name) => !errors.points.some((point) => point.name === name)).map((name) => pointWords[name]);
  const wait = missing.length === 0 ? '' : `; for ${missing.join(' and ')} the text is too short`;
  return `Off by, on average over ${nameDays(errors)}: network ${countBirths(errors.network)}, ${others.join(', ')}${wait}.`;
}

/** One day after the last, from 1. */
export function describeAheadDay({ days, ahead }: ForecastResult, place: number): string {
  const day = ahead[place - 1];
  if (!day) return '';
  const { forecast, readBack, seasonal } = day;
  const beside = seasonal === null ? '' : ` Seasonal naive says ${countBirths(seasonal)}.`;
  return `Day ${days.length + place}: ${sayForecast(forecast)}, if the days before it come as forecast; read back as ${countBirths(readBack)}.${beside}`;
}

/** All days after the last. */
export function describeAhead({ days, ahead }: ForecastResult): string {
  const last = days.length === 0 ? 'the start mark' : `day ${days.length}`;
  const said = ahead.map(({ forecast }) => countBirths(forecast.mean)).join(', ');
  return `The ${ahead.length} days after ${last}, one at a time, each read back as if it had come: ${said}.`;
}

export function describeSeries(result: ForecastResult, step: number): string {
  return `${describeStep(result, step)} ${describeErrors(result)}`;
}

const cell = (births: number | null | undefined): string => (births == null ? '' : countBirths(births));
const forecastCells = ({ mean, low, high }: Forecast): readonly string[] => [mean, low, high].map(cell);
const forecastHeads = ['network’s mean', '1 in 10 below', '1 in 10 above'];

/** A row a day: as it came, and as everybody expected it. */
export function tabulateDays({ days, after, points }: ForecastResult): FigureTableData {
  return {
    caption: 'Births a day, and what was expected the day before',
    columns: ['day', 'births', ...forecastHeads, ...pointNames.map((name) => pointWords[name])],
    rows: after.map((forecast, step) => [
      String(step + 1),
      step < days.length ? cell(days[step]) || 'unknown' : 'to come',
      ...forecastCells(forecast),
      ...pointNames.map((name) => cell(points[name][step])),
    ]),
  };
}

export function tabulateAhead({ days, ahead }: ForecastResult): FigureTableData {
  return {
    caption: 'Births of the days after the last, each forecast read back as the next day',
    columns: ['day', ...forecastHeads, 'read back', pointWords.seasonal],
    rows: ahead.map(({ forecast, readBack, seasonal }, index) => [
      String(days.length + index + 1),
      ...forecastCells(forecast),
      cell(readBack),
      cell(seasonal),
    ]),
  };
}

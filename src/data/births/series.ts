import { binOf, binSigns } from './bins';
import file from './births.json' with { type: 'json' };

/** Days that follow each other, with the births of each. */
export interface Series {
  /** Of the first day, counted from 1970-01-01 as `Date` does, in days. */
  readonly firstDay: number;
  readonly births: readonly number[];
}

const dayMs = 86_400_000;

/** The day of a date, counted from 1970-01-01. */
export const dayOf = (date: string): number => Date.parse(date) / dayMs;

/** The date of such a day: 2013-07-04. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The day from which on nothing is learnt: all before is learnt from, all from it on only judges. */
export const firstHeldOut = '2013-01-01';

/** The whole series, from 2000-01-01 to 2014-12-31. */
export function loadSeries(): Series {
  return { firstDay: dayOf(file.first), births: file.births.split(' ').map(Number) };
}

function cut({ firstDay, births }: Series, from: number, to: number): Series {
  return { firstDay: firstDay + from, births: births.slice(from, to) };
}

/** Split by time, as whoever forecasts must: what is held out comes after all that is learnt from. */
export function splitSeries(series: Series, from = dayOf(firstHeldOut)): { readonly training: Series; readonly heldOut: Series } {
  const at = from - series.firstDay;
  return { training: cut(series, 0, at), heldOut: cut(series, at, series.births.length) };
}

/** Days of the windows that networks read. */
export const windowDays = 35;

/** Every `stride`th window of so many days that lies within a series. */
export function windowsOf(series: Series, stride: number, days = windowDays): readonly Series[] {
  const count = Math.max(0, Math.floor((series.births.length - days) / stride) + 1);
  return Array.from({ length: count }, (_, index) => cut(series, index * stride, index * stride + days));
}

/** A series as the networks read it, a bin a day. */
export const binsOf = ({ births }: Series): readonly number[] => births.map((count) => binOf(count / 1000));

/** As people would type it, in thousands. */
export const writeSeries = (series: Series): string =>
  binsOf(series)
    .map((bin) => binSigns[bin] ?? '')
    .join(' ');

import { daysBefore, forecastPoint, type LinearModel, pointNames, type PointName, season } from './points';

/** Births of the days that were read, in their order; null for one that is not known. */
export type Days = readonly (number | null)[];

/** Of each forecast without a network, what it says after 0, 1, 2, … days of the day to come; null where it has not read enough. */
export type PointsAfter = Readonly<Record<PointName, readonly (number | null)[]>>;

/** A forecast from the days so far; null too where one that it reads is not known. */
function forecastAfter(name: PointName, before: Days, linear: LinearModel): number | null {
  const read = before.slice(-daysBefore[name]);
  const known = read.filter((births) => births !== null);
  // A week ago is what counts; what came since may be missing.
  if (name === 'seasonal') return before.length < season ? null : (before.at(-season) ?? null);
  return known.length < read.length ? null : forecastPoint(name, known, linear);
}

export function pointsAfter(days: Days, linear: LinearModel): PointsAfter {
  const over = (name: PointName) =>
    Array.from({ length: days.length + 1 }, (_, count) => forecastAfter(name, days.slice(0, count), linear));
  return { naive: over('naive'), seasonal: over('seasonal'), linear: over('linear') };
}

/** The same weekday of the last week that was read, for so many days ahead. */
export function repeatSeason(days: Days, ahead: number): Days {
  return Array.from({ length: ahead }, (_, index) => (days.length < season ? null : (days.at((index % season) - season) ?? null)));
}

/** What forecasts are off by on average, all on the same days. */
export interface Errors {
  /** From 1. */
  readonly days: readonly number[];
  readonly network: number;
  /** Those that can forecast all of these days. */
  readonly points: readonly { readonly name: PointName; readonly meanError: number }[];
}

/** Fewer would say more of these days than of who forecasts. */
const fewestDays = 3;

/** Who is compared: all, unless the days before do not suffice for the one that reads the most. */
const companies: readonly (readonly PointName[])[] = [pointNames, ['naive', 'seasonal'], ['naive']];

/** Mean of |forecast − births|, in births. `network`: its forecasts after 0, 1, 2, … days. null where there is nothing to compare. */
export function compareErrors(days: Days, network: readonly number[], points: PointsAfter): Errors | null {
  for (const names of companies) {
    const shared = days.flatMap((births, index) => (births !== null && names.every((name) => points[name][index] != null) ? [index] : []));
    if (shared.length < fewestDays) continue;
    const meanOf = (after: readonly (number | null)[]) =>
      shared.reduce((sum, index) => sum + Math.abs((after[index] ?? Number.NaN) - (days[index] ?? Number.NaN)), 0) / shared.length;
    return {
      days: shared.map((index) => index + 1),
      network: meanOf(network),
      points: names.map((name) => ({ name, meanError: meanOf(points[name]) })),
    };
  }
  return null;
}

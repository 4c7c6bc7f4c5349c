import type { Series } from './series';
import file from './profile.json' with { type: 'json' };

/** What all the days together show; made by `scripts/data-births.ts`. In births a day. */
export interface Profile {
  /** Of each year its mean, the first one first. */
  readonly years: readonly { readonly year: number; readonly mean: number }[];
  /** Standard deviation of the days that are learned from, and of what remains where the day a week before is taken from each. */
  readonly spread: number;
  readonly spreadOfChange: number;
}

export const profile: Profile = file;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/**
 * The profile of a whole series, and of the part of it that is learned from. `yearOf`: of a day, counted from 1970-01-01. It is handed in, so
 * that a chapter that reads the profile need not load the days.
 */
export function profileOf(whole: Series, learnt: Series, yearOf: (day: number) => number, lag: number): Profile {
  const byYear = new Map<number, number[]>();
  for (const [index, births] of whole.births.entries()) {
    const year = yearOf(whole.firstDay + index);
    byYear.set(year, [...(byYear.get(year) ?? []), births]);
  }
  return {
    years: [...byYear].map(([year, births]) => ({ year, mean: meanOf(births) })),
    spread: spreadOf(learnt.births),
    spreadOfChange: spreadOf(learnt.births.slice(lag).map((births, index) => births - (learnt.births[index] ?? Number.NaN))),
  };
}

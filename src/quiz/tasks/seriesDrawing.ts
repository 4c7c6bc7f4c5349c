import type { Chance } from '../chance';

/** What a drawn series is made of. */
export interface Components {
  /** Change over the whole length, in units of the noise. */
  readonly trend: number;
  /** Height of the repeating pattern, in the same units. */
  readonly season: number;
  readonly period: number;
}

/** A repeating pattern with one high and one low in each period, by straight lines: the same digits in every browser. */
function zigzag(phase: number): number {
  const around = phase - Math.floor(phase);
  return around < 0.5 ? 4 * around - 1 : 3 - 4 * around;
}

/** `count` values: trend, season and noise added. */
export function drawSeries(chance: Chance, { trend, season, period }: Components, count: number): readonly number[] {
  return Array.from({ length: count }, (_, step) => {
    const noise = chance.between(-50, 50) / 100;
    return 10 + (trend * step) / count + season * zigzag(step / period) + noise;
  });
}

/** The same series with the steps `from` … `to` − 1 missing. */
export function withGap(values: readonly number[], from: number, to: number): readonly number[] {
  return values.map((value, step) => (step >= from && step < to ? Number.NaN : value));
}

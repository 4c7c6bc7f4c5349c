/** Forecasts of one number a day without a network: what whoever forecasts would compare it with. In births, or any other unit. */

/** `naive`: the last value again; `seasonal`: the value of a week ago; `linear`: a weighed sum of the last two weeks. */
export type PointName = 'naive' | 'seasonal' | 'linear';

export const pointNames: readonly PointName[] = ['naive', 'seasonal', 'linear'];

/** The season that is put back: a week. */
export const season = 7;
/** Days that the linear model reads. */
export const lags = 14;

/** Days that a network goes on by itself, where it does. */
export const daysAhead = 10;

/** Days before a forecast that it needs. */
export const daysBefore: Readonly<Record<PointName, number>> = { naive: 1, seasonal: season, linear: lags };

/** ŷ_t = intercept + Σ weights[k] · y_{t−1−k}: the latest day first. */
export interface LinearModel {
  readonly intercept: number;
  readonly weights: readonly number[];
}

/** The forecast for the day after the last; null where too few days are known. */
export function forecastPoint(name: PointName, before: readonly number[], linear: LinearModel): number | null {
  if (before.length < daysBefore[name]) return null;
  switch (name) {
    case 'naive':
      return before.at(-1) ?? null;
    case 'seasonal':
      return before.at(-season) ?? null;
    case 'linear':
      return linear.weights.reduce((sum, weight, lag) => sum + weight * (before.at(-1 - lag) ?? Number.NaN), linear.intercept);
  }
}

/** What a forecast reads: 1 for the intercept, then the last values, the latest first. */
const readBefore = (values: readonly number[], at: number, count: number): readonly number[] => [
  1,
  ...values.slice(at - count, at).toReversed(),
];

/** The system A x = b of a positive definite A [n, n + 1 with b], by Gaussian elimination with pivots. Overwrites it. */
function solve(rows: number[][]): readonly number[] {
  for (let place = 0; place < rows.length; place++) {
    const size = (row: number) => Math.abs(rows[row]?.[place] ?? 0);
    const pivot = rows.reduce((best, _row, row) => (row >= place && size(row) > size(best) ? row : best), place);
    const [chosen, moved] = [rows[pivot] ?? [], rows[place] ?? []];
    [rows[place], rows[pivot]] = [chosen, moved];
    for (const [row, values] of rows.entries()) {
      if (row === place) continue;
      const factor = (values[place] ?? 0) / (chosen[place] ?? Number.NaN);
      chosen.forEach((value, column) => {
        values[column] = (values[column] ?? 0) - factor * value;
      });
    }
  }
  return rows.map((row, place) => (row[rows.length] ?? Number.NaN) / (row[place] ?? Number.NaN));
}

/** The linear model with the least squares of its errors, by the normal equations. Throws a RangeError for too few values. */
export function fitLinear(values: readonly number[], count = lags): LinearModel {
  if (values.length <= 2 * count + 1)
    throw new RangeError(`A linear model of ${count} values needs more than ${2 * count + 1} to learn from.`);
  // About their mean, so that no digits are lost where values are large beside their differences.
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const rows = Array.from({ length: count + 1 }, () => Array.from({ length: count + 2 }, () => 0));
  for (let at = count; at < centred.length; at++) {
    const read = [...readBefore(centred, at, count), centred[at] ?? 0];
    for (const [row, sums] of rows.entries())
      for (const [column, value] of read.entries()) sums[column] = (sums[column] ?? 0) + (read[row] ?? 0) * value;
  }
  const [offset = 0, ...weights] = solve(rows);
  return { intercept: offset + mean * (1 - weights.reduce((sum, weight) => sum + weight, 0)), weights };
}

import { describe, expect, it } from 'vitest';
import { loadLinear } from '../../../src/data/births/linear';
import { judgePoints } from '../../../src/data/births/judge';
import { fitLinear, forecastPoint, lags, type LinearModel } from '../../../src/data/births/points';
import { loadSeries, splitSeries } from '../../../src/data/births/series';

/** Two weeks counted up, and the mean of the last two days as a linear model. */
const fortnight = Array.from({ length: 14 }, (_, day) => 100 + day);
const meanOfTwo: LinearModel = { intercept: 1, weights: [0.5, 0.5, ...Array.from({ length: lags - 2 }, () => 0)] };

describe('forecasts without a network', () => {
  it('repeat the last day, or the day a week before the one to come, or weigh the last days', () => {
    expect(forecastPoint('naive', fortnight, meanOfTwo)).toBe(113);
    expect(forecastPoint('seasonal', fortnight, meanOfTwo)).toBe(107);
    expect(forecastPoint('linear', fortnight, meanOfTwo)).toBe(1 + (113 + 112) / 2);
  });

  it('say nothing where they have read too little', () => {
    expect([[], [5]].map((days) => forecastPoint('naive', days, meanOfTwo))).toEqual([null, 5]);
    expect([6, 7].map((days) => forecastPoint('seasonal', fortnight.slice(0, days), meanOfTwo))).toEqual([null, 100]);
    expect(forecastPoint('linear', fortnight.slice(0, 13), meanOfTwo)).toBeNull();
  });

  it('are judged by the mean of what they are off by, on the days that all of them can forecast', () => {
    // Five weeks that repeat but for one day of the last: 7 where 0 is usual.
    const week = [1, 2, 3, 4, 5, 6, 0];
    const births = Array.from({ length: 35 }, (_, day) => (day === 34 ? 7 : (week[day % 7] ?? 0)));
    const judged = judgePoints([{ firstDay: 0, births }], meanOfTwo);
    // Of the 21 days from the third week on: six steps of 1 and one of 6 a week, the last of them 1; a week ago: the one day is off by 7.
    expect(judged.map(({ name }) => name)).toEqual(['naive', 'seasonal', 'linear']);
    const [naive, seasonal, linear] = judged.map(({ meanError }) => 21 * meanError);
    expect([naive, seasonal]).toEqual([(6 * 1 + 6) * 3 - 6 + 1, 7]);
    expect(linear).toBeCloseTo(judgedByHand(births), 12);
  });
});

/** Σ |1 + (y₋₁ + y₋₂) / 2 − y| from the fifteenth day on. */
function judgedByHand(births: readonly number[]): number {
  let sum = 0;
  for (let day = 14; day < births.length; day++)
    sum += Math.abs(1 + ((births[day - 1] ?? 0) + (births[day - 2] ?? 0)) / 2 - (births[day] ?? 0));
  return sum;
}

describe('the linear model', () => {
  it('finds the weights that made a series', () => {
    const values = [3, 1, 4, 1, 5];
    for (let at = values.length; at < 60; at++)
      values.push(2 + 0.6 * (values[at - 1] ?? 0) - 0.3 * (values[at - 3] ?? 0) + Math.sin(at * at));
    const noise = fitLinear(values, 3);
    // The noise is small beside the waves: least squares come near.
    expect(noise.weights[0]).toBeCloseTo(0.6, 0);
    const clean = [3, 1, 4];
    for (let at = 3; at < 40; at++) clean.push(2 + 0.5 * (clean[at - 1] ?? 0) - 0.9 * (clean[at - 2] ?? 0) + 0.2 * (clean[at - 3] ?? 0));
    const { intercept, weights } = fitLinear(clean, 3);
    for (const [place, value] of [2, 0.5, -0.9, 0.2].entries()) expect([intercept, ...weights][place]).toBeCloseTo(value, 6);
  });

  it('has errors without a trace of what it has read: no other weights have smaller squares', () => {
    const { births } = splitSeries(loadSeries()).training;
    const linear = loadLinear();
    const errors = births
      .slice(lags)
      .map((value, index) => value - (forecastPoint('linear', births.slice(index, index + lags), linear) ?? 0));
    const size = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) * births.reduce((sum, value) => sum + value ** 2, 0));
    for (let lag = 0; lag < lags; lag++) {
      const product = errors.reduce((sum, error, index) => sum + error * (births[index + lag] ?? 0), 0);
      expect(Math.abs(product) / size).toBeLessThan(1e-9);
    }
  });

  it('is the one that is recorded', () => {
    const [fitted, recorded] = [fitLinear(splitSeries(loadSeries()).training.births), loadLinear()];
    expect(fitted.intercept).toBeCloseTo(recorded.intercept, 6);
    expect(fitted.weights).toHaveLength(recorded.weights.length);
    for (const [lag, weight] of fitted.weights.entries()) expect(weight).toBeCloseTo(recorded.weights[lag] ?? Number.NaN, 9);
  });

  it('is not fitted to fewer values than it has weights', () => {
    expect(() => fitLinear(fortnight)).toThrow(RangeError);
  });
});

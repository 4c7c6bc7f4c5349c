import { describe, expect, it } from 'vitest';
import { compareErrors, type Days, pointsAfter, repeatSeason } from '../../../src/data/births/compare';
import { lags, type LinearModel } from '../../../src/data/births/points';

const firstOfTwo: LinearModel = { intercept: 0, weights: [1, ...Array.from({ length: lags - 1 }, () => 0)] };
const counting = (count: number): Days => Array.from({ length: count }, (_, day) => 100 * day);

describe('what others forecast after each day', () => {
  it('is nothing until they have read enough', () => {
    const { naive, seasonal, linear } = pointsAfter(counting(15), firstOfTwo);
    expect(naive.slice(0, 3)).toEqual([null, 0, 100]);
    expect(seasonal.slice(6, 9)).toEqual([null, 0, 100]);
    expect(linear.slice(13)).toEqual([null, 1300, 1400]);
  });

  it('is nothing either where a day that they read is not known; a week ago is one day', () => {
    const days = counting(22).with(14, null);
    const { naive, seasonal, linear } = pointsAfter(days, firstOfTwo);
    expect(naive.map((value, after) => (value === null ? after : -1)).filter((after) => after >= 0)).toEqual([0, 15]);
    expect([seasonal[15], seasonal[21], seasonal[22]]).toEqual([800, null, 1500]);
    expect(linear.slice(14, 23)).toEqual([1300, ...Array.from({ length: 8 }, () => null)]);
  });

  it('goes round the last week, however far', () => {
    expect(repeatSeason(counting(9), 10)).toEqual([200, 300, 400, 500, 600, 700, 800, 200, 300, 400]);
    expect(repeatSeason(counting(6), 2)).toEqual([null, null]);
  });
});

describe('what forecasts are off by', () => {
  const errorsOf = (days: Days, network = days.map(() => 0)) => compareErrors(days, [...network, 0], pointsAfter(days, firstOfTwo));

  it('is a mean over the days that all of them can forecast', () => {
    const errors = errorsOf(counting(18));
    expect(errors?.days).toEqual([15, 16, 17, 18]);
    expect(errors?.network).toBe((1400 + 1500 + 1600 + 1700) / 4);
    expect(errors?.points).toEqual([
      { name: 'naive', meanError: 100 },
      { name: 'seasonal', meanError: 700 },
      { name: 'linear', meanError: 100 },
    ]);
  });

  it('leaves out who cannot forecast three days of a short text', () => {
    expect(errorsOf(counting(16))?.points.map(({ name }) => name)).toEqual(['naive', 'seasonal']);
    expect(errorsOf(counting(16))?.days[0]).toBe(8);
    expect(errorsOf(counting(9))?.points.map(({ name }) => name)).toEqual(['naive']);
    expect(errorsOf(counting(3))).toBeNull();
    expect(errorsOf([])).toBeNull();
  });

  it('leaves out a day that is not known, and those that the others cannot forecast for it', () => {
    expect(errorsOf(counting(21).with(20, null))?.days).toEqual([15, 16, 17, 18, 19, 20]);
    expect(errorsOf([1000, null, 2000, 2000, 2000, 2000])).toMatchObject({ days: [4, 5, 6] });
  });
});

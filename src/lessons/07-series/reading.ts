import { type Days, pointsAfter } from '../../data/births/compare';
import { birthsOf } from '../../data/births/bins';
import { forecastOf } from '../../data/births/distribution';
import { loadLinear } from '../../data/births/linear';
import { season } from '../../data/births/points';
import { taskOf } from '../../data/tasks';
import { outputAt } from '../../store/columns';
import { perObject } from '../../store/perObject';
import type { Answer } from '../../store/run';
import { compareForecasts, countBirths, type Forecasts } from '../../views/series/series.describe';
import type { Fact } from '../lesson';

/** Readings of an answer as a series. Days from 1, as the steps are: at step t, t days have been read. */

/** `after`: what the network says after 0, 1, 2, … days of the day to come. */
export type Series = Forecasts;
export { compareForecasts, countBirths as births };

const readSeries = perObject((answer: Answer): Series => {
  const days = answer.columns.slice(1).map(({ token }) => (token < 0 ? null : birthsOf(token)));
  return { days, after: answer.columns.map((_, step) => forecastOf(outputAt(answer, step))), points: pointsAfter(days, loadLinear()) };
});

/** null where the network on stage forecasts no births. */
export function seriesOf(answer: Answer): Series | null {
  return taskOf(answer.scene.model).name === 'births' && answer.sequence === null ? readSeries(answer) : null;
}

export const noSeries: Fact = { holds: false, text: 'The network on stage now forecasts no births.' };
export const tooShort: Fact = { holds: false, text: 'It takes more days to see that.' };

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean of |y_t − y_{t−lag}| over the days where both are known; NaN where there are fewer than three. */
export function changeOver(days: Days, lag: number): number {
  const changes = days.slice(lag).flatMap((now, index) => {
    const before = days[index];
    return now === null || before == null ? [] : [Math.abs(now - before)];
  });
  return changes.length < 3 ? Number.NaN : mean(changes);
}

/** How far each day was from what was expected of it, from the second week on, when the network knows which day of the week it is. */
export function errorsOf({ days, after }: Series): readonly { readonly day: number; readonly error: number }[] {
  return days.flatMap((came, index) => {
    const expected = after[index];
    return index < season || came === null || !expected ? [] : [{ day: index + 1, error: Math.abs(expected.mean - came) }];
  });
}

/** The day that was furthest from what was expected, and what the others were off by; null where there are too few. */
export function surpriseIn(series: Series): { readonly day: number; readonly error: number; readonly others: number } | null {
  const errors = errorsOf(series);
  const largest = errors.reduce((best, each) => (each.error > best.error ? each : best), { day: 0, error: -1 });
  const others = errors.filter(({ day }) => day !== largest.day).map(({ error }) => error);
  return others.length < 3 ? null : { ...largest, others: mean(others) };
}

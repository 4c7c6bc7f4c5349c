import type { ModelSpec } from '../../engine/spec';
import { createStepper } from '../../engine/stepper';
import { binOf } from './bins';
import { repeatSeason } from './compare';
import { forecastOf } from './distribution';
import { exampleOfDays } from './examples';
import { loadLinear } from './linear';
import { daysAhead, forecastPoint, lags, type LinearModel, pointNames, type PointName } from './points';
import { loadSeries, type Series, splitSeries, windowDays, windowsOf } from './series';

/** Days of a window that are judged: those before which the linear model has enough to read. */
const judgedDays = windowDays - lags;

/** Windows of the held-out days, so far apart that each day is judged once, by whoever has read at least two weeks before it. */
export const judgedWindows = (heldOut: Series): readonly Series[] => windowsOf(heldOut, judgedDays);

/** The mean of |forecast − births| over the judged days of all windows. `forecast`: of the day at a place of a window. */
function meanError(windows: readonly Series[], forecast: (window: Series, at: number) => number): number {
  const errors = windows.flatMap((window) =>
    Array.from({ length: judgedDays }, (_, index) =>
      Math.abs(forecast(window, lags + index) - (window.births[lags + index] ?? Number.NaN)),
    ),
  );
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

/** What the forecasts without a network are off by, in births a day: they read the exact numbers, networks only the bins. */
export function judgePoints(
  windows: readonly Series[],
  linear: LinearModel,
): readonly { readonly name: PointName; readonly meanError: number }[] {
  return pointNames.map((name) => ({
    name,
    meanError: meanError(windows, ({ births }, at) => forecastPoint(name, births.slice(0, at), linear) ?? Number.NaN),
  }));
}

/** What a network is off by, its forecast being the mean of its output. */
export function judgeNetwork(windows: readonly Series[], spec: ModelSpec, weights: Float64Array): number {
  const stepper = createStepper(spec, weights);
  try {
    const read = new Map(
      windows.map((window) => {
        stepper.start();
        return [window, Array.from(exampleOfDays(window).inputs, (token) => forecastOf(stepper.step(token).output).mean)] as const;
      }),
    );
    return meanError(windows, (window, at) => read.get(window)?.[at] ?? Number.NaN);
  } finally {
    stepper.release();
  }
}

/** Days that are read before a network goes on by itself, and between the first days of two such places: every weekday has its turn. */
const readBefore = 28;
const aheadStride = 8;

export const aheadWindows = (heldOut: Series): readonly Series[] => windowsOf(heldOut, aheadStride, readBefore + daysAhead);

/** Mean of |forecast − births| on each of the days ahead. `forecasts`: of all of them, from the days before. */
function errorsAhead(windows: readonly Series[], forecasts: (window: Series, before: readonly number[]) => readonly (number | null)[]) {
  const all = windows.map((window) => forecasts(window, window.births.slice(0, readBefore)));
  return Array.from({ length: daysAhead }, (_, place) => {
    const errors = windows.map(({ births }, index) =>
      Math.abs((all[index]?.[place] ?? Number.NaN) - (births[readBefore + place] ?? Number.NaN)),
    );
    return errors.reduce((sum, error) => sum + error, 0) / errors.length;
  });
}

/** What a network is off by on each day ahead where it reads its own forecasts back, as the worker does it. */
export function judgeAhead(windows: readonly Series[], spec: ModelSpec, weights: Float64Array): readonly number[] {
  const stepper = createStepper(spec, weights);
  try {
    return errorsAhead(windows, (window) => {
      stepper.start();
      let said = Number.NaN;
      for (const token of exampleOfDays(window).inputs.slice(0, readBefore + 1)) said = forecastOf(stepper.step(token).output).mean;
      return Array.from({ length: daysAhead }, () => {
        const forecast = said;
        said = forecastOf(stepper.step(binOf(said / 1000)).output).mean;
        return forecast;
      });
    });
  } finally {
    stepper.release();
  }
}

/** What the forecasts without a network are off by on the held-out days. */
export interface JudgedPoints {
  /** How many days the next day was forecast of. */
  readonly days: number;
  readonly points: ReturnType<typeof judgePoints>;
  /** From how many places it was forecast further, and what seasonal naive is off by on each day ahead. */
  readonly ahead: { readonly places: number; readonly seasonal: readonly number[] };
}

export function judgeBaselines(): JudgedPoints {
  const { heldOut } = splitSeries(loadSeries());
  const [windows, further] = [judgedWindows(heldOut), aheadWindows(heldOut)];
  return {
    days: windows.length * judgedDays,
    points: judgePoints(windows, loadLinear()),
    ahead: { places: further.length, seasonal: errorsAhead(further, (_, before) => repeatSeason(before, daysAhead)) },
  };
}

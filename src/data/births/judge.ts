import type { ModelSpec } from '../../engine/spec';
import { createStepper } from '../../engine/stepper';
import { forecastOf } from './distribution';
import { exampleOfDays } from './examples';
import { loadLinear } from './linear';
import { forecastPoint, lags, type LinearModel, pointNames, type PointName } from './points';
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

/** What the forecasts without a network are off by on the held-out days, and how many days that are. */
export function judgeBaselines(): { readonly days: number; readonly points: ReturnType<typeof judgePoints> } {
  const windows = judgedWindows(splitSeries(loadSeries()).heldOut);
  return { days: windows.length * judgedDays, points: judgePoints(windows, loadLinear()) };
}

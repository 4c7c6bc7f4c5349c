import { createStepper } from '../../engine/stepper';
import type { ModelSpec } from '../../engine/spec';
import type { TaskData } from '../examine';
import { forecastOf } from './distribution';
import { exampleOfDays } from './examples';
import { aheadWindows, judgeAhead, judgedWindows, judgeNetwork } from './judge';
import { dateOf, loadSeries, type Series, splitSeries, windowDays, windowsOf } from './series';

const thousands = (births: number): string => (births / 1000).toFixed(1);

/** The last day of a window, as a network that has read the days before it expects it, and as it came; in thousands. */
function showWindow(spec: ModelSpec, weights: Float64Array, window: Series): string {
  const stepper = createStepper(spec, weights);
  try {
    stepper.start();
    let said = Number.NaN;
    for (const token of exampleOfDays(window).inputs) said = forecastOf(stepper.step(token).output).mean;
    return `${dateOf(window.firstDay + windowDays - 1)} → ${thousands(said)}, came ${thousands(window.births.at(-1) ?? Number.NaN)}`;
  } finally {
    stepper.release();
  }
}

/** Every window of the years that are learnt from, on whatever weekday it begins; some of the two years after them. */
export function loadBirthsData(): TaskData {
  const { training, heldOut } = splitSeries(loadSeries());
  const judges = judgedWindows(heldOut);
  return {
    training: windowsOf(training, 1).map(exampleOfDays),
    heldOut: judges.map(exampleOfDays),
    show: (spec, weights, _seed, count) =>
      Array.from({ length: count }, (_, index) => judges[Math.floor(((index + 0.5) * judges.length) / count)]).flatMap((window) =>
        window ? [showWindow(spec, weights, window)] : [],
      ),
    examine: null,
    judge: (spec, weights) => ({
      meanError: judgeNetwork(judges, spec, weights),
      aheadErrors: judgeAhead(aheadWindows(heldOut), spec, weights),
    }),
  };
}

import { birthsTask } from './task';
import { binsOf, loadSeries, type Series, splitSeries, windowsOf, writeSeries } from './series';

/** Between the first days of two samples: a day more than five weeks, so that every weekday has its turn. */
const stride = 36;

/** Five weeks each that no network trained on, as people would type them. */
export function loadHeldOutSeries(): readonly string[] {
  return windowsOf(splitSeries(loadSeries()).heldOut, stride).map(writeSeries);
}

/** Tokens as one text in which a stretch can be looked for: a comma on both sides of each. */
const chain = (tokens: readonly number[]): string => `,${tokens.join(',')},`;

/** Whether the shipped networks trained on these days; null: nowhere in the data do days follow each other like this. */
export function loadSeriesProvenance(): (text: string) => boolean | null {
  const chainOf = (series: Series) => chain(binsOf(series));
  const { training, heldOut } = splitSeries(loadSeries());
  const [learnt, judged] = [chainOf(training), chainOf(heldOut)];
  return (text) => {
    const tokens = birthsTask
      .read(text)
      .slice(1)
      .map(({ token }) => token);
    if (tokens.length === 0) return null;
    if (learnt.includes(chain(tokens))) return true;
    return judged.includes(chain(tokens)) ? false : null;
  };
}

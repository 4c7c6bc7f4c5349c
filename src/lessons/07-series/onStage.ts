import type { Forecast } from '../../data/births/distribution';
import { season } from '../../data/births/points';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { clampStep, either, told } from '../measure';
import { births, changeOver, errorsOf, mean, noSeries, type Series, seriesOf, surpriseIn, tooShort } from './reading';

/** What the days on stage are, and what the network makes of them. */

const known = ({ days }: Series): readonly number[] => days.filter((count) => count !== null);

export function reads(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const counts = known(series);
  if (counts.length < 2) return tooShort;
  return told(
    `On stage are ${counts.length} days, one number each, from ${births(Math.min(...counts))} to ${births(Math.max(...counts))} births.`,
  );
}

/** Entries of the vector that is read at a step, and how many of them are not 0. */
export function entriesAt(answer: Answer, step: number): { readonly size: number; readonly set: number } {
  const { size } = answer.spec.input;
  const token = answer.columns[clampStep(answer, step)]?.token ?? -1;
  return { size, set: token >= 0 ? 1 : 0 };
}

export function oneValue(answer: Answer, scene: Scene): Fact {
  if (!seriesOf(answer)) return noSeries;
  const { size, set } = entriesAt(answer, scene.step);
  return either(
    set === 1,
    `Of the ${size} entries one is 1, the others are 0: together they say one number. One value a step makes it univariate.`,
    `All ${size} entries are 0 here: this day is not known. One value a step, or none, makes it univariate.`,
  );
}

export function repeats(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const [daily, weekly] = [changeOver(series.days, 1), changeOver(series.days, season)];
  if (Number.isNaN(daily + weekly)) return tooShort;
  return either(
    weekly < daily / 2,
    `From one day to the next they change by ${births(daily)} on average, from one week to the next by ${births(weekly)}: the week repeats.`,
    `From one day to the next they change by ${births(daily)} on average, from one week to the next by ${births(weekly)}: no week repeats here.`,
  );
}

/** The forecast that is made at the step in view. */
export function expects(answer: Answer, scene: Scene): Fact {
  const series = seriesOf(answer);
  const step = clampStep(answer, scene.step);
  const forecast = series?.after[step];
  if (!forecast) return noSeries;
  const before = step === 0 ? 'Before any day' : `After day ${step}`;
  return told(
    `${before} the mean of the distribution is ${births(forecast.mean)}, and eight in ten of it lie between ${births(forecast.low)} and ${births(forecast.high)}.`,
  );
}

/** How often the band of eight in ten held what came. */
export function covers(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const days = errorsOf(series).map(({ day }) => day);
  if (days.length < 3) return tooShort;
  const within = days.filter((day) => {
    const [count, forecast] = [series.days[day - 1] ?? Number.NaN, series.after[day - 1]];
    return forecast !== undefined && count >= forecast.low && count <= forecast.high;
  });
  return told(`Of the ${days.length} days from the second week on, ${within.length} came within it.`);
}

export const risesFrom = 2000;

/** Whether the day to come is expected to be far above the last one. */
export function rises(answer: Answer, scene: Scene): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const step = clampStep(answer, scene.step);
  const [last, forecast] = [series.days[step - 1], series.after[step]];
  if (last == null || !forecast) return tooShort;
  return either(
    forecast.mean > last + risesFrom,
    `After ${births(last)} births it expects ${births(forecast.mean)}: not the same again, but what comes after such a day.`,
    `After ${births(last)} births it expects ${births(forecast.mean)}.`,
  );
}

/** The first day that is not known though days after it are. */
export function gapIn({ days }: Series): number | null {
  const index = days.indexOf(null);
  return index < 0 || days.slice(index + 1).every((count) => count === null) ? null : index + 1;
}

export function gap(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const day = gapIn(series);
  const forecast = day === null ? undefined : series.after[day - 1];
  if (day === null || !forecast) return { holds: false, text: 'No day is missing here between others.' };
  return told(
    `For day ${day}, which is missing, it says ${births(forecast.mean)}, between ${births(forecast.low)} and ${births(forecast.high)} with 8 in 10. It says so after day ${day - 1}; no later day has any part in that.`,
  );
}

const widthOf = ({ low, high }: Forecast): number => high - low;

/** What a day that is missing does to the forecast after it. */
export function afterGap(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const day = gapIn(series) ?? 0;
  const [before, behind] = [series.after[day - 1], series.after[day]];
  if (day === 0 || !before || !behind) return { holds: false, text: 'No day is missing here between others.' };
  const widths = `its eight in ten are ${births(widthOf(behind))} wide, after ${births(widthOf(before))} before it`;
  return either(
    widthOf(behind) < 2 * widthOf(before),
    `After the gap ${widths}: it still knows which day of the week it is, since the state goes on where no input comes.`,
    `After the gap ${widths}: it no longer knows what day it is.`,
  );
}

/** How sure it is once the surprise has been read. */
export function doubts(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const found = surpriseIn(series);
  const behind = found ? series.after[found.day] : undefined;
  if (!found || !behind) return tooShort;
  const usual = mean(series.after.slice(season, found.day).map(widthOf));
  const said = `After day ${found.day} eight in ten reach from ${births(behind.low)} to ${births(behind.high)}`;
  return either(
    widthOf(behind) > 2 * usual,
    `${said}, ${births(widthOf(behind))} wide where ${births(usual)} is usual: was that a holiday, or has a weekend begun?`,
    `${said}, no wider than usual.`,
  );
}

/** Births that a day has to be off by before it is called odd: three bins. */
const oddFrom = 1500;

export function surprise(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const found = surpriseIn(series);
  if (!found) return tooShort;
  const { day, error, others } = found;
  const expected = births(series.after[day - 1]?.mean ?? Number.NaN);
  const came = births(series.days[day - 1] ?? Number.NaN);
  return either(
    error > Math.max(oddFrom, 3 * others),
    `Day ${day} was expected with ${expected} births and came with ${came}: ${births(error)} off, where the others from the second week on are ${births(others)} off on average.`,
    `No day stands out: the largest error is that of day ${day}, ${births(error)}, where the others are ${births(others)} off on average.`,
  );
}

/** A week after the surprise: whoever repeats the week repeats it, too. */
export function aWeekLater(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const found = surpriseIn(series);
  const later = (found?.day ?? 0) + season;
  const [came, again, forecast] = [series.days[later - 1], series.points.seasonal[later - 1], series.after[later - 1]];
  if (!found || came == null || again == null || !forecast) return tooShort;
  const said = `A week after day ${found.day} seasonal naive says ${births(again)} again, the network ${births(forecast.mean)}; ${births(came)} come`;
  return either(
    Math.abs(forecast.mean - came) < Math.abs(again - came),
    `${said}: one odd day has not taught the network a new week.`,
    `${said}: here the plain repetition is nearer.`,
  );
}

/** How well it does at the level that the days on stage are at. */
export function level(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const errors = errorsOf(series);
  if (errors.length < 3) return tooShort;
  const average = formatCount(Math.round(mean(known(series))));
  return told(
    `The days on stage have ${average} births on average; from the second week on the network is off by ${births(mean(errors.map(({ error }) => error)))}.`,
  );
}

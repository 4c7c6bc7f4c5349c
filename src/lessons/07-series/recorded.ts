import { profile } from '../../data/births/profile';
import { season } from '../../data/births/points';
import { countParameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import { factsOf, modelFactsStore, type ShippedFacts } from '../../store/modelFacts';
import type { CellChoice } from '../../store/scene';
import { formatCount, formatPercent } from '../../ui/format';
import { pointWords } from '../../views/series/series.describe';
import type { Fact } from '../lesson';
import { either, listed, num, told } from '../measure';
import { births, compareForecasts, mean, noSeries, seriesOf, tooShort } from './reading';

/** What is known of all the days, and of how forecasts did on those that no network learned from. */

const notExamined: Fact = { holds: false, text: 'The network on stage now was not judged on days that it never saw.' };

function recordOf(answer: Answer, cell: CellChoice = answer.scene.model.cell): ShippedFacts | null {
  const { model } = answer.scene;
  const isRecorded = seriesOf(answer) !== null && model.source.kind === 'shipped';
  return isRecorded ? factsOf(modelFactsStore.getState().facts, { ...model, cell }) : null;
}

/** All forecasts on the days on stage. */
export function compared(answer: Answer): Fact {
  const series = seriesOf(answer);
  if (!series) return noSeries;
  const errors = compareForecasts(series);
  if (!errors) return tooShort;
  const others = listed(errors.points.map(({ name, meanError }) => `${pointWords[name]} by ${births(meanError)}`));
  const days = `On days ${errors.days[0] ?? 0} to ${errors.days.at(-1) ?? 0} the network is off by ${births(errors.network)} a day on average, ${others}`;
  return either(
    errors.points.every(({ meanError }) => errors.network < meanError),
    `${days}.`,
    `${days}: here it is not the best.`,
  );
}

/** What the network is off by on days that it never saw, by what the best forecast without one is; null where nobody judged it. */
export function besideTheBest(answer: Answer): number | null {
  const own = recordOf(answer)?.meanError;
  const points = modelFactsStore.getState().facts?.forecasts.points;
  return own === undefined || !points ? null : own / Math.min(...points.map(({ meanError }) => meanError));
}

export function heldOut(answer: Answer): Fact {
  const own = recordOf(answer)?.meanError;
  const forecasts = modelFactsStore.getState().facts?.forecasts;
  if (own === undefined || !forecasts) return notExamined;
  const others = listed(forecasts.points.map(({ name, meanError }) => `${pointWords[name]} by ${births(meanError)}`));
  const ratio = besideTheBest(answer) ?? Number.NaN;
  const start = `On ${formatCount(forecasts.days)} days of 2013 and 2014, which it never saw, it is off by ${births(own)}, ${others}`;
  return either(ratio < 1, `${start}: ${formatPercent(1 - ratio)} less than the best of them.`, `${start}: not the best.`);
}

/** The first year of the long fall, and the last. */
function fall(): { readonly from: (typeof profile.years)[number]; readonly to: (typeof profile.years)[number] } | null {
  const from = profile.years.reduce((best, each) => (each.mean > best.mean ? each : best));
  const rest = profile.years.slice(profile.years.indexOf(from));
  const end = rest.findIndex((each, index) => each.mean <= (rest[index + 1]?.mean ?? 0));
  const to = end < 0 ? rest.at(-1) : rest[end];
  return to && to !== from ? { from, to } : null;
}

export function trend(): Fact {
  const found = fall();
  if (!found) return { holds: false, text: 'The years show no long fall.' };
  const { from, to } = found;
  return told(
    `${from.year} had ${births(from.mean)} births a day on average; each year after it had fewer than the one before, down to ${births(to.mean)} in ${to.year}: ${formatPercent(1 - to.mean / from.mean)} less.`,
  );
}

/** What taking away the day a week before leaves. */
export function remains(): Fact {
  const { spread, spreadOfChange } = profile;
  return either(
    spreadOfChange < spread,
    `Over the thirteen years that are learned from, births spread by ${births(spread)} about their mean (one standard deviation). Take from each day the one ${season} days before, and what remains spreads by ${births(spreadOfChange)}.`,
    `Births spread by ${births(spread)}, and what remains without the week by ${births(spreadOfChange)}.`,
  );
}

export function ahead(answer: Answer): Fact {
  const own = recordOf(answer)?.aheadErrors;
  const record = modelFactsStore.getState().facts?.forecasts.ahead;
  const [first, last] = [own?.[0], own?.at(-1)];
  if (!own || !record || first === undefined || last === undefined) return notExamined;
  const start = `From ${formatCount(record.places)} places in the held-out days it went ${own.length} days on: off by ${births(first)} on the first, ${births(last)} on the last, ${births(mean(own))} over all`;
  return either(
    mean(own) < mean(record.seasonal),
    `${start}. Seasonal naive is off by ${births(mean(record.seasonal))}.`,
    `${start}. Seasonal naive is off by ${births(mean(record.seasonal))}, which is less.`,
  );
}

/** Parameters of the network on stage where ten days come out of a step rather than one. */
export function tenAtOnce(answer: Answer): Fact {
  const { spec } = answer;
  const { head, layers } = spec;
  if (!seriesOf(answer) || !head) return noSeries;
  const wide = { ...spec, head: { ...head, size: 10 * head.size } };
  const units = formatCount(layers.at(-1)?.size ?? 0);
  return told(
    `One day at a time, V is ${units} × ${formatCount(head.size)}, and the network has ${formatCount(countParameters(spec))} parameters. For ten days at once V is ${units} × ${formatCount(wide.head.size)}, and there are ${formatCount(countParameters(wide))}: whether they come out at the last step alone or at every one.`,
  );
}

const names = { rnn: 'the basic cell', lstm: 'the LSTM', gru: 'the GRU' } as const;
type Named = keyof typeof names;

interface Judged {
  readonly cell: Named;
  readonly value: number;
}

/** The three cells by one of the figures that are recorded of them, the least first; empty where one of them has none. */
function rank(answer: Answer, valueOf: (record: ShippedFacts) => number | undefined): readonly Judged[] {
  const found = (['rnn', 'lstm', 'gru'] as const).flatMap((cell) => {
    const record = recordOf(answer, cell);
    const value = record ? valueOf(record) : undefined;
    return value === undefined ? [] : [{ cell, value }];
  });
  return found.length < 3 ? [] : found.toSorted((a, b) => a.value - b.value);
}

export const cellErrors = (answer: Answer): readonly Judged[] => rank(answer, ({ meanError }) => meanError);

/** What the errors say of gates: close are three of which the largest is within a tenth of the least; null where they stand otherwise. */
export function worthOfGates(answer: Answer): 'close' | 'basic' | 'gates' | null {
  const [least, , most] = cellErrors(answer);
  if (!least || !most) return null;
  if (most.value < 1.1 * least.value) return 'close';
  return least.cell === 'rnn' ? 'basic' : most.cell === 'rnn' ? 'gates' : null;
}

const verdicts = { close: ': close together', basic: ': here gates do not help', gates: ': here gates help' };

export function byCells(answer: Answer): Fact {
  const found = cellErrors(answer);
  if (found.length === 0) return notExamined;
  const worth = worthOfGates(answer);
  const errors = listed(found.map(({ cell, value }) => `${names[cell]} is off by ${births(value)}`));
  return { holds: worth === 'close', text: `On the days that none of them learned from, ${errors}${worth ? verdicts[worth] : ''}.` };
}

/** The same by the loss, which asks for the whole distribution. */
export function byLoss(answer: Answer): Fact {
  const [found, byError] = [rank(answer, ({ heldOutLoss }) => heldOutLoss), cellErrors(answer)];
  const [best] = found;
  if (!best || byError.length === 0) return notExamined;
  const start = `By the loss it is ${listed(found.map(({ cell, value }) => `${names[cell]} with ${num(value)}`))} a day`;
  return either(best.cell !== byError[0]?.cell, `${start}: another order.`, `${start}: the same one comes first.`);
}

/** By the error and by the loss. */
export function byBoth(answer: Answer): Fact {
  const [error, loss] = [byCells(answer), byLoss(answer)];
  return { holds: error.holds, text: error.text === loss.text ? error.text : `${error.text} ${loss.text}` };
}

import { afterEach, describe, expect, it } from 'vitest';
import { forecastOf } from '../../src/data/births/distribution';
import { profile, profileOf } from '../../src/data/births/profile';
import { dateOf, dayOf, loadSeries, splitSeries, writeSeries } from '../../src/data/births/series';
import { birthsTask } from '../../src/data/births/task';
import { countParameters } from '../../src/engine/parameters';
import { createStepper } from '../../src/engine/stepper';
import { seriesLesson } from '../../src/lessons/07-series/lesson';
import { earlier, earlierFrom, fourth, missing, twoWeeks, weekLater, weeks, weeksFrom, withGap } from '../../src/lessons/07-series/texts';
import { modelFactsStore } from '../../src/store/modelFacts';
import { specOf } from '../../src/store/modelSpec';
import { type CellChoice, defaultScene, type ModelChoice, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatCount, formatNumber } from '../../src/ui/format';
import { weightsOf } from '../store/modelWeights';
import { answerOf } from './lessonAnswer';

const birthsBy = (cell: CellChoice): ModelChoice => ({ task: 'births', cell, sizes: [32], bias: 'one', source: { kind: 'shipped' } });
const untrained: ModelChoice = { ...birthsBy('rnn'), source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } };
const sceneOf = (change: Partial<Scene>): Scene => settleScene({ ...defaultScene, ...seriesLesson.scene, ...change });

function fact(name: string, change: Partial<Scene> = {}) {
  const scene = sceneOf(change);
  const found = seriesLesson.facts[name]?.(answerOf(scene), scene);
  if (!found) throw new RangeError(`Chapter 7 has no fact “${name}”.`);
  return { ...found, text: found.text.replaceAll('\u202f', ' ') };
}

/** What the basic cell expects after each day, without a stage. */
function forecasts(text: string) {
  const stepper = createStepper(specOf(birthsBy('rnn')), weightsOf(birthsBy('rnn')));
  stepper.start();
  const said = birthsTask.read(text).map(({ token }) => forecastOf(stepper.step(token).output));
  stepper.release();
  return said;
}

const plain = (count: number) => formatCount(Math.round(count)).replaceAll('\u202f', ' ');
const widths = (text: string) => forecasts(text).map(({ low, high }) => high - low);

describe('the days on stage', () => {
  const series = loadSeries();
  const stretch = (from: string, days: number) => {
    const at = dayOf(from) - series.firstDay;
    return writeSeries({ firstDay: dayOf(from), births: series.births.slice(at, at + days) });
  };
  const weekdayOf = (day: number) => new Date(day * 86_400_000).getUTCDay();

  it('are those of the data, of weekdays as the words say', () => {
    expect([weeks, weekLater, twoWeeks]).toEqual([20, 24, 14].map((days) => stretch(weeksFrom, days)));
    expect(earlier).toBe(stretch(earlierFrom, 14));
    expect([weeksFrom, earlierFrom].map((date) => weekdayOf(dayOf(date)))).toEqual([2, 2]);
    expect(dateOf(dayOf(weeksFrom) + fourth - 1)).toBe('2013-07-04');
    expect(weekdayOf(dayOf(weeksFrom) + 13 - 1), 'day 13 is a Sunday').toBe(0);
    expect(withGap.split(' ').map((sign, index) => (sign === '?' ? index + 1 : 0))).toContain(missing);
  });

  it('of 2013 were held out, those of 2007 learned from', () => {
    const { heldOut } = splitSeries(series);
    expect(dayOf(weeksFrom)).toBeGreaterThanOrEqual(heldOut.firstDay);
    expect(dayOf(earlierFrom) + 14).toBeLessThan(heldOut.firstDay);
  });

  it('have their lowest on Saturdays and Sundays, but for the holiday', () => {
    const births = weeks.split(' ').map(Number);
    const weekend = (day: number) => [0, 6].includes(weekdayOf(dayOf(weeksFrom) + day));
    const highest = Math.max(...births.filter((_, day) => weekend(day)));
    expect(births.every((count, day) => weekend(day) || day === fourth - 1 || count > highest)).toBe(true);
  });
});

describe('a question of a day', () => {
  it.each([
    ['monday', 14],
    ['fourth', fourth],
  ])('%s: is asked before day %i, and what is expected of it, stood on any page', (id, day) => {
    const at = seriesLesson.steps.findIndex((step) => step.id === id);
    const asked = seriesLesson.steps[at]?.prediction?.before ?? {};
    for (const scene of [...seriesLesson.steps.slice(0, at).map((step) => step.scene), asked]) {
      // What is expected of a day stands there as soon as the day before it has been read.
      expect(answerOf(sceneOf(scene)).columns.length - 1, JSON.stringify(scene)).toBeLessThan(day - 1);
    }
  });
});

describe('what the network expects', () => {
  it('is told with the engine’s numbers', () => {
    const [sunday, before] = [forecasts(weeks)[13], forecasts(withGap)[missing - 1]];
    expect(fact('rises', { step: 13 }).text).toContain(`After 7 500 births it expects ${plain(sunday?.mean ?? 0)}:`);
    expect(fact('expects', { step: 13 }).text).toContain(`between ${plain(sunday?.low ?? 0)} and ${plain(sunday?.high ?? 0)}.`);
    expect(fact('gap', { text: withGap }).text).toContain(`For day ${missing}, which is missing, it says ${plain(before?.mean ?? 0)},`);
  });

  it('is vague in the first days, and less so where they are a weekend', () => {
    const all = widths(weeks);
    expect(Math.min(...all.slice(0, 4))).toBeGreaterThan(2 * Math.max(...all.slice(4, fourth)));
    expect(widths('8.5 7.5').at(-1)).toBeLessThan((widths('13.0 12.0').at(-1) ?? 0) / 2);
  });

  it('of a missing day does not depend on what comes after it', () => {
    const other = '13.0 12.0 12.5 12.0 8.5 7.5 12.0 13.0 12.5 ? 8.0 7.5 7.5 7.5';
    expect(fact('gap', { text: other }).text).toBe(fact('gap', { text: withGap }).text);
    expect(fact('gap').holds).toBe(false);
    expect(fact('gap', { text: `${weeks} ?` }).holds, 'nothing comes after it').toBe(false);
  });

  it('is far off on the holiday, vague behind it, and not misled a week later', () => {
    for (const name of ['surprise', 'doubts']) expect(fact(name).holds, name).toBe(true);
    const off = Math.abs((forecasts(weeks)[fourth - 1]?.mean ?? 0) - 9000);
    expect(fact('surprise').text).toContain(`Day ${fourth} was expected with`);
    expect(fact('surprise').text).toContain(`${plain(off)} off`);
    expect(fact('aWeekLater', { text: weekLater }).holds).toBe(true);
    expect(fact('aWeekLater').holds, 'the week after is not on stage').toBe(false);
    for (const name of ['surprise', 'doubts']) expect(fact(name, { text: earlier }).holds, name).toBe(false);
  });
});

describe('a week that does not repeat', () => {
  it('is told from one that does', () => {
    expect(fact('repeats').holds).toBe(true);
    expect(fact('repeats', { text: Array.from({ length: 20 }, (_, day) => 6 + day / 2).join(' ') }).holds).toBe(false);
    expect(fact('repeats', { text: '12 13 8' }).text).toBe('It takes more days to see that.');
  });

  it('is another word for a network that cannot forecast it', () => {
    expect(fact('compared').holds).toBe(true);
    expect(fact('compared', { model: untrained }).text).toMatch(/here it is not the best\.$/);
  });
});

describe('what is known of all the days', () => {
  it('is recorded as the data has it', () => {
    const [whole, { training }] = [loadSeries(), splitSeries(loadSeries())];
    const found = profileOf(whole, training, (day) => Number(dateOf(day).slice(0, 4)), 7);
    expect(found.years.map(({ year }) => year)).toEqual(Array.from({ length: 15 }, (_, index) => 2000 + index));
    for (const [index, { mean }] of found.years.entries()) expect(mean).toBeCloseTo(profile.years[index]?.mean ?? Number.NaN, 6);
    expect([found.spread, found.spreadOfChange].map((each) => each.toFixed(6))).toEqual(
      [profile.spread, profile.spreadOfChange].map((each) => each.toFixed(6)),
    );
  });

  it('is a fall from 2007 to 2013, and the small rise after it of which the words speak', () => {
    const means = new Map(profile.years.map(({ year, mean }) => [year, mean]));
    const meanIn = (year: number) => means.get(year) ?? Number.NaN;
    for (let year = 2007; year < 2013; year++) expect(meanIn(year + 1)).toBeLessThan(meanIn(year));
    expect(fact('trend').text).toContain(`2007 had ${plain(meanIn(2007))} births a day`);
    expect(fact('trend').text).toContain(`down to ${plain(meanIn(2013))} in 2013`);
    expect(meanIn(2014) / meanIn(2013)).toBeGreaterThan(1);
    expect(meanIn(2014) / meanIn(2013)).toBeLessThan(1.02);
    expect(profile.years.at(-1)?.year).toBe(2014);
  });
});

describe('the record on days that were never learned from', () => {
  const { facts: record } = modelFactsStore.getState();
  afterEach(() => modelFactsStore.setState({ facts: record }));
  const of = (cell: string) => record?.models.find(({ name }) => name === `births-${cell}-32`);
  const setErrors = (cell: string, meanError: number) => {
    const models = record?.models.map((model) => (model.name === `births-${cell}-32` ? { ...model, meanError } : model)) ?? [];
    modelFactsStore.setState({ facts: record && { ...record, models } });
  };

  it('is told beside forecasts without a network, of one day and of ten', () => {
    expect(fact('heldOut').text).toContain(`it is off by ${plain(of('rnn')?.meanError ?? 0)},`);
    for (const { meanError } of record?.forecasts.points ?? []) expect(fact('heldOut').text).toContain(`by ${plain(meanError)}`);
    const ahead = of('rnn')?.aheadErrors ?? [];
    expect(fact('ahead').text).toContain(`off by ${plain(ahead[0] ?? 0)} on the first, ${plain(ahead[9] ?? 0)} on the last`);
  });

  it('decides by how much the network is better, whatever the few days on stage say', () => {
    const { prediction } = seriesLesson.steps.find(({ id }) => id === 'beat') ?? {};
    const chosen = () => prediction?.choices[prediction.outcome(answerOf(sceneOf({})), sceneOf({})) ?? -1];
    const best = Math.min(...(record?.forecasts.points.map(({ meanError }) => meanError) ?? []));
    expect(1 - (of('rnn')?.meanError ?? 0) / best).toBeCloseTo(0.176, 3);
    expect(chosen()).toBe('by a tenth to a third');
    for (const [share, choice] of [
      [1.2, 'by less than a tenth, if at all'],
      [0.91, 'by less than a tenth, if at all'],
      [0.89, 'by a tenth to a third'],
      [0.6, 'by more than a third'],
    ] as const) {
      setErrors('rnn', share * best);
      expect(chosen(), String(share)).toBe(choice);
    }
    modelFactsStore.setState({ facts: null });
    expect(chosen()).toBeUndefined();
  });

  it('says so where the network is not the best, and where gates help', () => {
    setErrors('rnn', 5000);
    expect(fact('heldOut')).toMatchObject({ holds: false, text: expect.stringMatching(/not the best\.$/) as string });
    expect(fact('byCells')).toMatchObject({ holds: false, text: expect.stringMatching(/here gates help\.$/) as string });
  });

  it('says of errors within a tenth of each other that they are close, and of others which is less, by the loss as well', () => {
    const { prediction } = seriesLesson.steps.find(({ id }) => id === 'cells') ?? {};
    const chosen = () => prediction?.choices[prediction.outcome(answerOf(sceneOf({})), sceneOf({})) ?? -1];
    expect(chosen()).toBe('none: they are close together');
    expect(fact('byCells')).toMatchObject({ holds: true, text: expect.stringMatching(/: close together\.$/) as string });
    for (const name of ['byCells', 'byLoss']) expect(fact('byBoth').text).toContain(fact(name).text);
    setErrors('rnn', 500);
    expect(chosen()).toBe('those with gates, clearly');
    setErrors('rnn', 300);
    expect(chosen()).toBe('the basic cell, clearly');
    expect(fact('byCells')).toMatchObject({ holds: false, text: expect.stringMatching(/here gates do not help\.$/) as string });
    setErrors('gru', 1);
    expect(chosen()).toBeUndefined();
  });

  it('ranks the three cells by the error and by the loss, each with its number', () => {
    for (const cell of ['rnn', 'lstm', 'gru']) {
      expect(fact('byCells').text).toContain(`is off by ${plain(of(cell)?.meanError ?? 0)}`);
      expect(fact('byLoss').text).toContain(`with ${formatNumber(of(cell)?.heldOutLoss ?? 0)}`);
    }
    setErrors('lstm', 1);
    expect(fact('byLoss').holds, 'the same comes first').toBe(false);
  });

  it('is not told of networks that nobody judged, nor before it has arrived', () => {
    const names = ['heldOut', 'ahead', 'byCells', 'byLoss'];
    for (const name of names) expect(fact(name, { model: untrained }).holds).toBe(false);
    modelFactsStore.setState({ facts: null });
    for (const name of names) expect(fact(name).holds).toBe(false);
  });
});

describe('ten days at once', () => {
  it('are counted by the engine', () => {
    const spec = specOf(birthsBy('rnn'));
    const wide = countParameters({ ...spec, head: { kind: 'softmax', size: 220, bias: true } });
    expect(fact('tenAtOnce').text).toContain(`has ${plain(countParameters(spec))} parameters`);
    expect(fact('tenAtOnce').text).toContain(`there are ${plain(wide)}:`);
    expect(fact('tenAtOnce', { model: defaultScene.model, text: 'Martha' }).text).toBe('The network on stage now forecasts no births.');
  });
});

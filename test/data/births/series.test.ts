import { describe, expect, it } from 'vitest';
import { loadBirthsData } from '../../../src/data/births/data';
import { exampleOfDays } from '../../../src/data/births/examples';
import { judgedWindows } from '../../../src/data/births/judge';
import { loadHeldOutSeries, loadSeriesProvenance } from '../../../src/data/births/provenance';
import {
  binsOf,
  dateOf,
  dayOf,
  firstHeldOut,
  loadSeries,
  splitSeries,
  windowDays,
  windowsOf,
  writeSeries,
} from '../../../src/data/births/series';
import { birthsTask } from '../../../src/data/births/task';

const { training, heldOut } = splitSeries(loadSeries());
const lastDay = ({ firstDay, births }: typeof training) => firstDay + births.length - 1;

describe('the births', () => {
  it('are those of every day from 2000 to 2014', () => {
    const series = loadSeries();
    expect([dateOf(series.firstDay), dateOf(lastDay(series))]).toEqual(['2000-01-01', '2014-12-31']);
    expect(series.births.every((births) => Number.isInteger(births) && births > 5000 && births < 17_000)).toBe(true);
  });

  it('are split by time: no day is in both parts, none is lost, and all that is learnt comes before', () => {
    expect(dateOf(lastDay(training))).toBe('2012-12-31');
    expect(heldOut.firstDay).toBe(dayOf(firstHeldOut));
    expect([...training.births, ...heldOut.births]).toEqual(loadSeries().births);
  });

  it('are learnt in windows that begin on every weekday, none of which reaches into what is held out', () => {
    const windows = windowsOf(training, 1);
    expect(windows.every((window) => lastDay(window) < heldOut.firstDay && window.births.length === windowDays)).toBe(true);
    expect(new Set(windows.map(({ firstDay }) => firstDay % 7)).size).toBe(7);
    expect(loadBirthsData().training).toHaveLength(training.births.length - windowDays + 1);
  });

  it('are judged day by day, each once, in windows of held-out days alone', () => {
    const windows = judgedWindows(heldOut);
    const judged = windows.flatMap(({ firstDay, births }) => births.slice(14).map((_, index) => firstDay + 14 + index));
    expect(new Set(judged).size).toBe(judged.length);
    expect(judged.every((day, index) => day === (judged[0] ?? Number.NaN) + index)).toBe(true);
    expect(windows.every((window) => window.firstDay >= heldOut.firstDay && lastDay(window) <= lastDay(heldOut))).toBe(true);
    expect(loadBirthsData().heldOut).toEqual(windows.map(exampleOfDays));
  });
});

describe('a window', () => {
  it('asks at every step for the day to come', () => {
    const [window] = windowsOf(heldOut, 1);
    if (!window) throw new Error('There is no window.');
    const { inputs, targets } = exampleOfDays(window);
    const read = birthsTask.read(writeSeries(window)).map(({ token }) => token);
    expect([...inputs]).toEqual(read.slice(0, -1));
    expect([...targets]).toEqual(read.slice(1));
    expect([...targets]).toEqual(binsOf(window));
  });

  it('is known to be learnt, held out, or of no place in the data', () => {
    const trainedOn = loadSeriesProvenance();
    expect(trainedOn(writeSeries({ ...training, births: training.births.slice(100, 135) }))).toBe(true);
    const samples = loadHeldOutSeries();
    expect(samples.length).toBeGreaterThan(15);
    for (const text of samples) expect(trainedOn(text)).toBe(false);
    expect(trainedOn(birthsTask.sample.text)).toBe(false);
    expect(trainedOn('5.5 16.0 5.5 16.0')).toBeNull();
    expect(trainedOn('')).toBeNull();
  });
});

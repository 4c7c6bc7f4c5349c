import { describe, expect, it } from 'vitest';
import { birthsTask } from '../../../src/data/births/task';
import {
  countBirths,
  describeAhead,
  describeAheadDay,
  describeErrors,
  describeStep,
  tabulateAhead,
  tabulateDays,
} from '../../../src/views/series/series.describe';
import { resultOf } from './resultOf';

const result = resultOf(birthsTask.sample.text);
const plain = (text: string) => text.replaceAll('\u202f', ' ');
const meanAfter = (step: number) => plain(countBirths(result.after[step]?.mean ?? Number.NaN));

describe('the words of a series', () => {
  it('say of a step what it expects of the next day, and what comes', () => {
    expect(plain(describeStep(result, 16))).toMatch(
      new RegExp(`^After day 16 \\(13 000\\) it expects ${meanAfter(16)}, with 8 in 10 from .* for day 17; 9 000 come\\.$`),
    );
    expect(plain(describeStep(result, 0))).toMatch(/^Before any day it expects .* for day 1; 13 000 come\.$/);
    expect(plain(describeStep(result, 20))).toMatch(/for day 21\.$/);
    expect(describeStep(result, 99)).toBe('');
  });

  it('say what nobody knows', () => {
    const gap = resultOf('12 ? 12');
    expect(plain(describeStep(gap, 1))).toMatch(/for day 2; what comes is not known\.$/);
    expect(plain(describeStep(gap, 2))).toMatch(/^After day 2 it expects/);
  });

  it('compare all forecasts on the same days', () => {
    expect(plain(describeErrors(result))).toMatch(
      /^Off by, on average over days 15 to 20: network [\d ]+, naive [\d ]+, seasonal naive [\d ]+, linear [\d ]+\.$/,
    );
    expect(plain(describeErrors(resultOf('12 13 12 13 12')))).toMatch(
      /naive [\d ]+; for seasonal naive and linear the text is too short\.$/,
    );
    expect(describeErrors(resultOf('12'))).toBe('To compare forecasts takes four days or more.');
    expect(describeErrors(resultOf('12 12 ? 12 12 12'))).toMatch(/over 3 of days 2 to 6|over days/);
  });

  it('tell of the days ahead, all and one by one', () => {
    const means = result.ahead.map(({ forecast: { mean } }) => plain(countBirths(mean))).join(', ');
    expect(plain(describeAhead(result))).toBe(`The 10 days after day 20, one at a time, each read back as if it had come: ${means}.`);
    expect(plain(describeAheadDay(result, 3))).toMatch(
      /^Day 23: .* if the days before it come as forecast; read back as [\d ]+\. Seasonal naive says 13 000\.$/,
    );
    expect(plain(describeAhead(resultOf('')))).toMatch(/^The 10 days after the start mark/);
    expect(describeAheadDay(resultOf('12'), 1)).not.toContain('Seasonal');
  });

  it('stand in tables, a row a day', () => {
    const days = tabulateDays(result);
    expect(days.rows).toHaveLength(21);
    expect(days.rows.every((row) => row.length === days.columns.length)).toBe(true);
    expect(days.rows.at(-1)?.[1]).toBe('to come');
    expect(days.rows[0]?.slice(-3)).toEqual(['', '', '']);
    const ahead = tabulateAhead(result);
    expect(ahead.rows.map(([day]) => day)).toEqual(['21', '22', '23', '24', '25', '26', '27', '28', '29', '30']);
    expect(ahead.rows.every((row) => row.length === ahead.columns.length)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binOf, bins, binSigns, binWidth, birthsOf, isBeyond } from '../../../src/data/births/bins';
import { loadSeries } from '../../../src/data/births/series';
import { birthsTask } from '../../../src/data/births/task';
import { taskWords } from '../../../src/data/taskWords';

const { read, inputs, outputs } = birthsTask;
const signsOf = (text: string) => read(text).map((reading) => reading.read);

describe('the bins', () => {
  it('hold every day of the data, at most half a bin away', () => {
    for (const births of loadSeries().births) {
      expect(Math.abs(birthsOf(binOf(births / 1000)) - births)).toBeLessThanOrEqual(500 * binWidth);
    }
  });

  it('are the nearest to any number, the last ones beyond the ends', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 60, noNaN: true }), (thousands) => {
        const away = Math.abs((bins[binOf(thousands)] ?? Number.NaN) - thousands);
        for (const bin of bins) expect(away).toBeLessThanOrEqual(Math.abs(bin - thousands) + 1e-9);
      }),
      { seed: 4 },
    );
  });

  it('are told from what lies beyond them', () => {
    expect(['5.24', '16.26', '-3', '1e9'].filter(isBeyond)).toHaveLength(4);
    expect([...binSigns, '5.3', '16.2', '·', 'abc', '?'].filter(isBeyond)).toEqual([]);
  });
});

describe('what is read of births', () => {
  it('is the mark and a day for each number, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ sign: fc.constantFrom(...binSigns), gap: fc.constantFrom(' ', ',', ', ', '\n', '\t', ' ;  ') }), {
          maxLength: 40,
        }),
        (days) => {
          const text = days.map(({ sign, gap }) => sign + gap).join('');
          expect(signsOf(text)).toEqual(['·', ...days.map(({ sign }) => sign)]);
        },
      ),
      { seed: 4 },
    );
  });

  it('has for a day the number of the class that says it', () => {
    const days = read(binSigns.join(' ')).slice(1);
    expect(days.map(({ token }) => outputs[token])).toEqual(binSigns);
    expect(days.map(({ token }) => inputs[token])).toEqual(binSigns);
    expect(read('')).toEqual([{ kind: 'token', typed: '·', token: outputs.length, read: '·' }]);
  });

  it.each([
    ['12', '12.0'],
    ['12.3', '12.5'],
    ['12.24', '12.0'],
    ['.5', '5.5'],
    ['-3', '5.5'],
    ['−3', '5.5'],
    ['+99', '16.0'],
    ['12500', '16.0'],
  ])('takes %s to the nearest bin, %s', (typed, sign) => {
    expect(signsOf(typed)).toEqual(['·', sign]);
  });

  it.each(['?', 'x', '1e3', '0x10', 'Infinity', 'NaN', '1.2.3', '😀', '<b>7</b>', '--5', '.'])(
    'reads zeros for what is no number: %s',
    (typed) => {
      expect(read(typed).map(({ token, read: sign }) => [token, sign])).toEqual([
        [outputs.length, '·'],
        [-1, null],
      ]);
    },
  );

  it('never shows more of a piece than stands beside others', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        for (const { typed } of read(text)) expect(Array.from(typed).length).toBeLessThanOrEqual(5);
      }),
      { seed: 4 },
    );
  });

  it('is noted where it is another number than what was typed', () => {
    const noteOf = (text: string) => taskWords.births.note?.(read(text).map(({ typed }) => typed));
    expect(noteOf('12.5 3')).toMatch(/5\.5 to 16\.0 thousand/);
    expect(noteOf('12.4 13')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { problemOf, readTyped } from '../../src/ui/typedNumber';

describe('a typed number', () => {
  it('is read with comma or point, minus or hyphen', () => {
    expect(['0.25', '0,25', '.5', '−1', ' 2e-3 ', '+4', '1e−3'].map((text) => readTyped(text))).toEqual([
      0.25, 0.25, 0.5, -1, 0.002, 4, 0.001,
    ]);
  });

  it('is refused when it is none', () => {
    const refused = ['', 'half', '1/2', '1e999', '--1', 'NaN', '0x10'];
    expect(refused.map((text) => readTyped(text))).toEqual(refused.map(() => null));
    expect(problemOf('half', 1000)).toBe('That is not a number.');
  });

  it('is refused, in other words, when it is too large', () => {
    expect(readTyped('-1e3', 1000)).toBe(-1000);
    expect(problemOf('-1e3', 1000)).toBeNull();
    expect(readTyped('1000.1', 1000)).toBeNull();
    expect(problemOf('1000.1', 1000)).toBe('At most 1\u202f000, up or down.');
  });
});

import { describe, expect, it } from 'vitest';
import { splitCharacters, splitCodePoints } from '../../src/data/characters';

describe('characters', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['Zoë', ['Z', 'o', 'ë']],
    ['Zoe\u0308', ['Z', 'o', 'e\u0308']],
    ['a👩‍👩‍👧b', ['a', '👩‍👩‍👧', 'b']],
    ['👍🏽!', ['👍🏽', '!']],
  ];

  it.each(cases)('of “%s” are those that a person counts', (text, expected) => {
    expect(splitCharacters(text)).toEqual(expected);
  });

  it.each(cases)('of “%s” are the same where the browser has no segmenter', (text, expected) => {
    expect(splitCodePoints(text)).toEqual(expected);
  });

  it('are never a heap of accents: what is longer than any sign counts as several', () => {
    const family = '👩🏽‍👩🏽‍👧🏽‍👦🏽';
    expect(splitCharacters(family)).toEqual([family]);
    const heap = `a${'\u0301'.repeat(2000)}`;
    const characters = splitCharacters(heap);
    expect(characters.join('')).toBe(heap);
    expect(Math.max(...characters.map(({ length }) => length))).toBeLessThanOrEqual(20);
  });

  it('together are the text, whatever it holds', () => {
    const text = '\u0301a\ud800é\n👩‍👩‍👧\u200d\u0308';
    expect(splitCharacters(text).join('')).toBe(text);
    expect(splitCodePoints(text).join('')).toBe(text);
  });
});

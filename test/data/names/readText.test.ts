import { describe, expect, it } from 'vitest';
import { readText, targetsOf } from '../../../src/data/names/readText';
import { foldCharacters, vocabulary } from '../../../src/data/names/vocabulary';

describe('the network', () => {
  it('reads a start mark and then every character typed', () => {
    expect(readText('Al')).toEqual([
      { typed: '·', token: 0, read: '·' },
      { typed: 'A', token: 1, read: 'a' },
      { typed: 'l', token: 12, read: 'l' },
    ]);
  });

  it('reads accented letters without their accents and shows them as typed', () => {
    const tokens = readText('ÉÇé');
    expect(tokens.slice(1).map(({ typed, read }) => typed + (read ?? ''))).toEqual(['Ée', 'Çc', 'ée']);
  });

  it.each(['1', 'ø', 'ß', '名', '👩‍👩‍👧', ' ', '-', '·', '\ud800'])(
    'reads “%s”, which it never saw, as unknown instead of dropping it',
    (typed) => {
      expect(readText(`a${typed}`).at(-1)).toMatchObject({ token: -1, read: null });
      expect(readText(`a${typed}b`)).toHaveLength(4);
    },
  );

  it('reads an accent without a letter as unknown', () => {
    expect(readText('\u0301').at(-1)).toMatchObject({ token: -1, read: null });
  });

  it('should predict at every step what comes next, and the end mark at last', () => {
    expect([...targetsOf(readText('Al'))]).toEqual([1, 12, 0]);
    expect([...targetsOf(readText(''))]).toEqual([0]);
  });

  it('has no target where an unknown character follows', () => {
    expect([...targetsOf(readText('a1b'))]).toEqual([1, -1, 2, 0]);
  });
});

describe('the vocabulary', () => {
  it('holds the mark and a to z', () => {
    expect(vocabulary.join('')).toBe('·abcdefghijklmnopqrstuvwxyz');
  });

  it('folds alike whatever the form of the accents and the locale of the machine', () => {
    expect(foldCharacters('Zoe\u0308')).toBe('zoe');
    expect(foldCharacters('İI')).toBe('ii');
  });
});

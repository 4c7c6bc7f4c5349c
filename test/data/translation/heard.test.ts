import { describe, expect, it } from 'vitest';
import { loadNumberWords } from '../../../src/data/numbers/corpus';
import { continuationsOf, mostRightAfter } from '../../../src/data/translation/heard';
import { numberPairs } from '../../../src/data/translation/pairs';

const { en, de } = await loadNumberWords();

describe('the pairs of number words', () => {
  it('are those that the networks learn from', () => {
    expect(numberPairs()).toEqual({ en, de });
  });

  it('have the hundreds first in both languages, and below one hundred the tens first in English, the ones in German', () => {
    for (let value = 100; value < 1000; value++) {
      const hundred = 100 * Math.floor(value / 100);
      expect([en[value]?.startsWith(en[hundred] ?? '-'), de[value]?.[0]]).toEqual([true, de[hundred]?.[0]]);
    }
    for (let value = 21; value < 100; value++) {
      const [ten, one] = [10 * Math.floor(value / 10), value % 10];
      if (one === 0) continue;
      expect(en[value]).toBe(`${en[ten]}-${en[one]}`);
      // ‘eins’ loses its s within a number.
      expect(de[value]).toBe(`${one === 1 ? 'ein' : de[one]}und${de[ten]}`);
    }
  });
});

describe('what a beginning leaves open', () => {
  it('is every number whose English word begins so, with the first letters of the German words, the most frequent first', () => {
    const { numbers, firstLetters } = continuationsOf(numberPairs(), 'twenty-');
    expect(numbers).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29]);
    expect(firstLetters[0]).toEqual({ letter: 's', count: 2 });
    expect(
      firstLetters
        .map(({ letter }) => letter)
        .sort()
        .join(''),
    ).toBe('adefnsvz');
    expect(firstLetters.reduce((sum, { count }) => sum + count, 0)).toBe(9);
  });

  it('is one number where the whole word has been heard and none goes on, and none where no word begins so', () => {
    expect(continuationsOf(numberPairs(), 'twenty-one')).toEqual({ numbers: [21], firstLetters: [{ letter: 'e', count: 1 }] });
    expect(continuationsOf(numberPairs(), 'six').numbers).toContain(16);
    expect(continuationsOf(numberPairs(), 'einund')).toEqual({ numbers: [], firstLetters: [] });
  });
});

describe('how many first letters can be right at best', () => {
  const three = { en: ['six', 'sixteen', 'ten'], de: ['sechs', 'abc', 'zehn'] };

  it('is the most frequent first letter of each group of numbers that sound alike so far', () => {
    expect([0, 1, 3].map((characters) => mostRightAfter(three, characters))).toEqual([1, 2, 2]);
  });

  it('knows that a word has ended one character after its last', () => {
    expect(mostRightAfter(three, 4)).toBe(3);
  });

  it('counts only numbers below the limit', () => {
    expect(mostRightAfter(three, 1, 1)).toBe(1);
  });

  it('is for the real numbers what trying every rule finds, never falls as more is heard, and ends at all of them', () => {
    const bounds = Array.from({ length: 12 }, (_, characters) => mostRightAfter(numberPairs(), characters));
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
    expect(bounds.at(-1)).toBe(1000);
    // By hand, of one letter heard: each English letter with the German letter that serves it best.
    const letters = [...new Set(de.map((word) => word[0] ?? ''))];
    const bestOf = (heard: string) =>
      Math.max(...letters.map((letter) => en.filter((word, value) => word[0] === heard && de[value]?.[0] === letter).length));
    const byHand = [...new Set(en.map((word) => word[0] ?? ''))].reduce((sum, heard) => sum + bestOf(heard), 0);
    expect(bounds[1]).toBe(byHand);
  });
});

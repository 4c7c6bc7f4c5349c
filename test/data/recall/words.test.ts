import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letters } from '../../../src/data/names/vocabulary';
import { longestLearnt, measuredLengths, splitWords, stretchText, wordsOfLength } from '../../../src/data/recall/words';
import { recallTask } from '../../../src/data/recall/task';

const lettersOf = (text: string) => recallTask.read(text).length - 1;

describe('the words of recall', () => {
  const { training, heldOut } = splitWords();

  it('keep apart what is learnt and what is held out', () => {
    const learnt = new Set(training);
    expect(heldOut.filter((word) => learnt.has(word))).toEqual([]);
    expect(new Set(heldOut).size).toBe(heldOut.length);
    expect(heldOut.length).toBeGreaterThan(400);
  });

  it('have every length as often as any other, up to the longest that is learnt', () => {
    const counts = Array.from({ length: longestLearnt }, (_, index) => training.filter((word) => word.length === index + 1).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(training.length);
    // Draws of 1 in 20: within five standard deviations of their mean.
    for (const count of counts) expect(Math.abs(count - training.length / 20)).toBeLessThan(5 * Math.sqrt(training.length / 20));
  });

  it('have every letter as often as any other, first or later', () => {
    for (const text of [training.map((word) => word.charAt(0)).join(''), training.join('')]) {
      const mean = text.length / letters.length;
      for (const letter of letters) expect(Math.abs(text.split(letter).length - 1 - mean)).toBeLessThan(5 * Math.sqrt(mean));
    }
  });

  it('are read letter by letter behind a mark, each by a sign of its own', () => {
    const read = recallTask.read(letters.join(''));
    expect(new Set(read.map(({ token }) => token)).size).toBe(27);
    expect(read.every(({ token }) => token >= 0)).toBe(true);
  });

  it('are the same for everybody', () => {
    expect(splitWords()).toEqual({ training, heldOut });
  });
});

describe('the words that measure', () => {
  it.each(measuredLengths)('begin as often with every letter, %i letters long', (length) => {
    const words = wordsOfLength(length);
    expect(words.every((word) => lettersOf(word) === length)).toBe(true);
    for (const letter of letters) expect(words.filter((word) => word.startsWith(letter))).toHaveLength(words.length / letters.length);
    expect(wordsOfLength(length)).toEqual(words);
  });
});

describe('stretchText', () => {
  const someText = fc.oneof(fc.string({ maxLength: 30, unit: 'grapheme' }), fc.stringMatching(/^[a-z]{0,30}$/));
  const someLength = fc.integer({ min: 1, max: 64 });

  it('brings a text to just so many letters and keeps what was there', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,30}$/), someLength, (text, length) => {
        const stretched = stretchText(text, length);
        expect(lettersOf(stretched)).toBe(length);
        expect(stretched.startsWith(text.slice(0, length))).toBe(true);
        expect(stretchText(text, length)).toBe(stretched);
      }),
      { seed: 3 },
    );
  });

  it('goes on alike however far: a shorter text is the beginning of a longer one', () => {
    fc.assert(
      fc.property(someText, someLength, someLength, (text, a, b) => {
        expect(stretchText(text, Math.max(a, b)).startsWith(stretchText(text, Math.min(a, b)))).toBe(true);
      }),
      { seed: 3 },
    );
  });

  it('goes on from what it added as from what was there', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,30}$/), fc.nat(20), fc.nat(20), (text, some, more) => {
        const once = stretchText(text, text.length + some);
        expect(stretchText(once, once.length + more)).toBe(stretchText(text, once.length + more));
      }),
      { seed: 3 },
    );
  });

  it('counts letters as the network reads them', () => {
    // é as two code points.
    expect(stretchText('e\u0301tude', 3)).toBe('e\u0301tu');
    expect(lettersOf(stretchText('e\u0301', 5))).toBe(5);
  });
});

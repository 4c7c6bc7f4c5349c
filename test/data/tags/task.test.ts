import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagSigns } from '../../../src/data/tags/tagset';
import { splitWords, tagsTask } from '../../../src/data/tags/task';
import { readSign, vocabulary } from '../../../src/data/tags/vocabulary';
import { taskWords } from '../../../src/data/taskWords';

const read = (text: string) => tagsTask.read(text);
const note = (text: string) => taskWords.tags.note?.(read(text).map(({ typed }) => typed)) ?? null;

describe('what is read of a sentence', () => {
  it('are the start mark and its words, whatever their case and the punctuation around them', () => {
    expect(read('“This Whale, is NOT dead!”').map(({ typed }) => typed)).toEqual(['·', 'This', 'Whale', 'is', 'NOT', 'dead']);
    expect(read('“This Whale, is NOT dead!”').map(({ token }) => token)).toEqual(read('this whale is not dead').map(({ token }) => token));
    expect(splitWords('sea—and  land\n-- (far) …')).toEqual(['sea', 'and', 'land', 'far']);
  });

  it('is nothing but the mark where there is no word', () => {
    for (const text of ['', '   ', '...', '— !']) expect(read(text)).toHaveLength(1);
  });

  it('is a sign of its own for a common word, and for others that of rare words with their ending', () => {
    expect(['whale', 'Whale', 'blorping', 'quickly', 'zebra', '😀', '<img', '3.5'].map(readSign)).toEqual([
      'whale',
      'whale',
      '…ing',
      '…ly',
      '…',
      '…',
      '…',
      '…',
    ]);
    expect(note('The whale is dead')).toBeNull();
    expect(note('the blorping whale')).toBe('Rare, and so read by the ending: ‘blorping’ as ‘…ing’.');
    expect(note('glorping blorping swimming')).toBe(
      'Rare, and so read by the ending: ‘glorping’ as ‘…ing’, ‘blorping’ as ‘…ing’, and others.',
    );
    expect(note('we watch the watch')).toBe('Rare: ‘watch’ is read as ‘…’, the one sign for all other rare words.');
    expect(note('q w')).toBe('Rare: ‘q’ and ‘w’ are read as ‘…’, the one sign for all other rare words.');
    expect(note('q w e r')).toBe('Rare: ‘q’, ‘w’ and others are read as ‘…’, the one sign for all other rare words.');
    expect(note('q blorping w')).toBe(
      'Rare, and so read by the ending: ‘blorping’ as ‘…ing’. Rare: ‘q’ and others are read as ‘…’, the one sign for all other rare words.',
    );
  });

  it('has a token for whatever is typed, and labels that are no longer than a long word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const { token, read: sign, typed } of read(text)) {
          expect(sign).toBe(tagsTask.inputs[token]);
          expect(Array.from(typed).length).toBeLessThanOrEqual(16);
        }
      }),
      { seed: 3 },
    );
    expect(read('é7'.repeat(5000))[1]?.typed).toBe(`${'é7'.repeat(7)}é…`);
  });

  it('knows every sign once', () => {
    expect(new Set(vocabulary).size).toBe(vocabulary.length);
    expect(tagsTask.input).toEqual({ kind: 'oneHot', size: vocabulary.length + 1 });
    expect(tagsTask.outputs).toBe(tagSigns);
  });
});

import file from './vocabulary.json' with { type: 'json' };

/** The words that a network reads each by a sign of its own, the commonest first. */
export const commonWords: readonly string[] = file.words.split(' ');

/**
 * What all other words are read as: rare ones that end alike share a sign. Networks learn these from the rare words of the sentences that
 * they learn from, and so know what to do with a word that nobody ever showed them (Weischedel et al. 1993). The first that fits counts.
 */
const endings = ['ly', 'ing', 'ed', 'ous', 'ful', 'ble', 'al', 'y', 'er', 's'];

/** The sign of all rare words that have none of these endings. */
export const restSign = '…';

/** Signs of the words that are read, by number. */
export const vocabulary: readonly string[] = [...commonWords, ...endings.map((ending) => restSign + ending), restSign];

const common = new Set(commonWords);

/** Whether a word has a sign of its own; case does not matter. */
export const isCommon = (word: string): boolean => common.has(word.toLowerCase());

/** The sign that a word is read as: its own, or that of rare words with its ending. */
export function readSign(word: string): string {
  const small = word.toLowerCase();
  if (common.has(small)) return small;
  return restSign + (endings.find((ending) => small.endsWith(ending)) ?? '');
}

import type { NumberWords } from '../numbers/corpus';

/** What is still possible while an English number word is being heard, counted over all numbers of the data. */

type Pairs = Pick<NumberWords, 'en' | 'de'>;

/** A letter, and how many German words begin with it. */
export interface FirstLetter {
  readonly letter: string;
  readonly count: number;
}

/** How often each letter begins the German words of some numbers, the most frequent first; of equals, the one met first. */
function firstLettersOf({ de }: Pairs, numbers: readonly number[]): readonly FirstLetter[] {
  const counts = new Map<string, number>();
  for (const value of numbers) {
    const [letter = ''] = de[value] ?? '';
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return Array.from(counts, ([letter, count]) => ({ letter, count })).sort((a, b) => b.count - a.count);
}

/** The numbers whose English word begins as heard, and the first letters of their German words. */
export function continuationsOf(
  pairs: Pairs,
  heard: string,
): { readonly numbers: readonly number[]; readonly firstLetters: readonly FirstLetter[] } {
  const numbers = [...pairs.en.keys()].filter((value) => pairs.en[value]?.startsWith(heard));
  return { numbers, firstLetters: firstLettersOf(pairs, numbers) };
}

/**
 * For how many of the numbers below a limit the first German letter can be right at most, when it has to be said after so many characters
 * of the English word: numbers that sound alike so far must all get the same letter, at best the most frequent one of theirs. No
 * network does better, however large. That a word has ended is heard as one more character.
 */
export function mostRightAfter(pairs: Pairs, characters: number, below = pairs.en.length): number {
  const alike = new Map<string, number[]>();
  for (const [value, word] of pairs.en.slice(0, below).entries()) {
    const heard = word.slice(0, characters);
    alike.set(heard, [...(alike.get(heard) ?? []), value]);
  }
  return [...alike.values()].reduce((right, numbers) => right + (firstLettersOf(pairs, numbers)[0]?.count ?? 0), 0);
}

/** Numbers from 0 to 999 are spelled. */
export const countNumbers = 1000;

/** The words of one language, each list joined by '|'. */
export interface LanguageWords {
  /** 0 to 99. */
  readonly below: string;
  /** 100, 200, …, 900. */
  readonly hundreds: string;
  /** What the words of 101 to 199, of 201 to 299, … begin with. */
  readonly starts: string;
  /** What those of x01 to x99 end with, where that is not the word itself. */
  readonly endings: string;
}

/** The word of a whole number from 0 to 999: in all languages here the hundreds come first, then what is left. */
export function spellNumber(words: LanguageWords, value: number): string {
  const part = (list: string, index: number): string => list.split('|')[index] ?? '';
  const [hundred, rest] = [Math.floor(value / 100), value % 100];
  if (hundred === 0) return part(words.below, rest);
  if (rest === 0) return part(words.hundreds, hundred - 1);
  return part(words.starts, hundred - 1) + (part(words.endings, rest - 1) || part(words.below, rest));
}

/** The words of 0 to 999, by number. */
export function spellAll(words: LanguageWords): readonly string[] {
  return Array.from({ length: countNumbers }, (_, value) => spellNumber(words, value));
}

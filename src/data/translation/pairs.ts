import type { NumberWords } from '../numbers/corpus';
import { spellAll } from '../numbers/spellNumber';
import file from '../numbers/words.json' with { type: 'json' };

type Pairs = Pick<NumberWords, 'en' | 'de'>;

let pairs: Pairs | null = null;

/**
 * The English and the German words of 0 to 999, by number, at hand at once: import this only in what is itself loaded late. Spelled when
 * first asked for: files of the app that need each other may start in any order, the words perhaps last.
 */
export function numberPairs(): Pairs {
  pairs ??= { en: spellAll(file.words.en), de: spellAll(file.words.de) };
  return pairs;
}

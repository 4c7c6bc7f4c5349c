import { spellAll } from '../numbers/spellNumber';
import file from '../numbers/words.json' with { type: 'json' };

/** The English and the German words of 0 to 999, by number, at hand at once: import this only in what is itself loaded late. */
export const numberPairs = { en: spellAll(file.words.en), de: spellAll(file.words.de) };

import type { LanguageCode } from './languages';
import { spellAll } from './spellNumber';
import { splitNumbers } from './splitNumbers';

/** The words of 0 to 999, by number. */
export type NumberWords = Readonly<Record<LanguageCode, readonly string[]>>;

/** The words of all languages, loaded only where they are needed. */
export async function loadNumberWords(): Promise<NumberWords> {
  const { default: file } = await import('./words.json', { with: { type: 'json' } });
  const { en, de, fr, es, it, nl, pt, sv } = file.words;
  const spelled = { en, de, fr, es, it, nl, pt, sv };
  return {
    en: spellAll(spelled.en),
    de: spellAll(spelled.de),
    fr: spellAll(spelled.fr),
    es: spellAll(spelled.es),
    it: spellAll(spelled.it),
    nl: spellAll(spelled.nl),
    pt: spellAll(spelled.pt),
    sv: spellAll(spelled.sv),
  };
}

/** The English words of the numbers that no network trained on. */
export async function loadHeldOutEnglish(): Promise<readonly string[]> {
  const { en } = await loadNumberWords();
  return splitNumbers().heldOut.map((value) => en[value] ?? '');
}

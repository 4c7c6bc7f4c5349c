import { loadNumberWords } from '../numbers/corpus';
import { type LanguageCode, languageNames, languages } from '../numbers/languages';
import { asWord } from '../numbers/signs';
import { splitNumbers } from '../numbers/splitNumbers';
import type { AnswerKey } from '../task';
import { languagesOfWords } from './examples';

/** Which language a word belongs to, where it is a number word of one alone. */
export async function loadLanguageKey(): Promise<(text: string) => AnswerKey> {
  const words = await loadNumberWords();
  const owners = languagesOfWords(words);
  const heldOut = new Set(splitNumbers().heldOut);
  return (text) => {
    const word = asWord(text);
    const found: readonly LanguageCode[] = owners.get(word) ?? [];
    const [language] = found;
    if (language === undefined) return { targets: [], expected: null, trainedOn: null };
    if (found.length > 1) return { targets: [], expected: found.map((code) => languageNames[code]).join(' or '), trainedOn: false };
    const trainedOn = !heldOut.has(words[language].indexOf(word));
    return { targets: [languages.indexOf(language)], expected: languageNames[language], trainedOn };
  };
}

import type { Example } from '../../engine/batches';
import { loadNumberWords, type NumberWords } from '../numbers/corpus';
import { type LanguageCode, languages } from '../numbers/languages';
import { encodeWord, startingWithMark } from '../numbers/signs';
import { splitNumbers } from '../numbers/splitNumbers';
import { languageTask } from './task';

/** A number word with the only language that has it. */
export interface LanguageWord {
  readonly word: string;
  readonly language: LanguageCode;
}

/** Languages by word: some have several, such as zero, nove and six. */
export function languagesOfWords(words: NumberWords): ReadonlyMap<string, readonly LanguageCode[]> {
  const found = new Map<string, LanguageCode[]>();
  for (const language of languages) for (const word of words[language]) found.set(word, [...(found.get(word) ?? []), language]);
  return found;
}

/** The words of some numbers in all languages; those that several languages have are left out: no one class would be right. */
export function wordsOfNumbers(words: NumberWords, numbers: readonly number[]): readonly LanguageWord[] {
  const owners = languagesOfWords(words);
  const all = languages.flatMap((language) => numbers.map((value) => ({ word: words[language][value] ?? '', language })));
  return all.filter(({ word }) => owners.get(word)?.length === 1);
}

/** A word as the network learns it: the mark and its characters in, at the last of them its language out. */
export function exampleOfWord({ word, language }: LanguageWord): Example {
  return { inputs: startingWithMark(encodeWord(word, languageTask.inputs)), targets: Int32Array.of(languages.indexOf(language)) };
}

/** Words for training and words that no model learns from. */
export async function loadLanguageWords(): Promise<{
  readonly training: readonly LanguageWord[];
  readonly heldOut: readonly LanguageWord[];
}> {
  const words = await loadNumberWords();
  const { training, heldOut } = splitNumbers();
  return { training: wordsOfNumbers(words, training), heldOut: wordsOfNumbers(words, heldOut) };
}

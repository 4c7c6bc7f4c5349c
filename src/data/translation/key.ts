import { loadNumberWords } from '../numbers/corpus';
import { asWord, encodeWord, endingWithMark } from '../numbers/signs';
import { splitNumbers } from '../numbers/splitNumbers';
import type { AnswerKey } from '../task';
import { translationTask } from './task';

/** The German word of an English number word from zero to nine hundred ninety-nine. */
export async function loadTranslationKey(): Promise<(text: string) => AnswerKey> {
  const { en, de } = await loadNumberWords();
  const numbers = new Map(en.map((word, value) => [word, value]));
  const heldOut = new Set(splitNumbers().heldOut);
  return (text) => {
    const value = numbers.get(asWord(text));
    const word = value === undefined ? undefined : de[value];
    if (value === undefined || word === undefined) return { targets: [], expected: null, trainedOn: null };
    const targets = [...endingWithMark(encodeWord(word, translationTask.outputs))];
    return { targets, expected: word, trainedOn: !heldOut.has(value) };
  };
}

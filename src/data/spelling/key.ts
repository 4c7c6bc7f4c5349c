import { loadNumberWords } from '../numbers/corpus';
import { encodeWord, endingWithMark } from '../numbers/signs';
import { splitNumbers } from '../numbers/splitNumbers';
import type { AnswerKey } from '../task';
import { isNumber, spellingTask } from './task';

/** How a number from 0 to 999 is spelled. */
export async function loadSpellingKey(): Promise<(text: string) => AnswerKey> {
  const { en } = await loadNumberWords();
  const heldOut = new Set(splitNumbers().heldOut);
  return (text) => {
    const value = isNumber(text) ? Number(text) : Number.NaN;
    const word = en[value];
    if (word === undefined) return { targets: [], expected: null, trainedOn: null };
    const targets = [...endingWithMark(encodeWord(word, spellingTask.outputs))];
    return { targets, expected: word, trainedOn: !heldOut.has(value) };
  };
}

import type { Reading, Task } from '../task';
import { tagSigns } from './tagset';
import { readSign, vocabulary } from './vocabulary';

const startMark = '·';
const inputs: readonly string[] = [startMark, ...vocabulary];

/** What stands under a column at the most; no common word is longer. */
const mostShown = 16;

function readWord(word: string): Reading {
  const read = readSign(word);
  const characters = Array.from(word);
  const typed = characters.length > mostShown ? `${characters.slice(0, mostShown - 1).join('')}…` : word;
  return { kind: 'token', typed, token: inputs.indexOf(read), read };
}

/** The words of a text as typed: what white space sets apart, without the punctuation around it. Pieces of punctuation alone are not read. */
export function splitWords(text: string): readonly string[] {
  return text.split(/[\s—–]+|--+/).flatMap((piece) => {
    const word = piece.normalize('NFC').replace(/^\p{P}+|\p{P}+$/gu, '');
    return word === '' ? [] : [word];
  });
}

/** A word's token: its own, or that of the rare words that end alike. */
export const tokenOf = (word: string): number => inputs.indexOf(readSign(word));

/** Many-to-many, aligned: a sentence, word by word → at every step the part of speech of the word that was just read. */
export const tagsTask: Task = {
  name: 'tags',
  shape: 'manyToMany',
  input: { kind: 'oneHot', size: inputs.length },
  decoder: null,
  inputs,
  outputs: tagSigns,
  mark: null,
  isAligned: true,
  columnPx: 60,
  between: ' ',
  read: (text) => [{ kind: 'token', typed: startMark, token: 0, read: startMark }, ...splitWords(text).map(readWord)],
  goesOn: null,
  sample: { text: 'this whale is not dead', step: 1 },
  sizes: [16],
};

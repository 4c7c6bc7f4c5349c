import { mark, readCharacters, signsOf } from '../numbers/signs';
import type { Task } from '../task';

/** What English number words are written with: all that the encoder learns to read. */
export const englishCharacters = ' -defghilnorstuvwxyz';
/** Both languages share one list of signs, so that both halves read vectors of one width. */
const signs = signsOf(' -abcdefghilnorstuvwxyzßöü');

/** Encoder–decoder: an English number word → the German one, a character a step. The decoder reads what it said. */
export const translationTask: Task = {
  name: 'translation',
  shape: 'encoderDecoder',
  input: { kind: 'oneHot', size: signs.length },
  decoder: { kind: 'oneHot', size: signs.length },
  inputs: signs,
  outputs: signs,
  mark,
  read: (text) => readCharacters(text, signs, englishCharacters),
  goesOn: { end: mark, most: 36 },
  sample: { text: 'twenty-one', step: 11 },
  sizes: [64],
};

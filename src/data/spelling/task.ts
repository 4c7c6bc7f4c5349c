import { mark, signsOf } from '../numbers/signs';
import type { Reading, Task } from '../task';

/** All that English number words are written with. */
export const spellingCharacters = ' -defghilnorstuvwxyz';
const signs = signsOf(spellingCharacters);

/** Three digits, ten entries each: 2__ is two hundreds, _5_ fifty, __6 six. */
const entries = ['__', '_', ''].flatMap((after, place) => Array.from({ length: 10 }, (_, digit) => `${'_'.repeat(place)}${digit}${after}`));

/** Whether a text is a whole number that the network can read. */
export function isNumber(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim());
}

/** The number as a vector: a 1 for each of its three digits. Zeros for what is no whole number from 0 to 999. */
export function vectorOfNumber(text: string): Float64Array {
  const vector = new Float64Array(entries.length);
  if (!isNumber(text)) return vector;
  [...text.trim().padStart(3, '0')].forEach((digit, place) => {
    vector[10 * place + Number(digit)] = 1;
  });
  return vector;
}

function readNumber(text: string): readonly Reading[] {
  return [{ kind: 'vector', typed: isNumber(text) ? text.trim() : 'x₁', token: -1, read: null, values: [...vectorOfNumber(text)] }];
}

/** One-to-many: a number → its English word, a character a step. The number is read at the first step, zeros after. */
export const spellingTask: Task = {
  name: 'spelling',
  shape: 'oneToMany',
  input: { kind: 'dense', size: entries.length },
  decoder: null,
  inputs: entries,
  outputs: signs,
  mark,
  read: readNumber,
  goesOn: { end: mark, most: 32 },
  sample: { text: '256', step: 4 },
  sizes: [64],
};

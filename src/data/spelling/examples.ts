import type { Example } from '../../engine/batches';
import { encodeWord, endingWithMark } from '../numbers/signs';
import { spellingTask, vectorOfNumber } from './task';

/** A number as the network learns it: its digits at the first step and zeros after, its word and the mark out. */
export function exampleOfNumber(value: number, word: string): Example {
  const targets = endingWithMark(encodeWord(word, spellingTask.outputs));
  const inputs = new Float64Array(targets.length * spellingTask.input.size);
  inputs.set(vectorOfNumber(String(value)));
  return { inputs, targets };
}

import type { Example } from '../../engine/batches';
import { encodeWord, endingWithMark, mark, startingWithMark } from '../numbers/signs';
import { onTheFlyTask } from './task';

/** What is due from the first of so many English characters on: the German word, its end, and the end again while English goes on. */
export function targetsOnTheFly(characters: number, german: string): Int32Array {
  const said = endingWithMark(encodeWord(german, onTheFlyTask.outputs));
  return Int32Array.from({ length: Math.max(characters, said.length) }, (_, at) => said[at] ?? mark);
}

/** A pair as the network learns it: the English word in, then zeros until the German one has been said; at the start mark nothing counts. */
export function exampleOnTheFly(english: string, german: string): Example {
  const targets = targetsOnTheFly(english.length, german);
  const read = startingWithMark(encodeWord(english, onTheFlyTask.inputs));
  return { inputs: Int32Array.from({ length: 1 + targets.length }, (_, step) => read[step] ?? -1), targets };
}

import type { Example } from '../../engine/batches';
import { firstLetterOf, recallTask } from './task';

/** A word as the network learns it: the mark and its letters in, at the last of them the first letter out. */
export function exampleOfLetters(word: string): Example {
  const readings = recallTask.read(word);
  return { inputs: Int32Array.from(readings, ({ token }) => token), targets: Int32Array.of(firstLetterOf(readings)) };
}

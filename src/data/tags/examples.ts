import type { Example } from '../../engine/batches';
import type { TaggedSentence } from './sentences';
import { tokenOf } from './task';

/** A sentence as a network learns it: the mark and the words in; out at each word its tag, at the mark nothing that counts. */
export function exampleOfSentence({ words, tags }: TaggedSentence): Example {
  return { inputs: Int32Array.of(0, ...words.map(tokenOf)), targets: Int32Array.from(tags) };
}

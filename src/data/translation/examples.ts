import type { Example } from '../../engine/batches';
import { encodeWord, endingWithMark, startingWithMark } from '../numbers/signs';
import { translationTask } from './task';

/** A pair as the network learns it: the English word in; then the decoder reads the true German word, and says it a character ahead. */
export function exampleOfPair(english: string, german: string): Example {
  const { inputs, outputs } = translationTask;
  const said = encodeWord(german, outputs);
  return {
    inputs: startingWithMark(encodeWord(english, inputs)),
    decoderInputs: startingWithMark(said),
    targets: endingWithMark(said),
  };
}

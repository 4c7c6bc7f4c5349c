import { indexOfLargest } from '../../engine/choose';
import { createStepper } from '../../engine/stepper';
import type { ModelSpec } from '../../engine/spec';
import { type TaskData, showExamined } from '../examine';
import { exampleOfSentence } from './examples';
import { loadSentences, type TaggedSentence, writeSentence, writeTags } from './sentences';

/** The likeliest tag of each word of a sentence, by number. */
export function tagWords(spec: ModelSpec, weights: Float64Array, sentence: TaggedSentence): readonly number[] {
  const stepper = createStepper(spec, weights);
  try {
    stepper.start();
    const tags = Array.from(exampleOfSentence(sentence).inputs, (token) => indexOfLargest(stepper.step(token).output));
    return tags.slice(1);
  } finally {
    stepper.release();
  }
}

/** The share of words, over all sentences, that get the right tag. */
export function shareOfWords(sentences: readonly TaggedSentence[], tag: (sentence: TaggedSentence) => readonly number[]): number {
  let [right, of] = [0, 0];
  for (const sentence of sentences) {
    const said = tag(sentence);
    right += sentence.tags.filter((expected, index) => said[index] === expected).length;
    of += sentence.tags.length;
  }
  return right / of;
}

/** Sentences and the tags of their words. */
export async function loadTagsData(): Promise<TaskData> {
  const { training, heldOut } = await loadSentences();
  const examine: NonNullable<TaskData['examine']> = (spec, weights, index) => {
    const sentence = heldOut[index] ?? { words: [], tags: [] };
    const said = writeTags({ tags: tagWords(spec, weights, sentence) });
    return { asked: writeSentence(sentence), said, expected: writeTags(sentence) };
  };
  return {
    training: training.map(exampleOfSentence),
    heldOut: heldOut.map(exampleOfSentence),
    show: showExamined(examine, heldOut.length),
    examine,
    shareOfOutputs: (spec, weights) => shareOfWords(heldOut, (sentence) => tagWords(spec, weights, sentence)),
  };
}

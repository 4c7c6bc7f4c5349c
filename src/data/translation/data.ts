import type { Example } from '../../engine/batches';
import type { ModelSpec } from '../../engine/spec';
import { loadNumberWords } from '../numbers/corpus';
import { generateWord } from '../numbers/generateWord';
import { encodeWord, startingWithMark } from '../numbers/signs';
import { splitNumbers } from '../numbers/splitNumbers';
import { type TaskData, judgeBeginnings, showExamined } from '../examine';
import { exampleOfPair } from './examples';
import { translationTask } from './task';

/** English number words and the German ones, whichever way a network learns and says them. */
export async function loadPairs(
  exampleOf: (english: string, german: string) => Example,
  say: (spec: ModelSpec, weights: Float64Array, english: string) => string,
): Promise<TaskData> {
  const { en, de } = await loadNumberWords();
  const { training, heldOut } = splitNumbers();
  const learn = (value: number) => exampleOf(en[value] ?? '', de[value] ?? '');
  const examine: NonNullable<TaskData['examine']> = (spec, weights, index) => {
    const value = heldOut[index] ?? 0;
    const asked = en[value] ?? '';
    return { asked, said: say(spec, weights, asked), expected: de[value] ?? '' };
  };
  return {
    training: training.map(learn),
    heldOut: heldOut.map(learn),
    show: showExamined(examine, heldOut.length),
    examine,
    judge: judgeBeginnings(examine, heldOut.length),
  };
}

/** The English word is read as a whole, then the German one is said. */
export function loadTranslationData(): Promise<TaskData> {
  const { inputs, outputs, goesOn } = translationTask;
  const say: Parameters<typeof loadPairs>[1] = (spec, weights, english) =>
    generateWord(spec, weights, startingWithMark(encodeWord(english, inputs)), outputs, goesOn?.most ?? 1);
  return loadPairs(exampleOfPair, say);
}

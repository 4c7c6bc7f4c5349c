import { loadNumberWords } from '../numbers/corpus';
import { generateWord } from '../numbers/generateWord';
import { encodeWord, startingWithMark } from '../numbers/signs';
import { splitNumbers } from '../numbers/splitNumbers';
import { type TaskData, judgeBeginnings, showExamined } from '../examine';
import { exampleOfPair } from './examples';
import { translationTask } from './task';

/** English number words and the German ones. */
export async function loadTranslationData(): Promise<TaskData> {
  const { en, de } = await loadNumberWords();
  const { training, heldOut } = splitNumbers();
  const exampleOf = (value: number) => exampleOfPair(en[value] ?? '', de[value] ?? '');
  const { inputs, outputs, goesOn } = translationTask;
  const examine: NonNullable<TaskData['examine']> = (spec, weights, index) => {
    const value = heldOut[index] ?? 0;
    const asked = en[value] ?? '';
    const said = generateWord(spec, weights, startingWithMark(encodeWord(asked, inputs)), outputs, goesOn?.most ?? 1);
    return { asked, said, expected: de[value] ?? '' };
  };
  return {
    training: training.map(exampleOf),
    heldOut: heldOut.map(exampleOf),
    show: showExamined(examine, heldOut.length),
    examine,
    judge: judgeBeginnings(examine, heldOut.length),
  };
}

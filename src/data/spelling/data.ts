import { loadNumberWords } from '../numbers/corpus';
import { generateWord } from '../numbers/generateWord';
import { splitNumbers } from '../numbers/splitNumbers';
import { type TaskData, showExamined } from '../examine';
import { exampleOfNumber } from './examples';
import { spellingTask, vectorOfNumber } from './task';

/** Numbers and their English words. */
export async function loadSpellingData(): Promise<TaskData> {
  const { en } = await loadNumberWords();
  const { training, heldOut } = splitNumbers();
  const exampleOf = (value: number) => exampleOfNumber(value, en[value] ?? '');
  const examine: NonNullable<TaskData['examine']> = (spec, weights, index) => {
    const value = heldOut[index] ?? 0;
    const said = generateWord(spec, weights, vectorOfNumber(String(value)), spellingTask.outputs, spellingTask.goesOn?.most ?? 1);
    return { asked: String(value), said, expected: en[value] ?? '' };
  };
  return { training: training.map(exampleOf), heldOut: heldOut.map(exampleOf), show: showExamined(examine, heldOut.length), examine };
}

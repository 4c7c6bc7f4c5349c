import { type TaskData, examineClass, showExamined } from '../examine';
import { letters } from '../names/vocabulary';
import { exampleOfLetters } from './examples';
import { splitWords } from './words';

/** The first letter, named when a whole word has been read. */
export function loadRecallData(): TaskData {
  const { training, heldOut } = splitWords();
  const examine: NonNullable<TaskData['examine']> = (spec, weights, index) => {
    const word = heldOut[index] ?? '';
    const said = examineClass(spec, weights, exampleOfLetters(word));
    return { asked: word, said: letters[said] ?? '', expected: word.charAt(0) };
  };
  return {
    training: training.map(exampleOfLetters),
    heldOut: heldOut.map(exampleOfLetters),
    show: showExamined(examine, heldOut.length),
    examine,
  };
}

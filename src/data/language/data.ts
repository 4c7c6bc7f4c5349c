import { indexOfLargest } from '../../engine/choose';
import { createStepper } from '../../engine/stepper';
import { type TaskData, showExamined } from '../examine';
import { languageNames, languages } from '../numbers/languages';
import { encodeWord, startingWithMark } from '../numbers/signs';
import { exampleOfWord, loadLanguageWords } from './examples';
import { languageTask } from './task';

/** The language that a network names when it has read a whole word. */
export async function loadLanguageData(): Promise<TaskData> {
  const { training, heldOut } = await loadLanguageWords();
  const examine: NonNullable<TaskData['examine']> = (spec, weights, index) => {
    const { word, language } = heldOut[index] ?? { word: '', language: 'en' as const };
    const stepper = createStepper(spec, weights);
    try {
      stepper.start();
      let best = 0;
      for (const token of startingWithMark(encodeWord(word, languageTask.inputs))) best = indexOfLargest(stepper.step(token).output);
      return { asked: word, said: languageNames[languages[best] ?? 'en'], expected: languageNames[language] };
    } finally {
      stepper.release();
    }
  };
  return {
    training: training.map(exampleOfWord),
    heldOut: heldOut.map(exampleOfWord),
    show: showExamined(examine, heldOut.length),
    examine,
  };
}

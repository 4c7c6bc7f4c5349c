import { type TaskData, examineClass, showExamined } from '../examine';
import { languageNames, languages } from '../numbers/languages';
import { exampleOfWord, loadLanguageWords } from './examples';

/** The language that a network names when it has read a whole word. */
export async function loadLanguageData(): Promise<TaskData> {
  const { training, heldOut } = await loadLanguageWords();
  const examine: NonNullable<TaskData['examine']> = (spec, weights, index) => {
    const asked = heldOut[index] ?? { word: '', language: 'en' as const };
    const said = languages[examineClass(spec, weights, exampleOfWord(asked))] ?? 'en';
    return { asked: asked.word, said: languageNames[said], expected: languageNames[asked.language] };
  };
  return {
    training: training.map(exampleOfWord),
    heldOut: heldOut.map(exampleOfWord),
    show: showExamined(examine, heldOut.length),
    examine,
  };
}

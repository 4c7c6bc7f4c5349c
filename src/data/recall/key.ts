import type { AnswerKey } from '../task';
import { letters } from '../names/vocabulary';
import { firstLetterOf, recallTask } from './task';
import { splitWords } from './words';

/** The first letter of a text that the network can read. */
export function loadRecallKey(): (text: string) => AnswerKey {
  const learnt = new Set(splitWords().training);
  return (text) => {
    const readings = recallTask.read(text);
    const first = firstLetterOf(readings);
    if (first < 0) return { targets: [], expected: null, trainedOn: null };
    const word = readings.slice(1).map(({ read }) => read ?? '?');
    return { targets: [first], expected: letters[first] ?? null, trainedOn: learnt.has(word.join('')) };
  };
}

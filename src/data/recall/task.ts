import { readText } from '../names/readText';
import { letters, vocabulary } from '../names/vocabulary';
import type { Reading, Task } from '../task';

/** The class of the first letter that is read; −1 where none is. */
export function firstLetterOf(readings: readonly Reading[]): number {
  const first = readings.slice(1).find(({ token }) => token >= 0)?.read;
  return first == null ? -1 : letters.indexOf(first);
}

/** Many-to-one: any letters → the one that came first. Only the last output counts. */
export const recallTask: Task = {
  name: 'recall',
  shape: 'manyToOne',
  input: { kind: 'oneHot', size: vocabulary.length },
  decoder: null,
  inputs: vocabulary,
  outputs: letters,
  mark: null,
  read: (text) => readText(text).map((character): Reading => ({ kind: 'token', ...character })),
  goesOn: null,
  sample: { text: 'memory', step: 6 },
  sizes: [8],
};

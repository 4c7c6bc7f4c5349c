import type { Task } from '../task';
import { translationTask } from '../translation/task';

const { input, inputs, outputs, mark, read, sample, sizes } = translationTask;

/**
 * Many-to-many, aligned: the translation’s words, but a German character is due as soon as an English one has been read. When the English
 * word is over, the network reads zeros and says the rest.
 */
export const onTheFlyTask: Task = {
  name: 'onTheFly',
  shape: 'manyToMany',
  input,
  decoder: null,
  inputs,
  outputs,
  mark,
  isAligned: true,
  // A space before or behind a word is no part of it, and would come between what is heard and what is due.
  read: (text) => read(text.trim()),
  goesOn: { end: mark ?? 0, most: 36 },
  sample: { ...sample, step: 1 },
  sizes,
};

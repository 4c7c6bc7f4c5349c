import type { Reading, Task } from '../task';
import { readText } from './readText';
import { mark, vocabulary } from './vocabulary';

/** Many-to-many: a name, letter by letter → at every step the letter that comes next. */
export const namesTask: Task = {
  name: 'names',
  shape: 'manyToMany',
  input: { kind: 'oneHot', size: vocabulary.length },
  decoder: null,
  inputs: vocabulary,
  outputs: vocabulary,
  mark,
  read: (text) => readText(text).map((character): Reading => ({ kind: 'token', ...character })),
  goesOn: null,
  sample: { text: 'Martha', step: 4 },
  sizes: [32],
};

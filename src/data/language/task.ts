import { languages } from '../numbers/languages';
import { readCharacters, signsOf } from '../numbers/signs';
import type { Task } from '../task';

/** All that the words of the eight languages are written with. */
const characters = ' -abcdefghijlmnopqrstuvwxyzßåéêëóöü';
const signs = signsOf(characters);

/** Many-to-one: a number word → its language. Only the last output counts. */
export const languageTask: Task = {
  name: 'language',
  shape: 'manyToOne',
  input: { kind: 'oneHot', size: signs.length },
  decoder: null,
  inputs: signs,
  outputs: languages,
  mark: null,
  read: (text) => readCharacters(text, signs, characters),
  goesOn: null,
  sample: { text: 'veintiuno', step: 9 },
  sizes: [32],
};

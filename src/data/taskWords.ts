import { binSigns, isBeyond } from './births/bins';
import { languageNames } from './numbers/languages';
import { markSign } from './numbers/signs';
import { nameOfTag } from './tags/tagset';
import { isCommon, readSign, restSign } from './tags/vocabulary';
import type { TaskName } from './task';

/** What people read about a task. Short, since all of it is on the first screen. */
export interface TaskWords {
  /** What the network works on, as the first place of the path to a number. */
  readonly title: string;
  /** The choice among tasks: what goes in and what comes out. */
  readonly choice: string;
  /** Name of the line that is typed into, and what stands in it while it is empty. */
  readonly field: string;
  readonly placeholder: string;
  readonly empty: string;
  /** What the outputs are, beside them. */
  readonly outputs: string;
  /** The question that the outputs answer. */
  readonly question: string;
  /** What an output's sign is called in a sentence. */
  readonly nameOf: (sign: string) => string;
  /** What is read, one by one. */
  readonly item: string;
  /** What the data is a list of. */
  readonly example: string;
  /** What a text is that has no place in the data. */
  readonly stranger: string;
  /** What the network does at a step; left out where the shape of the task says it. */
  readonly does?: string;
  /** Who says what is right, where that is no matter of fact. */
  readonly judge?: string;
  /** What one output is, where it is not the same as what is read. */
  readonly said?: string;
  /** What is to be known of the things that are typed, one by one; null when all is well. */
  readonly note?: (typed: readonly string[]) => string | null;
}

const endOrSign = (sign: string): string => (sign === markSign ? 'the end' : sign);

/** Rare words that are named. */
const mostNamed = 2;

/** Of rare words that are read by a known ending. */
function noteEnded(words: readonly string[], most: number): readonly string[] {
  if (words.length === 0) return [];
  const named = words.slice(0, most).map((word) => `‘${word}’ as ‘${readSign(word)}’`);
  return [`Rare, and so read by the ending: ${named.join(', ')}${words.length > most ? ', and others' : ''}.`];
}

/** Of rare words of which not even the ending is read. */
function noteRest(words: readonly string[], most: number): readonly string[] {
  if (words.length === 0) return [];
  const named = words.slice(0, most).map((word) => `‘${word}’`);
  const all = words.length > most ? [...named, 'others'] : named;
  const list = all.length === 1 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
  return [`Rare: ${list} ${words.length === 1 ? 'is' : 'are'} read as ‘${restSign}’, the one sign for all other rare words.`];
}

/** What is to be known of words that have no sign of their own; the start mark is none of them. */
function noteRare(typed: readonly string[]): string | null {
  const rare = [...new Set(typed.slice(1))].filter((word) => !isCommon(word));
  if (rare.length === 0) return null;
  const ended = rare.filter((word) => readSign(word) !== restSign);
  const rest = rare.filter((word) => readSign(word) === restSign);
  const most = ended.length > 0 && rest.length > 0 ? 1 : mostNamed;
  return [...noteEnded(ended, most), ...noteRest(rest, most)].join(' ');
}

const translation: TaskWords = {
  title: 'Translation',
  choice: 'English → German',
  field: 'An English number word for the network to translate',
  placeholder: 'An English number',
  empty: 'Nothing written: the encoder has read only its start mark.',
  outputs: 'says',
  question: 'What does it say?',
  nameOf: endOrSign,
  item: 'character',
  example: 'word',
  stranger: 'no number word that is known here',
};

export const taskWords: Readonly<Record<TaskName, TaskWords>> = {
  names: {
    title: 'Names',
    choice: 'names: the next letter',
    field: 'A name for the network to read',
    placeholder: 'Type a name',
    empty: 'Nothing written: the network has read only its start mark.',
    outputs: 'next',
    question: 'What comes next?',
    nameOf: endOrSign,
    item: 'letter',
    example: 'name',
    stranger: 'no name of the data',
  },
  language: {
    title: 'Languages',
    choice: 'number word → language',
    field: 'A number word for the network to read',
    placeholder: 'Type a number word',
    empty: 'Nothing written: the network has read only its start mark.',
    outputs: 'guess',
    question: 'Which language is it?',
    nameOf: (sign) => (languageNames as Readonly<Record<string, string>>)[sign] ?? sign,
    item: 'character',
    example: 'word',
    stranger: 'no number word that is known here',
  },
  spelling: {
    title: 'Spelling',
    choice: 'number → English word',
    field: 'A number for the network to spell, 0 to 999',
    placeholder: 'Type a number, 0 to 999',
    empty: 'No number: the network reads zeros and spells all the same.',
    outputs: 'says',
    question: 'What does it say?',
    nameOf: endOrSign,
    item: 'character',
    example: 'number',
    stranger: 'no number from 0 to 999',
  },
  translation,
  onTheFly: {
    ...translation,
    title: 'On the fly',
    choice: 'English → German, on the fly',
    field: 'An English number word for the network to translate as it reads',
    empty: 'Nothing written: there is nothing to translate yet.',
    does: 'says',
  },
  recall: {
    title: 'Recall',
    choice: 'letters → the first one',
    field: 'Letters for the network to read',
    placeholder: 'Type any letters',
    empty: 'Nothing written: there is no first letter to keep.',
    outputs: 'guess',
    question: 'Which letter came first?',
    nameOf: (sign) => sign,
    item: 'letter',
    example: 'word',
    stranger: 'no word with a letter in it',
  },
  births: {
    title: 'Births',
    choice: 'births: the next day',
    field: 'Births day by day, in thousands, for the network to read',
    placeholder: 'Births: 12.5 13.0 8.5',
    empty: 'Nothing written: the network has read only its start mark.',
    outputs: 'next',
    question: 'How many births on the next day?',
    nameOf: (sign) => sign,
    item: 'day',
    example: 'series',
    stranger: 'no stretch of the data',
    note: (typed) =>
      typed.some(isBeyond) ? `The network knows ${binSigns[0]} to ${binSigns.at(-1)} thousand: what is beyond reads as the nearest.` : null,
  },
  tags: {
    title: 'Tags',
    choice: 'sentence → tags',
    field: 'An English sentence for the network to tag',
    placeholder: 'Type an English sentence',
    empty: 'Nothing written: there is no word to tag.',
    outputs: 'tag',
    question: 'Which part of speech is it?',
    nameOf: nameOfTag,
    item: 'word',
    example: 'sentence',
    stranger: 'no sentence of the data',
    does: 'tags it as',
    said: 'tag',
    judge: 'as the program has it that tagged the book; nobody checked its tags',
    note: noteRare,
  },
};

export function wordsOf({ task = 'names' }: { readonly task?: TaskName }): TaskWords {
  return taskWords[task];
}

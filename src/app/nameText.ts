import { splitCharacters } from '../data/characters';
import type { Reading } from '../data/task';
import { type TaskWords, taskWords } from '../data/taskWords';
import { limits } from '../store/limits';
import { isUnknown } from '../store/columns';
import { formatCount } from '../ui/format';

/** What the stage reads of a text, and how much of it stays unread. Characters are what a person would count. */
export interface ReadPart {
  readonly text: string;
  readonly characters: number;
  readonly unread: number;
}

export function readPart(typed: string): ReadPart {
  const characters = splitCharacters(typed);
  if (characters.length <= limits.characters) return { text: typed, characters: characters.length, unread: 0 };
  const text = characters.slice(0, limits.characters).join('');
  return { text, characters: characters.length, unread: characters.length - limits.characters };
}

type Read = Pick<Reading, 'kind' | 'typed' | 'token' | 'values'>;

const shownUnknown = 4;

function describeUnknown(columns: readonly Read[]): string | null {
  const unknown = [...new Set(columns.filter(isUnknown).map(({ typed }) => `‘${typed}’`))];
  if (unknown.length === 0) return null;
  const signs = unknown.length > shownUnknown ? [...unknown.slice(0, shownUnknown), 'others'] : unknown;
  return `The model never saw ${signs.join(', ')}: there it reads zeros.`;
}

/** What the learner should know about the text as it is now; null when all is well. */
export function describeText(part: ReadPart, columns: readonly Read[], words: TaskWords = taskWords.names): string | null {
  const given = columns.find(({ kind }) => kind === 'vector');
  if (part.characters > 0 && given?.values?.every((value) => value === 0))
    return 'That is no number from 0 to 999: the network reads zeros and spells all the same.';
  if (part.unread > 0) {
    const counts = `the first ${formatCount(limits.characters)} of ${formatCount(part.characters)} characters`;
    return `The stage reads ${counts}; the rest waits in this line.`;
  }
  if (part.characters === 0) return words.empty;
  return describeUnknown(columns) ?? words.note?.(columns.map(({ typed }) => typed)) ?? null;
}

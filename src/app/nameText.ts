import { splitCharacters } from '../data/characters';
import { limits } from '../store/limits';
import type { StepToken } from '../store/run';
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

const shownUnknown = 4;

function describeUnknown(tokens: readonly StepToken[]): string | null {
  const unknown = [...new Set(tokens.filter(({ token }) => token < 0).map(({ typed }) => `‘${typed}’`))];
  if (unknown.length === 0) return null;
  const signs = unknown.length > shownUnknown ? [...unknown.slice(0, shownUnknown), 'others'] : unknown;
  return `The model never saw ${signs.join(', ')}: there it reads zeros.`;
}

/** What the learner should know about the text as it is now; null when all is well. */
export function describeText(part: ReadPart, tokens: readonly StepToken[]): string | null {
  if (part.unread > 0) {
    const counts = `the first ${formatCount(limits.characters)} of ${formatCount(part.characters)} characters`;
    return `The stage reads ${counts}; the rest waits in this line.`;
  }
  if (part.characters === 0) return 'Nothing written: the network has read only its start mark.';
  return describeUnknown(tokens);
}

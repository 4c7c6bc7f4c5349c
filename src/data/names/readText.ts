import { splitCharacters } from '../characters';
import { mark, tokenFor, unknown, vocabulary } from './vocabulary';

/** One character that the network reads. */
export interface ReadCharacter {
  /** As typed, or the start mark. */
  readonly typed: string;
  /** Its token number, or −1 for a character that the model never saw. */
  readonly token: number;
  /** The token's own sign, or null for an unknown one. */
  readonly read: string | null;
}

const start: ReadCharacter = { typed: vocabulary[mark] ?? '', token: mark, read: vocabulary[mark] ?? null };

/** The start mark and then every character that a person would count: n characters make n + 1 steps. */
export function readText(text: string): readonly ReadCharacter[] {
  const characters = splitCharacters(text).map((typed) => {
    const token = tokenFor(typed);
    return { typed, token, read: vocabulary[token] ?? null };
  });
  return [start, ...characters];
}

/**
 * What each step should predict: the token that comes next, after the last one the end mark, or −1 where a task knows no end. −1 also
 * where the next character is unknown, since no output stands for it: such a step cannot be scored.
 */
export function targetsOf(tokens: readonly { readonly token: number }[], end: number | null = mark): Int32Array {
  return Int32Array.from(tokens, (_, step) => tokens[step + 1]?.token ?? end ?? unknown);
}

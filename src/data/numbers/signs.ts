import { splitCharacters } from '../characters';
import type { Reading } from '../task';

/** Starts every word, and ends those that a network says. */
export const mark = 0;
export const markSign = '·';

/** How a space is shown: as a sign of its own. */
export const spaceSign = '␣';

const shownAs = (character: string): string => (character === ' ' ? spaceSign : character);

/** The signs of an alphabet of characters, behind the mark. */
export function signsOf(characters: string): readonly string[] {
  return [markSign, ...Array.from(characters, shownAs)];
}

/** The token of each character that people may type; capitals are read as small letters. */
export function tokenIn(signs: readonly string[], character: string): number {
  const sign = shownAs(character.toLowerCase().normalize('NFC'));
  const token = signs.indexOf(sign);
  return token === mark ? -1 : token;
}

/** The mark and then every character that a person would count. `known`: those that a network learned to read. */
export function readCharacters(text: string, signs: readonly string[], known: string): readonly Reading[] {
  const characters = splitCharacters(text).map((typed): Reading => {
    const character = typed.toLowerCase().normalize('NFC');
    const token = known.includes(character) ? tokenIn(signs, typed) : -1;
    return { kind: 'token', typed: shownAs(typed), token, read: signs[token] ?? null };
  });
  return [{ kind: 'token', typed: markSign, token: mark, read: markSign }, ...characters];
}

/** The tokens of a word that a network learns, which has no other characters than `signs`. */
export function encodeWord(word: string, signs: readonly string[]): Int32Array {
  return Int32Array.from(Array.from(word), (character) => tokenIn(signs, character));
}

/** What tokens spell, up to the mark. */
export function decodeWord(tokens: ArrayLike<number>, signs: readonly string[]): string {
  const all = Array.from(tokens);
  const end = all.indexOf(mark);
  return all
    .slice(0, end === -1 ? undefined : end)
    .map((token) => signs[token] ?? '')
    .join('')
    .replaceAll(spaceSign, ' ');
}

/** A text as a word of the data would be written: small letters, single spaces. */
export function asWord(text: string): string {
  return text.toLowerCase().normalize('NFC').trim().replace(/\s+/g, ' ');
}

const joined = (tokens: ArrayLike<number>, before: readonly number[], after: readonly number[]): Int32Array =>
  Int32Array.from([...before, ...Array.from(tokens), ...after]);

/** What is read: the mark and the word. */
export function startingWithMark(tokens: ArrayLike<number>): Int32Array {
  return joined(tokens, [mark], []);
}

/** What is said: the word and the mark. */
export function endingWithMark(tokens: ArrayLike<number>): Int32Array {
  return joined(tokens, [], [mark]);
}

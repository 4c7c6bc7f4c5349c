import { formatCount } from './format';

/** The number that was typed, comma or point, minus or hyphen; null for what is none, or is further than `most` from zero. */
export function readTyped(text: string, most = Number.MAX_VALUE): number | null {
  const plain = text.trim().replaceAll('−', '-').replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= most ? value : null;
}

/** What is wrong with a typed number, in words; null when nothing is. */
export function problemOf(text: string, most: number): string | null {
  if (readTyped(text, most) !== null) return null;
  return readTyped(text) === null ? 'That is not a number.' : `At most ${formatCount(most)}, up or down.`;
}

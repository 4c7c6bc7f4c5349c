import lengths from '../../data/names/lengths.json' with { type: 'json' };

/** The names that the networks learn from, by their letters. */

const counts: readonly number[] = lengths.training;

/** All of them. */
export const allNames = counts.reduce((sum, count) => sum + count, 0);

/** Letters of the longest one, and of the shortest. */
export const longestName = counts.length - 1;
export const shortestName = counts.findIndex((count) => count > 0);

/** Letters of all of them together. */
export const allLetters = counts.reduce((sum, count, length) => sum + count * length, 0);

/** Those with so many letters or more. */
export function namesFrom(letters: number): number {
  return counts.slice(letters).reduce((sum, count) => sum + count, 0);
}

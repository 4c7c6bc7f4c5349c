/** How many names have 0, 1, 2, … letters, up to the longest. */
export function countLengths(names: readonly string[]): readonly number[] {
  const counts = Array.from({ length: Math.max(0, ...names.map(({ length }) => length)) + 1 }, () => 0);
  for (const { length } of names) counts[length] = (counts[length] ?? 0) + 1;
  return counts;
}

/** Moves labels apart until none overlaps, as little as it takes, within [top, bottom]; the order stays. */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let lowest = top;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, lowest);
    lowest = (placed[index] ?? 0) + gap;
  }
  let highest = bottom;
  for (const index of [...order].reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, highest);
    highest = (placed[index] ?? 0) - gap;
  }
  return placed;
}

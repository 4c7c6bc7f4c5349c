import type { Measurement } from '../../engine/experiment';

/** A candidate with its own measurements. */
export interface Chosen<T> {
  readonly candidate: T;
  readonly runs: readonly Measurement[];
}

/** Values below this would be lost in rounding to two decimals. */
export const smallestTelling = 0.05;

/**
 * Of several drawn calculations, each with as many runs as the others, the first that is worth doing by hand; the first of all when none
 * is. Numbers are drawn blindly, and only their run shows what becomes of them.
 */
export function chooseTelling<T>(
  candidates: readonly T[],
  measurements: readonly Measurement[],
  isTelling: (runs: readonly Measurement[], candidate: T) => boolean,
): Chosen<T> {
  const each = measurements.length / candidates.length;
  const chosen = candidates.map((candidate, index) => ({ candidate, runs: measurements.slice(index * each, (index + 1) * each) }));
  const found = chosen.find(({ runs, candidate }) => isTelling(runs, candidate)) ?? chosen[0];
  if (!found) throw new RangeError('Nothing was drawn.');
  return found;
}

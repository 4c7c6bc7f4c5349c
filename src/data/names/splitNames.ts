import { createRandom, streamOf } from '../../engine/random';

/** Names for training and names that no model and no baseline ever learns from; no name is in both. */
export interface NameSplit {
  readonly training: readonly string[];
  readonly heldOut: readonly string[];
}

/** The split of everything that this app shows: models and baselines are compared on it. */
export const splitSeed = 2026;

const heldOutShare = 0.1;

/** The same split for the same seed, in every browser. */
export function splitNames(names: readonly string[], seed = splitSeed, share = heldOutShare): NameSplit {
  const order = Int32Array.from(names, (_, index) => index);
  createRandom(seed, streamOf('split')).shuffle(order);
  const shuffled = Array.from(order, (index) => names[index] ?? '');
  const count = Math.round(names.length * share);
  return { training: shuffled.slice(count), heldOut: shuffled.slice(0, count) };
}

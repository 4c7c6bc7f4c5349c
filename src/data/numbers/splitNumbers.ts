import { createRandom, streamOf } from '../../engine/random';
import { countNumbers } from './spellNumber';

/** Numbers whose words are learned, and numbers whose words no model learns from, in any language. */
export interface NumberSplit {
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
}

/** The split of everything that this app shows. */
export const splitSeed = 2026;

const heldOutCount = 100;

/** The same split for the same seed, in every browser; both sorted. */
export function splitNumbers(seed = splitSeed): NumberSplit {
  const order = Int32Array.from({ length: countNumbers }, (_, value) => value);
  createRandom(seed, streamOf('split')).shuffle(order);
  const sorted = (values: Int32Array): readonly number[] => Array.from(values).sort((a, b) => a - b);
  return { training: sorted(order.subarray(heldOutCount)), heldOut: sorted(order.subarray(0, heldOutCount)) };
}

import type { Example } from '../../engine/batches';
import { startToken } from './bins';
import { binsOf, type Series } from './series';

/** A window as the network learns it: the mark and all days but the last in, and out at each step the day to come. */
export function exampleOfDays(window: Series): Example {
  const targets = Int32Array.from(binsOf(window));
  return { inputs: Int32Array.of(startToken, ...targets.subarray(0, -1)), targets };
}

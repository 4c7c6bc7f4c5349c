import type { Example } from '../../engine/batches';
import { encodeName } from './corpus';
import { mark } from './vocabulary';

/** A name as the network learns it: it reads the mark and the letters, and should say each letter one step ahead, at last the mark. */
export function exampleOf(name: string): Example {
  const targets = encodeName(name);
  const inputs = new Int32Array(targets.length);
  inputs[0] = mark;
  inputs.set(targets.subarray(0, -1), 1);
  return { inputs, targets };
}

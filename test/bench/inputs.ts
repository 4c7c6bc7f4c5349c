import { CLASSES, INPUTS, type Work } from './work';

/** Numbers in −1…1 from a fixed seed (a linear congruential generator): what they are does not matter, only that all read the same. */
export function createNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** The sequences that everybody reads: x is [T, B, INPUTS], targets are class numbers [T, B]. */
export function createInputs({ steps, batch }: Work): { x: Float64Array<ArrayBuffer>; targets: Int32Array<ArrayBuffer> } {
  const next = createNumbers(1);
  return {
    x: Float64Array.from({ length: steps * batch * INPUTS }, next),
    targets: Int32Array.from({ length: steps * batch }, () => Math.floor((next() + 1) * (CLASSES / 2))),
  };
}

import { readText, targetsOf } from '../../src/data/names/readText';
import type { Pass } from '../../src/worker/protocol';

/** A pass over a name with nothing changed by hand and every output in the cost. */
export function passOver(text: string, model: Pick<Pass, 'spec' | 'weights'>, change: Partial<Pass> = {}): Pass {
  const tokens = readText(text);
  return {
    ...model,
    gain: 1,
    edits: [],
    inputs: tokens.map(({ token }) => token),
    decoder: null,
    goesOn: null,
    targets: [...targetsOf(tokens)],
    costSteps: tokens.map((_, step) => step),
    truncation: null,
    clamps: [],
    ...change,
  };
}

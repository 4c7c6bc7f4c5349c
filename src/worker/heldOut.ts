import { type Example, packBatch } from '../engine/batches';
import type { ModelSpec } from '../engine/spec';
import type { ScoredBatch } from '../engine/train';
import { recipe } from './recipe';

/** Names that only judge; their cost is the mean loss of a character. */
export interface HeldOutBatch extends ScoredBatch {
  /** Characters that are predicted, end marks included. */
  readonly characters: number;
}

/** All of them, the longest first, so that batches of alike lengths hold little padding. */
export function packHeldOut(spec: ModelSpec, examples: readonly Example[]): HeldOutBatch[] {
  const sorted = examples.toSorted((a, b) => b.inputs.length - a.inputs.length);
  const starts = Array.from({ length: Math.ceil(sorted.length / recipe.batchSize) }, (_, batch) => batch * recipe.batchSize);
  return starts.map((start) => {
    const together = sorted.slice(start, start + recipe.batchSize);
    return { ...packBatch(spec, together), characters: together.reduce((sum, { targets }) => sum + targets.length, 0) };
  });
}

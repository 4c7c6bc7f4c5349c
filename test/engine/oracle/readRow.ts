import type { Batch } from '../../../src/engine/program';
import type { InputSpec, ModelSpec } from '../../../src/engine/spec';
import type { State } from './cells';
import type { Vector } from './vectors';

/** Row b of a [T, B, width] array: a vector for each of its first `steps` steps; zeros if there is no array. */
export function readRow(data: ArrayLike<number> | undefined, size: number, width: number, row: number, steps: number): Vector[] {
  return Array.from({ length: steps }, (_, t) => Array.from({ length: width }, (__, k) => data?.[(t * size + row) * width + k] ?? 0));
}

/** A sequence's tokens, or its vectors. */
export function inputsOf(input: InputSpec, data: ArrayLike<number>, size: number, row: number, steps: number): [number[] | null, Vector[]] {
  if (input.kind === 'dense') return [null, readRow(data, size, input.size, row, steps)];
  return [readRow(data, size, 1, row, steps).map(([token]) => token!), []];
}

export function initialStates(spec: ModelSpec, batch: Batch, row: number): State[] {
  return spec.layers.map(({ size }, index) => {
    const given = batch.initial?.[index];
    return { h: readRow(given?.h, batch.size, size, row, 1)[0]!, c: readRow(given?.c, batch.size, size, row, 1)[0]! };
  });
}

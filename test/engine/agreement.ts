import { relativeError } from '../../src/interop/reference/relativeError';
import { parameters } from '../../src/engine/parameters';
import type { Recording } from '../../src/engine/recording';
import type { ModelSpec } from '../../src/engine/spec';
import type { Tensor } from '../../src/engine/tensor';

/** Something computed twice. */
export interface Pair {
  readonly name: string;
  readonly actual: ArrayLike<number>;
  readonly expected: ArrayLike<number>;
}

/** The pair that agrees least; the error is relative to the largest magnitude of the expected one. */
export function worstOf(pairs: readonly Pair[]): { readonly name: string; readonly error: number } {
  let worst = { name: 'nothing', error: 0 };
  for (const { name, actual, expected } of pairs) {
    const error = relativeError(actual, expected);
    if (error > worst.error) worst = { name, error };
  }
  return worst;
}

/** A flat vector against another, tensor by tensor. */
export function parameterPairs(spec: ModelSpec, actual: Float64Array, expected: Float64Array): Pair[] {
  return parameters(spec).map(({ name, offset, count }) => ({
    name,
    actual: actual.subarray(offset, offset + count),
    expected: expected.subarray(offset, offset + count),
  }));
}

/** Every tensor of a recording by a readable name. */
export function tensorsOf(recording: Recording, prefix = ''): Map<string, Tensor> {
  const entries: [string, Tensor | null | undefined][] = [
    ['input', recording.input],
    ['convolved', recording.convolved],
    ['logits', recording.logits],
    ['output', recording.output],
    ...recording.layers.flatMap(({ quantities, initial }, index): [string, Tensor | undefined][] => [
      ...Object.entries(quantities).map(([key, tensor]): [string, Tensor] => [`layer${index + 1}.${key}`, tensor]),
      ...Object.entries(initial).map(([key, tensor]): [string, Tensor] => [`layer${index + 1}.initial.${key}`, tensor]),
    ]),
  ];
  return new Map(entries.flatMap(([name, tensor]) => (tensor ? [[prefix + name, tensor]] : [])));
}

/** Row b of a [T, B, n] (or [B, n]) tensor, its first `steps` steps end to end. */
export function rowOf(tensor: Tensor, row: number, steps: number): number[] {
  const [batch, width] = tensor.shape.slice(-2) as [number, number];
  return Array.from({ length: steps }, (_, t) => [
    ...tensor.data.subarray((t * batch + row) * width, (t * batch + row + 1) * width),
  ]).flat();
}

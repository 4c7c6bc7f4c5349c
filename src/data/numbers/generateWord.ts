import { generateTokens } from '../../engine/generate';
import { createRandom } from '../../engine/random';
import type { ModelSpec } from '../../engine/spec';
import { decodeWord, mark } from './signs';

/** What a network says by itself, always the likeliest sign, up to the end mark. */
export function generateWord(
  spec: ModelSpec,
  weights: Float64Array,
  given: Int32Array | Float64Array,
  signs: readonly string[],
  most: number,
): string {
  const request = { given, start: mark, end: mark, maximum: most, choice: { kind: 'greedy' } } as const;
  return decodeWord(generateTokens(spec, weights, request, createRandom(0)), signs);
}

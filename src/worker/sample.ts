import { decodeName } from '../data/names/corpus';
import { mark } from '../data/names/vocabulary';
import { generateManyTokens } from '../engine/generate';
import { createRandom, streamOf } from '../engine/random';
import type { ModelSpec } from '../engine/spec';
import type { SampleRequest, SampleResult } from './protocol';

/** No name of the data is longer. */
const longest = 14;

/** Names that a model spells from nothing but the start mark; the same seed gives the same names. */
export function inventNames(spec: ModelSpec, weights: Float64Array, seed: number, count: number, temperature: number): string[] {
  const choice = { kind: 'sample', temperature, top: null } as const;
  const request = { given: Int32Array.of(mark), end: mark, maximum: longest, choice };
  return generateManyTokens(spec, weights, request, createRandom(seed, streamOf('names')), count).map(decodeName);
}

export function sample({ spec, seed, count, temperature }: SampleRequest, weights: Float64Array): SampleResult {
  return { names: inventNames(spec, weights, seed, count, temperature) };
}

import type { ModelSpec } from '../engine/spec';

/** One sequence to run: token numbers (−1: an absent input, zeros), or vectors. */
export type CodeInputs =
  | { readonly kind: 'tokens'; readonly tokens: readonly number[] }
  | { readonly kind: 'vectors'; readonly rows: readonly (readonly number[])[] };

/** A model with one sequence to run it on. */
export interface CodeModel {
  readonly spec: ModelSpec;
  /** First line of the program, for people. */
  readonly title: string;
  readonly inputs: CodeInputs;
  /** What the decoder of an encoder–decoder reads. */
  readonly decoderInputs?: CodeInputs;
}

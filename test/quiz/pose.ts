import { readFileSync } from 'node:fs';
import { conduct } from '../../src/engine/experiment';
import { readSafetensors } from '../../src/interop/safetensors';
import { draftOf } from '../../src/quiz/catalogue';
import { type Difficulty, type Question, type QuestionAddress, type QuestionKind, questionKinds } from '../../src/quiz/question';
import { specOf } from '../../src/store/modelSpec';
import type { CellChoice } from '../../src/store/scene';
import { flattenTensors } from '../../src/store/shippedWeights';

const known = new Map<CellChoice, Float64Array>();

/** The weights that ship with the app, from its own files. */
export function shippedWeights(cell: CellChoice): Float64Array {
  const found = known.get(cell);
  if (found) return found;
  const { tensors } = readSafetensors(new Uint8Array(readFileSync(`public/models/${cell}-32.safetensors`)));
  const weights = flattenTensors(specOf({ cell, sizes: [32], bias: 'one' }), tensors);
  known.set(cell, weights);
  return weights;
}

/** The whole question at an address, its experiments run by the engine itself. */
export function questionAt(address: QuestionAddress): Question {
  const draft = draftOf(address);
  return draft.pose(draft.experiments(shippedWeights).map(conduct));
}

export const difficulties: readonly Difficulty[] = [1, 2, 3];

/** Every kind at every difficulty, for `seeds` seeds. */
export function addresses(seeds: number, kinds: readonly QuestionKind[] = questionKinds): readonly QuestionAddress[] {
  return kinds.flatMap((kind) =>
    difficulties.flatMap((difficulty) => Array.from({ length: seeds }, (_, index) => ({ kind, difficulty, seed: 1 + index * 7919 }))),
  );
}

export const nameOf = ({ kind, difficulty, seed }: QuestionAddress): string => `${kind} ${difficulty} ${seed}`;

import type { Batch, Cost } from '../../engine/program';
import { createRandom, streamOf } from '../../engine/random';
import type { TokenName } from './countModels';
import { mark, unknown } from './vocabulary';

export interface ScoredBatch {
  readonly batch: Batch & { readonly lengths: Int32Array };
  readonly cost: Cost;
  /** Characters that are predicted, end marks included: what a mean is taken over. */
  readonly characters: number;
}

/** Puts names side by side, padded to the longest. The cost is the mean loss a character, end marks included. */
export function batchNames(names: readonly TokenName[]): ScoredBatch {
  const size = names.length;
  const steps = names.reduce((longest, name) => Math.max(longest, name.length), 1);
  const characters = names.reduce((sum, name) => sum + name.length, 0);
  const inputs = new Int32Array(steps * size).fill(unknown);
  const targets = new Int32Array(steps * size);
  const weights = new Float64Array(steps * size);
  for (const [row, name] of names.entries()) {
    for (const [step, token] of name.entries()) {
      inputs[step * size + row] = step === 0 ? mark : (name[step - 1] ?? unknown);
      targets[step * size + row] = token;
      weights[step * size + row] = 1 / characters;
    }
  }
  const lengths = Int32Array.from(names, (name) => name.length);
  return { batch: { steps, size, inputs, lengths }, cost: { targets, weights }, characters };
}

/**
 * Which names each update reads: every epoch goes through all of them in an order of its own, drawn from the seed and the epoch's number,
 * so that any update can be taken up without the ones before it. A batch at the end of an epoch that would be too small is left out.
 */
export class NameSchedule {
  readonly #count: number;
  readonly #size: number;
  readonly #seed: number;
  readonly #order: Int32Array;
  #epoch = -1;

  constructor(count: number, size: number, seed: number) {
    this.#count = count;
    this.#size = Math.min(size, count);
    this.#seed = seed;
    this.#order = new Int32Array(count);
  }

  /** Positions of the names of one update, counted from 0. */
  at(update: number): Int32Array {
    const perEpoch = Math.floor(this.#count / this.#size);
    this.#turnTo(Math.floor(update / perEpoch));
    const start = (update % perEpoch) * this.#size;
    return this.#order.subarray(start, start + this.#size);
  }

  #turnTo(epoch: number): void {
    if (epoch === this.#epoch) return;
    this.#epoch = epoch;
    for (let index = 0; index < this.#count; index++) this.#order[index] = index;
    createRandom(this.#seed, streamOf(`epoch ${epoch}`)).shuffle(this.#order);
  }
}

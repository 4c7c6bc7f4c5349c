import { log } from '../engine/scalar';

/** Words as their tokens with the end mark, token 0; the start mark, the same token, is understood. */
export type TokenWord = Int32Array | Float64Array;

const mark = 0;

/**
 * Predicts the next token from the `order` − 1 tokens before it. Each order is interpolated with the one below, down to uniform:
 * p(w | u v) = (count(u v w) + s · p(w | v)) / (count(u v) + s), with a strength s for every order (a Dirichlet prior centred on the lower
 * order; MacKay & Peto 1995).
 */
export interface CountModel {
  /** Tokens that there are. */
  readonly size: number;
  readonly order: number;
  /** From order 1 up. */
  readonly strengths: readonly number[];
  /** [size^(order − 1), size], contexts numbered oldest token first. */
  readonly probabilities: Float64Array;
}

/** Calls `see(context, next)` for every token that is to be predicted, end marks included. Before the first token there are only marks. */
function forEachTarget(word: TokenWord, size: number, order: number, see: (context: number, next: number) => void): void {
  const contexts = size ** (order - 1);
  let context = mark;
  for (const next of word) {
    see(context, next);
    context = (context * size + next) % contexts;
  }
}

function countGrams(words: readonly TokenWord[], size: number, order: number): Float64Array {
  const counts = new Float64Array(size ** order);
  for (const word of words) {
    forEachTarget(word, size, order, (context, next) => {
      const at = context * size + next;
      counts[at] = (counts[at] ?? 0) + 1;
    });
  }
  return counts;
}

/** Turns the counts of one order into probabilities, in place. */
function interpolate(counts: Float64Array, lower: Float64Array, size: number, strength: number): Float64Array {
  const lowerContexts = lower.length / size;
  for (let context = 0; context < counts.length / size; context++) {
    const row = counts.subarray(context * size, (context + 1) * size);
    const below = (context % lowerContexts) * size;
    const total = row.reduce((sum, count) => sum + count, 0) + strength;
    for (let next = 0; next < size; next++) {
      row[next] = ((row[next] ?? 0) + strength * (lower[below + next] ?? 0)) / total;
    }
  }
  return counts;
}

/** A model of order `strengths.length` of words with `size` different tokens. */
export function fitCountModel(words: readonly TokenWord[], size: number, strengths: readonly number[]): CountModel {
  let probabilities: Float64Array = new Float64Array(size).fill(1 / size);
  for (const [index, strength] of strengths.entries()) {
    probabilities = interpolate(countGrams(words, size, index + 1), probabilities, size, strength);
  }
  return { size, order: strengths.length, strengths, probabilities };
}

/** −ln p of a whole word, its end mark included. */
export function lossOf({ size, order, probabilities }: CountModel, word: TokenWord): number {
  let sum = 0;
  forEachTarget(word, size, order, (context, next) => {
    sum -= log(probabilities[context * size + next] ?? 0);
  });
  return sum;
}

/** In nats per character, end marks included. */
export function meanLoss(model: CountModel, words: readonly TokenWord[]): number {
  const characters = words.reduce((sum, { length }) => sum + length, 0);
  return words.reduce((sum, word) => sum + lossOf(model, word), 0) / characters;
}

const candidates = Array.from({ length: 33 }, (_, index) => 2 ** (index / 4 - 2));

/** The strengths of an order with the lowest loss: order by order, repeated until none changes. */
export function chooseStrengths(order: number, lossWith: (strengths: readonly number[]) => number): readonly number[] {
  let strengths = Array.from({ length: order }, () => 1);
  let best = lossWith(strengths);
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = 0; index < order; index++) {
      for (const strength of candidates) {
        const trial = strengths.with(index, strength);
        const loss = lossWith(trial);
        if (loss >= best) continue;
        [strengths, best, changed] = [trial, loss, true];
      }
    }
  }
  return strengths;
}

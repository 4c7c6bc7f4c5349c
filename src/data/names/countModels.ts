import { log } from '../../engine/scalar';
import { mark, vocabulary } from './vocabulary';

/** Names as their tokens with the end mark; the start mark is understood. */
export type TokenName = Int32Array;

/**
 * Predicts the next token from the `order` − 1 tokens before it. Each order is interpolated with the one below, down to uniform:
 * p(w | u v) = (count(u v w) + s · p(w | v)) / (count(u v) + s), with a strength s for every order (a Dirichlet prior centred on the lower
 * order; MacKay & Peto 1995).
 */
export interface CountModel {
  readonly order: number;
  /** From order 1 up. */
  readonly strengths: readonly number[];
  /** [vocabulary^(order − 1), vocabulary], contexts numbered oldest token first. */
  readonly probabilities: Float64Array;
}

const size = vocabulary.length;

/** Calls `see(context, next)` for every token that is to be predicted, end marks included. Before the first token there are only marks. */
function forEachTarget(names: readonly TokenName[], order: number, see: (context: number, next: number) => void): void {
  const contexts = size ** (order - 1);
  for (const name of names) {
    let context = mark;
    for (const next of name) {
      see(context, next);
      context = (context * size + next) % contexts;
    }
  }
}

function countGrams(names: readonly TokenName[], order: number): Float64Array {
  const counts = new Float64Array(size ** order);
  forEachTarget(names, order, (context, next) => {
    const at = context * size + next;
    counts[at] = (counts[at] ?? 0) + 1;
  });
  return counts;
}

/** Turns the counts of one order into probabilities, in place. */
function interpolate(counts: Float64Array, lower: Float64Array, strength: number): Float64Array {
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

/** A model of order `strengths.length`. */
export function fitCountModel(names: readonly TokenName[], strengths: readonly number[]): CountModel {
  let probabilities: Float64Array = new Float64Array(size).fill(1 / size);
  for (const [index, strength] of strengths.entries()) probabilities = interpolate(countGrams(names, index + 1), probabilities, strength);
  return { order: strengths.length, strengths, probabilities };
}

/** In nats per character, end marks included. */
export function meanLoss(model: CountModel, names: readonly TokenName[]): number {
  let sum = 0;
  let count = 0;
  forEachTarget(names, model.order, (context, next) => {
    sum -= log(model.probabilities[context * size + next] ?? 0);
    count += 1;
  });
  return sum / count;
}

const candidates = Array.from({ length: 33 }, (_, index) => 2 ** (index / 4 - 2));

/** The strengths that predict `validation` best when the counts come from `training`: order by order, repeated until none changes. */
export function chooseStrengths(training: readonly TokenName[], validation: readonly TokenName[], order: number): number[] {
  let strengths = Array.from({ length: order }, () => 1);
  let best = meanLoss(fitCountModel(training, strengths), validation);
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = 0; index < order; index++) {
      for (const strength of candidates) {
        const trial = strengths.with(index, strength);
        const loss = meanLoss(fitCountModel(training, trial), validation);
        if (loss >= best) continue;
        [strengths, best, changed] = [trial, loss, true];
      }
    }
  }
  return strengths;
}

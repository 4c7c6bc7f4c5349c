import type { Random } from './random';
import { exp } from './scalar';

/** How the next token is chosen from logits. */
export type Choice =
  | { readonly kind: 'greedy' }
  /** From softmax(logits / temperature): below 1 bolder, above 1 more even. With `top`: among the so many likeliest only. */
  | { readonly kind: 'sample'; readonly temperature: number; readonly top: number | null };

/** The position of the largest value, the first of equals. */
export function indexOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}

/** softmax(logits / temperature), zero outside the `top` likeliest (of equals, the first); temperature 0 is the limit: the likeliest alone. */
export function choiceProbabilities(logits: ArrayLike<number>, temperature: number, top: number | null): Float64Array {
  const count = logits.length;
  if (!(temperature >= 0)) throw new RangeError(`The temperature is ${temperature}; it must not be negative.`);
  const probabilities = new Float64Array(count);
  const likeliest = indexOfLargest(logits);
  if (temperature === 0) {
    probabilities[likeliest] = 1;
    return probabilities;
  }
  const order = Array.from({ length: count }, (_, k) => k).sort((a, b) => logits[b]! - logits[a]! || a - b);
  const kept = order.slice(0, top === null ? count : Math.max(1, Math.floor(top)));
  let sum = 0;
  for (const k of kept) {
    const value = exp((logits[k]! - logits[likeliest]!) / temperature);
    probabilities[k] = value;
    sum += value;
  }
  return probabilities.map((value) => value / sum);
}

export function chooseToken(logits: ArrayLike<number>, choice: Choice, random: Random): number {
  if (choice.kind === 'greedy') return indexOfLargest(logits);
  const probabilities = choiceProbabilities(logits, choice.temperature, choice.top);
  let left = random.uniform();
  let chosen = 0;
  for (let k = 0; k < probabilities.length; k++) {
    if (probabilities[k] === 0) continue;
    chosen = k;
    left -= probabilities[k]!;
    if (left < 0) break;
  }
  return chosen;
}

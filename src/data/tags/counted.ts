import type { Example } from '../../engine/batches';
import { indexOfLargest } from '../../engine/choose';
import { log } from '../../engine/scalar';

/**
 * Tags by counting, without a network: the tags of each word, or of each word after each other one. An order's counts are interpolated with
 * those below it, down to all tags alike, as in `countModels.ts`.
 */
export interface TagCounts {
  readonly classes: number;
  /** Of the smoothing: of all words together, of each word, and for pairs of each word after each other one. */
  readonly strengths: readonly number[];
  /** By context: counts of each tag. */
  readonly counts: ReadonlyMap<string, Float64Array>;
}

/** What is known at a word, from nothing to it and the one before it; the first has the start mark before it. */
function contextsAt(inputs: ArrayLike<number>, step: number, orders: number): readonly string[] {
  const [word, before] = [inputs[step] ?? -1, inputs[step - 1] ?? -1];
  return ['', `${word}`, `${before} ${word}`].slice(0, orders);
}

/** `strengths`: two for the word alone, three for it and the one before it. */
export function countTags(examples: readonly Example[], classes: number, strengths: readonly number[]): TagCounts {
  const counts = new Map<string, Float64Array>();
  for (const { inputs, targets } of examples) {
    for (const [index, tag] of targets.entries()) {
      for (const context of contextsAt(inputs, index + 1, strengths.length)) {
        const seen = counts.get(context) ?? new Float64Array(classes);
        seen[tag] = (seen[tag] ?? 0) + 1;
        counts.set(context, seen);
      }
    }
  }
  return { classes, strengths, counts };
}

/** The distribution over the tags of the word that is read at a step; step 0 is the start mark. */
export function tagProbabilities({ classes, strengths, counts }: TagCounts, inputs: ArrayLike<number>, step: number): Float64Array {
  let shares = new Float64Array(classes).fill(1 / classes);
  for (const [order, context] of contextsAt(inputs, step, strengths.length).entries()) {
    const seen = counts.get(context);
    if (!seen) continue;
    const strength = strengths[order] ?? 0;
    const total = seen.reduce((sum, count) => sum + count, strength);
    shares = shares.map((share, tag) => ((seen[tag] ?? 0) + strength * share) / total);
  }
  return shares;
}

/** How often the right tag of a word was seen in each of its contexts, and how often any: all that its loss depends on but the smoothing. */
export type Sightings = readonly { readonly right: number; readonly any: number }[];

/** The sightings of every word of some examples, one after the other. */
export function sightingsOf({ counts, strengths }: TagCounts, examples: readonly Example[]): readonly Sightings[] {
  return examples.flatMap(({ inputs, targets }) =>
    Array.from(targets, (tag, index) =>
      contextsAt(inputs, index + 1, strengths.length).map((context) => {
        const seen = counts.get(context);
        return { right: seen?.[tag] ?? 0, any: seen?.reduce((sum, count) => sum + count, 0) ?? 0 };
      }),
    ),
  );
}

/** Mean −ln p of the right tags, from what was seen of them. A context that was never seen says nothing. */
export function lossOfSightings(words: readonly Sightings[], classes: number, strengths: readonly number[]): number {
  let loss = 0;
  for (const contexts of words) {
    let share = 1 / classes;
    for (const [order, { right, any }] of contexts.entries()) {
      const strength = strengths[order] ?? 0;
      if (any > 0) share = (right + strength * share) / (any + strength);
    }
    loss -= log(share);
  }
  return loss / words.length;
}

/** Mean −ln p of the right tag, and the share of words whose likeliest tag is right. */
export function judgeTagCounts(model: TagCounts, examples: readonly Example[]): { readonly loss: number; readonly accuracy: number } {
  let [loss, right, of] = [0, 0, 0];
  for (const { inputs, targets } of examples) {
    for (const [index, tag] of targets.entries()) {
      const shares = tagProbabilities(model, inputs, index + 1);
      loss -= log(shares[tag] ?? 0);
      right += indexOfLargest(shares) === tag ? 1 : 0;
      of += 1;
    }
  }
  return { loss: loss / of, accuracy: right / of };
}

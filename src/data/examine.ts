import type { Example } from '../engine/batches';
import { indexOfLargest } from '../engine/choose';
import { createStepper } from '../engine/stepper';
import type { ModelSpec } from '../engine/spec';

/** One held-out example, and what a network makes of it. */
export interface Examined {
  readonly asked: string;
  readonly said: string;
  readonly expected: string;
}

/** What is told of a network beside its loss and the share of examples that it gets right. */
export interface Judged {
  /** In births: the mean of |forecast − births| of the next day, and of each day ahead where its own forecasts are read back. */
  readonly meanError?: number;
  readonly aheadErrors?: readonly number[];
  /** In translations: the share of held-out words whose first character is right. */
  readonly begunRight?: number;
}

/** What networks of a task learn from, and how they are examined. */
export interface TaskData {
  readonly training: readonly Example[];
  /** Examples that only judge. */
  readonly heldOut: readonly Example[];
  /** A few things that a network does, in words: names that it invents, or held-out examples with its answers. */
  readonly show: (spec: ModelSpec, weights: Float64Array, seed: number, count: number) => readonly string[];
  /** What it answers to the held-out example of a number; null where there is no one right answer. */
  readonly examine: ((spec: ModelSpec, weights: Float64Array, index: number) => Examined) | null;
  /** The share of held-out outputs that are right, where an example has one at each step; left out where an example is right or wrong as a whole. */
  readonly shareOfOutputs?: (spec: ModelSpec, weights: Float64Array) => number;
  /** What else is told of it; left out where there is no more to tell. */
  readonly judge?: (spec: ModelSpec, weights: Float64Array) => Judged;
}

/** The likeliest class once a network has read all tokens of an example. */
export function examineClass(spec: ModelSpec, weights: Float64Array, { inputs }: Example): number {
  const stepper = createStepper(spec, weights);
  try {
    stepper.start();
    let best = 0;
    for (const token of inputs) best = indexOfLargest(stepper.step(token).output);
    return best;
  } finally {
    stepper.release();
  }
}

/** How many of the held-out words a network begins rightly, however it goes on. */
export function judgeBeginnings(examine: NonNullable<TaskData['examine']>, total: number): NonNullable<TaskData['judge']> {
  return (spec, weights) => {
    const begun = Array.from({ length: total }, (_, index) => examine(spec, weights, index)).filter(
      ({ said, expected }) => said.charAt(0) === expected.charAt(0),
    );
    return { begunRight: begun.length / total };
  };
}

/** Held-out examples spread over all of them, with what a network answers and whether that is right. */
export function showExamined(examine: NonNullable<TaskData['examine']>, total: number): TaskData['show'] {
  return (spec, weights, _seed, count) =>
    Array.from({ length: count }, (_, index) => {
      const { asked, said, expected } = examine(spec, weights, Math.floor(((index + 0.5) * total) / count));
      return `${said === expected ? '✓' : '✗'} ${asked} → ${said}`;
    });
}

import type { InitialisationScheme } from '../engine/initialise';
import type { OptimizerSpec } from '../engine/optimizer';
import type { Schedule } from '../engine/schedule';
import type { Clip } from '../engine/train';

/**
 * How every task is learned, by the Train button and by the script that makes the shipped models alike. Everything depends on the update
 * alone, never on how many were asked for: the model after k updates is the same whether training went on or not.
 */
export const recipe = {
  initialisation: 'orthogonal' satisfies InitialisationScheme as InitialisationScheme,
  /** Examples in a batch, put together with others of about their length. */
  batchSize: 32,
  batching: 'shuffled',
  optimizer: { kind: 'adam' } satisfies OptimizerSpec as OptimizerSpec,
  clip: { kind: 'norm', limit: 1 } satisfies Clip as Clip,
  /** Updates between two points of the loss curve. */
  pointEvery: 50,
  /** What is shown at each point: names invented, examples answered. */
  samples: 6,
  temperature: 0.8,
} as const;

/** Rises over the first updates, falls along half a cosine, and is a fiftieth from update 3000 on. */
export function scheduleOf(learningRate: number): Schedule {
  return { kind: 'cosine', rate: learningRate, warmUp: 20, total: 3000, last: learningRate / 50 };
}

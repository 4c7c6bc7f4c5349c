// What is measured: the sizes, and how much arithmetic each holds.

export type Cell = 'lstm' | 'gru' | 'rnn';

/** A training step, or a forward pass that keeps everything for display, of one layer under a softmax of CLASSES at every step. */
export interface Work {
  readonly kind: 'train' | 'trace';
  readonly cell: Cell;
  readonly size: number;
  readonly steps: number;
  readonly batch: number;
}

export const INPUTS = 32;
export const CLASSES = 32;

const gateCount = { lstm: 4, gru: 3, rnn: 1 } as const;

/**
 * Floating-point operations of a training step: two for each multiply-add of its matrix products (forward: U, W, V; backward: their
 * gradients, and those of h through W and V). Activations and the optimizer are not counted, nor is the first step's absent past taken off.
 */
export function countOperations({ cell, size, steps, batch }: Work): number {
  const gates = gateCount[cell];
  const perOutput = 2 * INPUTS * gates * size + 3 * size * gates * size + 3 * size * CLASSES;
  return 2 * perOutput * steps * batch;
}

export const nameOf = ({ size, steps, batch }: Work): string => `${size},${steps},${batch}`;

const sizes = [
  [8, 20, 1],
  [16, 50, 1],
  [32, 50, 16],
  [64, 50, 16],
  [128, 50, 32],
  [256, 50, 32],
] as const;

export const trainWorks: readonly Work[] = sizes.map(([size, steps, batch]) => ({ kind: 'train', cell: 'lstm', size, steps, batch }));

export const traceWorks: readonly Work[] = [8, 16, 32, 64].map((size) => ({ kind: 'trace', cell: 'lstm', size, steps: 50, batch: 1 }));

/** The other cells, at the sizes for which a share of the peak is demanded. */
export const cellWorks: readonly Work[] = (['gru', 'rnn'] as const).flatMap((cell) =>
  trainWorks.filter(({ size }) => size >= 32 && size <= 128).map((work) => ({ ...work, cell })),
);

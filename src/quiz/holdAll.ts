import type { Clamp } from '../engine/program';

/** A quantity of the one layer, or its input (which counts as layer 0), held at a value in all units at one step. */
export const holdAll = (quantity: Clamp['quantity'], step: number, value: number): Clamp => ({
  part: 'encoder',
  layer: quantity === 'x' ? 0 : 1,
  quantity,
  unit: 'all',
  from: step,
  to: step,
  value,
});

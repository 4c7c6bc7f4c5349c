import { type Fields, isFields } from './fields';

/** How many digits a source's numbers have, and how that is known. */
export interface Precision {
  readonly tolerance: number;
  readonly words: string;
}

const float64: Precision = { tolerance: 1e-10, words: 'float64' };
const float32 = (words: string): Precision => ({ tolerance: 1e-5, words });

function valuesOf(tensor: unknown): readonly unknown[] {
  return isFields(tensor) && Array.isArray(tensor.data) ? tensor.data : [];
}

/** Numbers that a float64 computation would hardly ever produce: three or more besides zeros, and each of them a float32. */
function isRoundedToFloat32(values: readonly unknown[]): boolean {
  const told = values.filter((value) => typeof value === 'number' && value !== 0);
  return told.length >= 3 && told.every((value) => Math.fround(value as number) === value);
}

/**
 * A source is float32 if it says so, or if a gradient that it computed consists of float32 numbers alone: Keras on PyTorch multiplies
 * matrices in float32 where it does not use a fused kernel (SimpleRNN, GRU with reset_after=False), even under a float64 policy.
 */
export function precisionOf(file: Fields): Precision {
  if (typeof file.source === 'string' && file.source.includes('float32')) return float32('float32');
  const grads = isFields(file.grads) ? Object.entries(file.grads) : [];
  const rounded = grads.find(([, tensor]) => isRoundedToFloat32(valuesOf(tensor)));
  return rounded ? float32(`float32, since grads.${rounded[0]} holds no other numbers`) : float64;
}

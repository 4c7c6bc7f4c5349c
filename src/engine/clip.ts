import { clippingFactor } from './clippingFactor';

/** √Σ v², without overflow or underflow on the way. */
export function euclideanNorm(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!;
  return sum > 1e-280 && sum < 1e280 ? Math.sqrt(sum) : scaledNorm(values);
}

function scaledNorm(values: Float64Array): number {
  let largest = 0;
  for (const value of values) {
    if (Number.isNaN(value)) return Number.NaN;
    largest = Math.max(largest, Math.abs(value));
  }
  if (largest === 0 || largest === Number.POSITIVE_INFINITY) return largest;
  let sum = 0;
  for (const value of values) sum += (value / largest) * (value / largest);
  return largest * Math.sqrt(sum);
}

/**
 * Shortens the gradient, if longer than `limit`, to about `limit`, by the clipping factor. Returns the norm before; a gradient whose norm is
 * no finite number is left as it is.
 */
export function clipByNorm(gradient: Float64Array, limit: number): number {
  const norm = euclideanNorm(gradient);
  const factor = clippingFactor(norm, limit);
  if (factor < 1) {
    for (let k = 0; k < gradient.length; k++) gradient[k] = gradient[k]! * factor;
  }
  return norm;
}

/** Cuts each value to −limit … limit; returns whether any was beyond. NaN stays NaN. */
export function clipByValue(gradient: Float64Array, limit: number): boolean {
  let clipped = false;
  for (let k = 0; k < gradient.length; k++) {
    const value = gradient[k]!;
    if (value > limit) gradient[k] = limit;
    else if (value < -limit) gradient[k] = -limit;
    else continue;
    clipped = true;
  }
  return clipped;
}

/**
 * Largest difference between two arrays, relative to the largest magnitude in `expected` (absolute where that is zero). Infinite if the
 * sizes differ or anything is not a finite number.
 */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let magnitude = 0;
  for (let k = 0; k < expected.length; k += 1) {
    const [a, e] = [actual[k] ?? Number.NaN, expected[k] ?? Number.NaN];
    if (!Number.isFinite(a) || !Number.isFinite(e)) return Number.POSITIVE_INFINITY;
    difference = Math.max(difference, Math.abs(a - e));
    magnitude = Math.max(magnitude, Math.abs(e));
  }
  return magnitude > 0 ? difference / magnitude : difference;
}

import type { Random } from './random';

/**
 * A random rows × columns matrix, row-major, uniformly distributed among those with orthonormal rows (or columns, if there are fewer):
 * normal numbers made orthonormal by Gram & Schmidt, each vector twice, after which rounding no longer shows (Giraud et al. 2005).
 * Saxe et al. 2014 recommend it for recurrent matrices: all singular values are 1.
 */
export function randomOrthogonal(random: Random, rows: number, columns: number): Float64Array {
  const vectors = Math.min(rows, columns);
  const length = Math.max(rows, columns);
  const basis = new Float64Array(vectors * length);
  for (let v = 0; v < vectors; v++) {
    const vector = basis.subarray(v * length, (v + 1) * length);
    do {
      for (let k = 0; k < length; k++) vector[k] = random.normal();
    } while (!orthonormalise(vector, basis, v));
  }
  return rows <= columns ? basis : transpose(basis, vectors, length);
}

/** Against the first `count` rows of the basis. False when almost nothing is left, which chance does not bring about in practice. */
function orthonormalise(vector: Float64Array, basis: Float64Array, count: number): boolean {
  const { length } = vector;
  for (let pass = 0; pass < 2; pass++) {
    for (let v = 0; v < count; v++) {
      const start = v * length;
      let product = 0;
      for (let k = 0; k < length; k++) product += vector[k]! * basis[start + k]!;
      for (let k = 0; k < length; k++) vector[k] = vector[k]! - product * basis[start + k]!;
    }
  }
  let square = 0;
  for (let k = 0; k < length; k++) square += vector[k]! * vector[k]!;
  const norm = Math.sqrt(square);
  for (let k = 0; k < length; k++) vector[k] = vector[k]! / norm;
  return norm > 1e-9;
}

function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(matrix.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) result[c * rows + r] = matrix[r * columns + c]!;
  return result;
}

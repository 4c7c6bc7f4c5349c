import { createRandom } from './random';
import { largestOf, type MatrixView } from './singular';

/** A Ritz value that grows by less than this in a step, twice running, has arrived. */
const SETTLED = 1e-15;

/**
 * ‖A‖₂, the largest singular value, to about 10⁻¹³ relative: Lanczos on AᵀA with full reorthogonalisation (Golub & Kahan 1965) from a
 * fixed pseudo-random vector. A few products with A instead of the n of a full decomposition, so that all pairs of steps can be had.
 */
export function spectralNorm(matrix: MatrixView): number {
  const scale = largestOf(matrix);
  if (scale === 0 || !Number.isFinite(scale)) return scale;
  const { rows, columns } = matrix;
  const image = new Float64Array(rows);
  const basis: Float64Array[] = [startVector(columns)];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let largest = 0;
  let settled = 0;
  while (settled < 2) {
    const latest = basis[basis.length - 1]!;
    const next = new Float64Array(columns);
    multiply(matrix, 1 / scale, latest, image);
    multiplyTransposed(matrix, 1 / scale, image, next);
    diagonal.push(dot(latest, next));
    const eigenvalue = largestEigenvalue(diagonal, beside, largest);
    settled = eigenvalue - largest <= SETTLED * eigenvalue ? settled + 1 : 0;
    largest = eigenvalue;
    for (let pass = 0; pass < 2; pass++) for (const vector of basis) addScaled(next, vector, -dot(vector, next));
    const length = Math.sqrt(dot(next, next));
    if (basis.length === columns || length <= 1e-14 * largest) break;
    beside.push(length);
    basis.push(next.map((value) => value / length));
  }
  return scale * Math.sqrt(largest);
}

function startVector(length: number): Float64Array {
  const random = createRandom(length);
  const vector = Float64Array.from({ length }, () => random.normal());
  const norm = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / norm);
}

/** Of a symmetric tridiagonal matrix that has an eigenvalue of at least `low`, by bisection on Sturm's sequence. */
function largestEigenvalue(diagonal: readonly number[], beside: readonly number[], low: number): number {
  let below = low;
  let above = 0;
  diagonal.forEach((value, k) => {
    above = Math.max(above, value + (beside[k - 1] ?? 0) + (beside[k] ?? 0));
  });
  for (;;) {
    const middle = below + (above - below) / 2;
    if (!(middle > below && middle < above)) return above;
    if (reaches(diagonal, beside, middle)) below = middle;
    else above = middle;
  }
}

/** Whether some eigenvalue is `x` or more. */
function reaches(diagonal: readonly number[], beside: readonly number[], x: number): boolean {
  let pivot = 1;
  for (let k = 0; k < diagonal.length; k++) {
    const coupling = k > 0 ? beside[k - 1]! : 0;
    pivot = diagonal[k]! - x - (coupling * coupling) / pivot;
    if (pivot >= 0) return true;
  }
  return false;
}

/** result = factor · A v */
function multiply({ values, offset, rows, columns, stride }: MatrixView, factor: number, v: Float64Array, result: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const start = offset + row * stride;
    let sum = 0;
    for (let k = 0; k < columns; k++) sum += values[start + k]! * v[k]!;
    result[row] = factor * sum;
  }
}

/** result = factor · Aᵀ v */
function multiplyTransposed(
  { values, offset, rows, columns, stride }: MatrixView,
  factor: number,
  v: Float64Array,
  result: Float64Array,
): void {
  result.fill(0);
  for (let row = 0; row < rows; row++) {
    const start = offset + row * stride;
    const scaled = factor * v[row]!;
    for (let k = 0; k < columns; k++) result[k] = result[k]! + scaled * values[start + k]!;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function addScaled(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let k = 0; k < target.length; k++) target[k] = target[k]! + factor * vector[k]!;
}

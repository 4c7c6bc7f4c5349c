import { allocate, arena, arenaMark, arenaView, releaseTo } from './arena';
import { createRandom } from './random';

/** A matrix in the arena: rows × columns values from `offset` on, rows `stride` apart. */
export interface ArenaMatrix {
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
}

/** After every so many steps the estimate is compared with the last one; when it grew by less than this share, it has arrived. */
const STEPS_BETWEEN_CHECKS = 4;
const SETTLED = 1e-13;

/**
 * ‖A‖₂, the largest singular value, to about 10⁻¹² relative: Lanczos on AᵀA with full reorthogonalisation (Golub & Kahan 1965) from a
 * fixed pseudo-random vector. A few products with A instead of the n of a full decomposition, so that all pairs of steps can be had.
 * Not finite when A is not.
 */
export function spectralNorm(matrix: ArenaMatrix): number {
  const scale = largestOf(matrix);
  if (scale === 0 || !Number.isFinite(scale)) return scale;
  const mark = arenaMark();
  const norm = scale * Math.sqrt(largestOfSquare(matrix, 1 / scale));
  releaseTo(mark);
  return norm;
}

/** The largest eigenvalue of factor² · AᵀA. */
function largestOfSquare(matrix: ArenaMatrix, factor: number): number {
  const { rows, columns } = matrix;
  const [image, next, basis] = [allocate(rows), allocate(columns), allocate(columns * columns)];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let largest = 0;
  writeStart(next, columns);
  for (let size = 1; ; size++) {
    const latest = basis + (size - 1) * columns;
    arena.copyWithin(latest, next, next + columns);
    multiplySquare(matrix, factor, next, image);
    diagonal.push(dot(latest, next, columns));
    for (let pass = 0; pass < 2; pass++) removeParts(next, basis, size, columns);
    const length = Math.sqrt(dot(next, next, columns));
    const exhausted = size === columns || length <= 1e-14 * diagonal[0]!;
    if (exhausted || size % STEPS_BETWEEN_CHECKS === 0) {
      const eigenvalue = largestEigenvalue(diagonal, beside, largest);
      if (exhausted || eigenvalue - largest <= SETTLED * eigenvalue) return eigenvalue;
      largest = eigenvalue;
    }
    beside.push(length);
    scaleBy(next, 1 / length, columns);
  }
}

/** Largest magnitude; NaN when any element is. */
function largestOf({ offset, rows, columns, stride }: ArenaMatrix): number {
  let largest = 0;
  for (let row = 0; row < rows; row++) {
    for (let at = offset + row * stride; at < offset + row * stride + columns; at++) {
      const size = Math.abs(arena[at]!);
      if (Number.isNaN(size)) return size;
      if (size > largest) largest = size;
    }
  }
  return largest;
}

function writeStart(vector: number, length: number): void {
  const random = createRandom(length);
  for (let k = 0; k < length; k++) arena[vector + k] = random.uniform() - 0.5;
  scaleBy(vector, 1 / Math.sqrt(dot(vector, vector, length)), length);
}

/** v ← factor² · AᵀA v */
function multiplySquare({ offset, rows, columns, stride }: ArenaMatrix, factor: number, v: number, image: number): void {
  for (let row = 0; row < rows; row++) arena[image + row] = factor * dot(offset + row * stride, v, columns);
  arena.fill(0, v, v + columns);
  for (let row = 0; row < rows; row++) addScaled(v, offset + row * stride, factor * arena[image + row]!, columns);
}

/** Takes from the vector what it has in common with the first `size` orthonormal rows of the basis. */
function removeParts(vector: number, basis: number, size: number, length: number): void {
  for (let row = basis; row < basis + size * length; row += length) addScaled(vector, row, -dot(row, vector, length), length);
}

function scaleBy(vector: number, factor: number, length: number): void {
  for (let k = vector; k < vector + length; k++) arena[k] = arena[k]! * factor;
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

/** Made once, like the kernels: V8 folds the arena's address into the code only where a closure sees it as a constant. */
function createVectorProducts() {
  const V = arenaView(0);

  /** a · b, in four sums that do not wait for one another. */
  function multiplyVectors(a: number, b: number, length: number): number {
    const A = V;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    let p = a | 0;
    let q = b | 0;
    for (const end = (p + (length & ~3)) | 0; p < end; p = (p + 4) | 0) {
      s0 += A[p]! * A[q]!;
      s1 += A[p + 1]! * A[q + 1]!;
      s2 += A[p + 2]! * A[q + 2]!;
      s3 += A[p + 3]! * A[q + 3]!;
      q = (q + 4) | 0;
    }
    for (const end = (a + length) | 0; p < end; p = (p + 1) | 0) {
      s0 += A[p]! * A[q]!;
      q = (q + 1) | 0;
    }
    return s0 + s1 + (s2 + s3);
  }

  /** target += factor · a */
  function addMultiple(target: number, a: number, factor: number, length: number): void {
    const A = V;
    let p = a | 0;
    let q = target | 0;
    for (const end = (p + length) | 0; p < end; p = (p + 1) | 0) {
      A[q] = A[q]! + factor * A[p]!;
      q = (q + 1) | 0;
    }
  }

  return { dot: multiplyVectors, addScaled: addMultiple };
}

const { dot, addScaled } = createVectorProducts();

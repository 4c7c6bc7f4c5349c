/** A matrix inside an array: rows × columns values, rows `stride` apart. */
export interface MatrixView {
  readonly values: Float64Array;
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
}

const SWEEPS = 60;
const EPSILON = 2.220446049250313e-16;

/** A row-major matrix without gaps. */
export function matrixOf(values: Float64Array, rows: number, columns: number): MatrixView {
  return { values, offset: 0, rows, columns, stride: columns };
}

/**
 * All min(rows, columns) singular values, largest first, by one-sided Jacobi rotations (Hestenes 1958; Demmel & Veselić 1992: small
 * values keep their relative accuracy). NaN throughout when an element is not finite. About 10 · n² · max(rows, columns) operations.
 */
export function singularValues(matrix: MatrixView): Float64Array {
  const across = matrix.rows > matrix.columns;
  const count = across ? matrix.columns : matrix.rows;
  const length = across ? matrix.rows : matrix.columns;
  const vectors = new Float64Array(count * length);
  const scale = largestOf(matrix);
  if (scale === 0 || !Number.isFinite(scale)) return new Float64Array(count).fill(scale === 0 ? 0 : Number.NaN);
  for (let v = 0; v < count; v++) {
    for (let k = 0; k < length; k++) vectors[v * length + k] = element(matrix, across ? k : v, across ? v : k) / scale;
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) if (!orthogonalisePairs(vectors, count, length)) break;
  const norms = Float64Array.from({ length: count }, (_, v) => scale * Math.sqrt(product(vectors, v, v, length)));
  return norms.sort((a, b) => b - a);
}

/** One sweep over all pairs; returns whether any was not orthogonal yet. */
function orthogonalisePairs(vectors: Float64Array, count: number, length: number): boolean {
  let rotated = false;
  for (let p = 0; p < count - 1; p++) {
    for (let q = p + 1; q < count; q++) {
      const a = product(vectors, p, p, length);
      const b = product(vectors, q, q, length);
      const c = product(vectors, p, q, length);
      if (c === 0 || Math.abs(c) <= EPSILON * Math.sqrt(a) * Math.sqrt(b)) continue;
      rotated = true;
      const zeta = (b - a) / (2 * c);
      const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
      const cosine = 1 / Math.sqrt(1 + t * t);
      rotate(vectors, p * length, q * length, length, cosine, cosine * t);
    }
  }
  return rotated;
}

function rotate(vectors: Float64Array, p: number, q: number, length: number, cosine: number, sine: number): void {
  for (let k = 0; k < length; k++) {
    const x = vectors[p + k]!;
    const y = vectors[q + k]!;
    vectors[p + k] = cosine * x - sine * y;
    vectors[q + k] = sine * x + cosine * y;
  }
}

function product(vectors: Float64Array, p: number, q: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += vectors[p * length + k]! * vectors[q * length + k]!;
  return sum;
}

function element({ values, offset, stride }: MatrixView, row: number, column: number): number {
  return values[offset + row * stride + column]!;
}

/** Largest magnitude; NaN when any element is. */
function largestOf(matrix: MatrixView): number {
  let largest = 0;
  for (let row = 0; row < matrix.rows; row++) {
    for (let column = 0; column < matrix.columns; column++) {
      const size = Math.abs(element(matrix, row, column));
      if (!(size <= largest)) largest = size;
      if (Number.isNaN(size)) return size;
    }
  }
  return largest;
}

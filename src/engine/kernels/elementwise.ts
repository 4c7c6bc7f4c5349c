import { arenaView } from '../arena';
import { sigmoid, tanh } from '../scalar';

/**
 * Elementwise kernels over `count` consecutive doubles, or over `rows` of `size` doubles that stand `stride` apart on the side of the
 * pre-activations (where the gates of a row stand side by side) and close together on the other. Made once, like the products.
 */
function createElementwise() {
  const V = arenaView(0);

  /** out = σ(pre). */
  function sigmoidRows(out: number, pre: number, rows: number, size: number, stride: number): void {
    const A = V;
    let to = out | 0;
    for (let row = 0; row < rows; row++) {
      let from = (pre + row * stride) | 0;
      for (const end = (from + size) | 0; from < end; from = (from + 1) | 0) {
        A[to] = sigmoid(A[from]!);
        to = (to + 1) | 0;
      }
    }
  }

  /** dPre = dOut ⊙ out ⊙ (1 − out), the derivative of σ. */
  function sigmoidRowsBackward(dPre: number, dOut: number, out: number, rows: number, size: number, stride: number): void {
    const A = V;
    let from = 0;
    for (let row = 0; row < rows; row++) {
      let to = (dPre + row * stride) | 0;
      for (const end = (to + size) | 0; to < end; to = (to + 1) | 0) {
        const y = A[out + from]!;
        A[to] = A[dOut + from]! * y * (1 - y);
        from = (from + 1) | 0;
      }
    }
  }

  /** out = tanh(pre). */
  function tanhRows(out: number, pre: number, rows: number, size: number, stride: number): void {
    const A = V;
    let to = out | 0;
    for (let row = 0; row < rows; row++) {
      let from = (pre + row * stride) | 0;
      for (const end = (from + size) | 0; from < end; from = (from + 1) | 0) {
        A[to] = tanh(A[from]!);
        to = (to + 1) | 0;
      }
    }
  }

  /** dPre = dOut ⊙ (1 − out²), the derivative of tanh. */
  function tanhRowsBackward(dPre: number, dOut: number, out: number, rows: number, size: number, stride: number): void {
    const A = V;
    let from = 0;
    for (let row = 0; row < rows; row++) {
      let to = (dPre + row * stride) | 0;
      for (const end = (to + size) | 0; to < end; to = (to + 1) | 0) {
        const y = A[out + from]!;
        A[to] = A[dOut + from]! * (1 - y * y);
        from = (from + 1) | 0;
      }
    }
  }

  /** out = max(0, pre). */
  function reluRows(out: number, pre: number, rows: number, size: number, stride: number): void {
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < size; j++) {
        const x = V[pre + row * stride + j]!;
        // NaN passes through, so that a diverged run is seen as one.
        V[out + row * size + j] = x < 0 ? 0 : x;
      }
    }
  }

  /** dPre = dOut where out > 0, else 0 (the derivative at 0 is taken as 0, as PyTorch does). */
  function reluRowsBackward(dPre: number, dOut: number, out: number, rows: number, size: number, stride: number): void {
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < size; j++) {
        const at = row * size + j;
        V[dPre + row * stride + j] = V[out + at]! > 0 ? V[dOut + at]! : 0;
      }
    }
  }

  /** out = a ⊙ b. */
  function multiply(out: number, a: number, b: number, count: number): void {
    const A = V;
    let p = a | 0;
    let q = b | 0;
    let to = out | 0;
    for (const end = (to + count) | 0; to < end; to = (to + 1) | 0) {
      A[to] = A[p]! * A[q]!;
      p = (p + 1) | 0;
      q = (q + 1) | 0;
    }
  }

  /** out += a ⊙ b. */
  function addMultiply(out: number, a: number, b: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k++) A[out + k]! += A[a + k]! * A[b + k]!;
  }

  /** out += a. */
  function add(out: number, a: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k++) A[out + k]! += A[a + k]!;
  }

  /** out = a ⊙ b + c ⊙ d. */
  function sumOfProducts(out: number, a: number, b: number, c: number, d: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k++) A[out + k] = A[a + k]! * A[b + k]! + A[c + k]! * A[d + k]!;
  }

  /** y = tanh(x). */
  function tanhOf(y: number, x: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k++) A[y + k] = tanh(A[x + k]!);
  }

  /** dx += dy ⊙ (1 − y²), for y = tanh(x). */
  function addTanhBackward(dx: number, dy: number, y: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k++) A[dx + k]! += A[dy + k]! * (1 - A[y + k]! * A[y + k]!);
  }

  /** out = z ⊙ a + (1 − z) ⊙ b. */
  function blend(out: number, z: number, a: number, b: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k++) {
      const share = A[z + k]!;
      A[out + k] = share * A[a + k]! + (1 - share) * A[b + k]!;
    }
  }

  /** Back through `blend`: dz = dOut ⊙ (a − b); da += dOut ⊙ z; db = dOut ⊙ (1 − z). */
  function blendBackward(dz: number, da: number, db: number, dOut: number, z: number, a: number, b: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k++) {
      const d = A[dOut + k]!;
      const share = A[z + k]!;
      A[dz + k] = d * (A[a + k]! - A[b + k]!);
      A[da + k]! += d * share;
      A[db + k] = d * (1 - share);
    }
  }

  /** pre[row, j] += a[row, j] · b[row, j], with b repeated for every row when `repeat`. */
  function addProductsToRows(pre: number, a: number, b: number, repeat: boolean, rows: number, size: number, stride: number): void {
    const A = V;
    for (let row = 0; row < rows; row++) {
      const to = pre + row * stride;
      const from = a + row * size;
      const by = repeat ? b : b + row * size;
      for (let j = 0; j < size; j++) A[to + j]! += A[from + j]! * A[by + j]!;
    }
  }

  /** out[row, j] = (or += when `adding`) pre[row, j] · b[row, j], with b repeated for every row when `repeat`. */
  function multiplyFromRows(
    out: number,
    pre: number,
    b: number,
    repeat: boolean,
    adding: boolean,
    rows: number,
    size: number,
    stride: number,
  ): void {
    const A = V;
    for (let row = 0; row < rows; row++) {
      const from = pre + row * stride;
      const to = out + row * size;
      const by = repeat ? b : b + row * size;
      for (let j = 0; j < size; j++) A[to + j] = (adding ? A[to + j]! : 0) + A[from + j]! * A[by + j]!;
    }
  }

  /** sums[j] += Σ over rows of pre[row, j] · factor[row, j]: the gradient of a peephole vector. */
  function addColumnProducts(sums: number, pre: number, factor: number, rows: number, size: number, stride: number): void {
    const A = V;
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < size; j++) A[sums + j]! += A[pre + row * stride + j]! * A[factor + row * size + j]!;
    }
  }

  /** sums[j] += Σ over rows of a[row, j]: the gradient of a bias vector. */
  function addColumnSums(sums: number, a: number, rows: number, size: number, stride: number): void {
    const A = V;
    for (let row = 0; row < rows; row++) {
      const from = a + row * stride;
      for (let j = 0; j < size; j++) A[sums + j]! += A[from + j]!;
    }
  }

  /** Each row of out[rows, size] = b. */
  function fillRows(out: number, b: number, rows: number, size: number): void {
    const A = V;
    let to = out | 0;
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < size; j++) A[to + j] = A[b + j]!;
      to = (to + size) | 0;
    }
  }

  return {
    sigmoidRows,
    sigmoidRowsBackward,
    tanhRows,
    tanhRowsBackward,
    reluRows,
    reluRowsBackward,
    multiply,
    addMultiply,
    add,
    sumOfProducts,
    tanhOf,
    addTanhBackward,
    blend,
    blendBackward,
    addProductsToRows,
    multiplyFromRows,
    addColumnProducts,
    addColumnSums,
    fillRows,
  };
}

export const {
  sigmoidRows,
  sigmoidRowsBackward,
  tanhRows,
  tanhRowsBackward,
  reluRows,
  reluRowsBackward,
  multiply,
  addMultiply,
  add,
  sumOfProducts,
  tanhOf,
  addTanhBackward,
  blend,
  blendBackward,
  addProductsToRows,
  multiplyFromRows,
  addColumnProducts,
  addColumnSums,
  fillRows,
} = createElementwise();

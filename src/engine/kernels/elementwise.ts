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
    for (let row = 0; row < rows; row = (row + 1) | 0) {
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
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      let to = (dPre + row * stride) | 0;
      for (const end = (to + size) | 0; to < end; to = (to + 1) | 0) {
        const y = A[(out + from) | 0]!;
        A[to] = A[(dOut + from) | 0]! * y * (1 - y);
        from = (from + 1) | 0;
      }
    }
  }

  /** out = tanh(pre). */
  function tanhRows(out: number, pre: number, rows: number, size: number, stride: number): void {
    const A = V;
    let to = out | 0;
    for (let row = 0; row < rows; row = (row + 1) | 0) {
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
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      let to = (dPre + row * stride) | 0;
      for (const end = (to + size) | 0; to < end; to = (to + 1) | 0) {
        const y = A[(out + from) | 0]!;
        A[to] = A[(dOut + from) | 0]! * (1 - y * y);
        from = (from + 1) | 0;
      }
    }
  }

  /** out = max(0, pre). */
  function reluRows(out: number, pre: number, rows: number, size: number, stride: number): void {
    const A = V;
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      for (let j = 0; j < size; j = (j + 1) | 0) {
        const x = A[(pre + row * stride + j) | 0]!;
        // NaN passes through, so that a diverged run is seen as one.
        A[(out + row * size + j) | 0] = x < 0 ? 0 : x;
      }
    }
  }

  /** dPre = dOut where out > 0, else 0 (the derivative at 0 is taken as 0, as PyTorch does). */
  function reluRowsBackward(dPre: number, dOut: number, out: number, rows: number, size: number, stride: number): void {
    const A = V;
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      for (let j = 0; j < size; j = (j + 1) | 0) {
        const at = row * size + j;
        A[(dPre + row * stride + j) | 0] = A[(out + at) | 0]! > 0 ? A[(dOut + at) | 0]! : 0;
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
    for (let k = 0; k < count; k = (k + 1) | 0) A[(out + k) | 0]! += A[(a + k) | 0]! * A[(b + k) | 0]!;
  }

  /** out += a. */
  function add(out: number, a: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k = (k + 1) | 0) A[(out + k) | 0]! += A[(a + k) | 0]!;
  }

  /** out = a ⊙ b + c ⊙ d. */
  function sumOfProducts(out: number, a: number, b: number, c: number, d: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k = (k + 1) | 0) A[(out + k) | 0] = A[(a + k) | 0]! * A[(b + k) | 0]! + A[(c + k) | 0]! * A[(d + k) | 0]!;
  }

  /** y = tanh(x). */
  function tanhOf(y: number, x: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k = (k + 1) | 0) A[(y + k) | 0] = tanh(A[(x + k) | 0]!);
  }

  /** dx += dy ⊙ (1 − y²), for y = tanh(x). */
  function addTanhBackward(dx: number, dy: number, y: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k = (k + 1) | 0) A[(dx + k) | 0]! += A[(dy + k) | 0]! * (1 - A[(y + k) | 0]! * A[(y + k) | 0]!);
  }

  /** out = z ⊙ a + (1 − z) ⊙ b. */
  function blend(out: number, z: number, a: number, b: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k = (k + 1) | 0) {
      const share = A[(z + k) | 0]!;
      A[(out + k) | 0] = share * A[(a + k) | 0]! + (1 - share) * A[(b + k) | 0]!;
    }
  }

  /** Back through `blend`: dz = dOut ⊙ (a − b); da += dOut ⊙ z; db = dOut ⊙ (1 − z). */
  function blendBackward(dz: number, da: number, db: number, dOut: number, z: number, a: number, b: number, count: number): void {
    const A = V;
    for (let k = 0; k < count; k = (k + 1) | 0) {
      const d = A[(dOut + k) | 0]!;
      const share = A[(z + k) | 0]!;
      A[(dz + k) | 0] = d * (A[(a + k) | 0]! - A[(b + k) | 0]!);
      A[(da + k) | 0]! += d * share;
      A[(db + k) | 0] = d * (1 - share);
    }
  }

  /** pre[row, j] += a[row, j] · b[row, j], with b repeated for every row when `repeat`. */
  function addProductsToRows(pre: number, a: number, b: number, repeat: boolean, rows: number, size: number, stride: number): void {
    const A = V;
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      const to = pre + row * stride;
      const from = a + row * size;
      const by = repeat ? b : b + row * size;
      for (let j = 0; j < size; j = (j + 1) | 0) A[(to + j) | 0]! += A[(from + j) | 0]! * A[(by + j) | 0]!;
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
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      const from = pre + row * stride;
      const to = out + row * size;
      const by = repeat ? b : b + row * size;
      for (let j = 0; j < size; j = (j + 1) | 0) A[(to + j) | 0] = (adding ? A[(to + j) | 0]! : 0) + A[(from + j) | 0]! * A[(by + j) | 0]!;
    }
  }

  /** sums[j] += Σ over rows of pre[row, j] · factor[row, j]: the gradient of a peephole vector. */
  function addColumnProducts(sums: number, pre: number, factor: number, rows: number, size: number, stride: number): void {
    const A = V;
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      for (let j = 0; j < size; j = (j + 1) | 0) A[(sums + j) | 0]! += A[(pre + row * stride + j) | 0]! * A[(factor + row * size + j) | 0]!;
    }
  }

  /** sums[j] += Σ over rows of a[row, j]: the gradient of a bias vector. */
  function addColumnSums(sums: number, a: number, rows: number, size: number, stride: number): void {
    const A = V;
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      const from = a + row * stride;
      for (let j = 0; j < size; j = (j + 1) | 0) A[(sums + j) | 0]! += A[(from + j) | 0]!;
    }
  }

  /** Each row of out[rows, size] = b. */
  function fillRows(out: number, b: number, rows: number, size: number): void {
    const A = V;
    let to = out | 0;
    for (let row = 0; row < rows; row = (row + 1) | 0) {
      for (let j = 0; j < size; j = (j + 1) | 0) A[(to + j) | 0] = A[(b + j) | 0]!;
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

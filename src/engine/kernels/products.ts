import { allocate, arenaView } from '../arena';

/**
 * Matrix products. Everything that makes them fast is in this folder and nowhere else:
 * - Kernels are made once by a function: V8 folds what a closure sees as a constant (the arena's address and bounds) into the code, but
 *   not the variables of a module (half the speed).
 * - Tiles of 2 × 3 accumulators are the largest that V8 keeps in registers (it issues a block's products before its sums).
 * - The right-hand matrix is packed in panels of three columns, [panel][k][3], with a tail of panels of two (N = 3a + 2b), so that the
 *   three loads of a step are neighbours: views shifted by 0, 1, 2 elements read them behind a single bounds check.
 * - Views are copied into locals at a function's entry: otherwise V8 reloads them in the inner loop (1.5 to 1.9 times slower).
 * - Sums run in ascending order of the inner index, whatever the tile, so that rows appended behind change no bit of earlier rows.
 *   The one exception, `addRowProduct`, is used for batches of one only, where every step has the same single row.
 */
/** A right-hand matrix [inner, columns], repacked by `pack`. */
export interface PackedMatrix {
  readonly offset: number;
  readonly inner: number;
  readonly columns: number;
}

export function allocatePacked(inner: number, columns: number): PackedMatrix {
  // A single column is packed as a pair with zeros.
  return { offset: allocate(inner * Math.max(columns, 2)), inner, columns };
}

/** Doubles of the left-hand matrix that are worked on at a time, so that they stay in the first-level cache for all panels. */
const LEFT_BLOCK = 3072;

function createProducts() {
  const V0 = arenaView(0);
  const V1 = arenaView(1);
  const V2 = arenaView(2);
  const V3 = arenaView(3);
  const V4 = arenaView(4);
  const V5 = arenaView(5);

  /** Columns that go into panels of three; the rest is 0, 2 or 4 columns in panels of two (or a single column). */
  function columnsInThrees(columns: number): number {
    const rest = columns % 3;
    return rest === 0 ? columns : rest === 2 ? columns - 2 : Math.max(0, columns - 4);
  }

  /** Packs source[k · rowStride + j · columnStride]; strides (1, n) pack a transpose. */
  function pack(target: PackedMatrix, source: number, rowStride: number, columnStride: number): void {
    const A = V0;
    const { inner, columns } = target;
    const threes = columnsInThrees(columns);
    let to = target.offset | 0;
    let j = 0;
    for (; j < threes; j += 3) {
      let from = (source + j * columnStride) | 0;
      for (let k = 0; k < inner; k++) {
        A[to] = A[from]!;
        A[to + 1] = A[from + columnStride]!;
        A[to + 2] = A[from + 2 * columnStride]!;
        to += 3;
        from += rowStride;
      }
    }
    for (; j < columns; j += 2) {
      const second = j + 1 < columns;
      let from = (source + j * columnStride) | 0;
      for (let k = 0; k < inner; k++) {
        A[to] = A[from]!;
        A[to + 1] = second ? A[from + columnStride]! : 0;
        to += 2;
        from += rowStride;
      }
    }
  }

  /** C[rows, columns] += A[rows, inner] · B. Row strides `strideC`, `strideA` in elements. */
  function addProduct(c: number, strideC: number, a: number, strideA: number, b: PackedMatrix, rows: number): void {
    setProduct(c, strideC, c, strideC, a, strideA, b, rows);
  }

  /** C[rows, columns] = start + A[rows, inner] · B; `strideStart` 0 starts every row from the same one, a bias. */
  function setProduct(
    c: number,
    strideC: number,
    start: number,
    strideStart: number,
    a: number,
    strideA: number,
    b: PackedMatrix,
    rows: number,
  ): void {
    // An even number of rows, so that blocks pair the same rows as one block would.
    const block = Math.max(2, Math.floor(LEFT_BLOCK / b.inner) & ~1);
    for (let row = 0; row < rows; row += block) {
      setRows(
        c + row * strideC,
        strideC,
        start + row * strideStart,
        strideStart,
        a + row * strideA,
        strideA,
        b,
        Math.min(block, rows - row),
      );
    }
  }

  function setRows(
    c: number,
    strideC: number,
    start: number,
    strideStart: number,
    a: number,
    strideA: number,
    b: PackedMatrix,
    rows: number,
  ): void {
    const { inner, columns } = b;
    const threes = columnsInThrees(columns);
    let panel = b.offset;
    let j = 0;
    for (; j < threes; j += 3) {
      setThreeColumns(c + j, strideC, start + j, strideStart, a, strideA, panel, inner, rows);
      panel += 3 * inner;
    }
    for (; j < columns; j += 2) {
      if (j + 1 < columns) setTwoColumns(c + j, strideC, start + j, strideStart, a, strideA, panel, inner, rows);
      else setOneColumn(c + j, strideC, start + j, strideStart, a, strideA, panel, inner, rows);
      panel += 2 * inner;
    }
  }

  function setThreeColumns(
    c: number,
    strideC: number,
    start: number,
    strideStart: number,
    a: number,
    strideA: number,
    panel: number,
    inner: number,
    rows: number,
  ): void {
    const S0 = V0;
    const S1 = V1;
    const S2 = V2;
    let row = 0;
    for (; row + 1 < rows; row += 2) {
      const c0 = (c + row * strideC) | 0;
      const c1 = (c0 + strideC) | 0;
      let p = (a + row * strideA) | 0;
      let q = (p + strideA) | 0;
      let b = panel | 0;
      const i0 = (start + row * strideStart) | 0;
      const i1 = (i0 + strideStart) | 0;
      let s00 = S0[i0]!;
      let s01 = S1[i0]!;
      let s02 = S2[i0]!;
      let s10 = S0[i1]!;
      let s11 = S1[i1]!;
      let s12 = S2[i1]!;
      for (const end = (p + inner) | 0; p < end; p = (p + 1) | 0) {
        const x = S0[p]!;
        const y = S0[q]!;
        const u = S0[b]!;
        const v = S1[b]!;
        const w = S2[b]!;
        s00 += x * u;
        s01 += x * v;
        s02 += x * w;
        s10 += y * u;
        s11 += y * v;
        s12 += y * w;
        q = (q + 1) | 0;
        b = (b + 3) | 0;
      }
      S0[c0] = s00;
      S1[c0] = s01;
      S2[c0] = s02;
      S0[c1] = s10;
      S1[c1] = s11;
      S2[c1] = s12;
    }
    if (row < rows) {
      const c0 = (c + row * strideC) | 0;
      let p = (a + row * strideA) | 0;
      let b = panel | 0;
      const i0 = (start + row * strideStart) | 0;
      let s0 = S0[i0]!;
      let s1 = S1[i0]!;
      let s2 = S2[i0]!;
      for (const end = (p + inner) | 0; p < end; p = (p + 1) | 0) {
        const x = S0[p]!;
        s0 += x * S0[b]!;
        s1 += x * S1[b]!;
        s2 += x * S2[b]!;
        b = (b + 3) | 0;
      }
      S0[c0] = s0;
      S1[c0] = s1;
      S2[c0] = s2;
    }
  }

  function setTwoColumns(
    c: number,
    strideC: number,
    start: number,
    strideStart: number,
    a: number,
    strideA: number,
    panel: number,
    inner: number,
    rows: number,
  ): void {
    const S0 = V0;
    const S1 = V1;
    let row = 0;
    for (; row + 1 < rows; row += 2) {
      const c0 = (c + row * strideC) | 0;
      const c1 = (c0 + strideC) | 0;
      let p = (a + row * strideA) | 0;
      let q = (p + strideA) | 0;
      let b = panel | 0;
      const i0 = (start + row * strideStart) | 0;
      const i1 = (i0 + strideStart) | 0;
      let s00 = S0[i0]!;
      let s01 = S1[i0]!;
      let s10 = S0[i1]!;
      let s11 = S1[i1]!;
      for (const end = (p + inner) | 0; p < end; p = (p + 1) | 0) {
        const x = S0[p]!;
        const y = S0[q]!;
        const u = S0[b]!;
        const v = S1[b]!;
        s00 += x * u;
        s01 += x * v;
        s10 += y * u;
        s11 += y * v;
        q = (q + 1) | 0;
        b = (b + 2) | 0;
      }
      S0[c0] = s00;
      S1[c0] = s01;
      S0[c1] = s10;
      S1[c1] = s11;
    }
    if (row < rows) {
      const c0 = (c + row * strideC) | 0;
      let p = (a + row * strideA) | 0;
      let b = panel | 0;
      const i0 = (start + row * strideStart) | 0;
      let s0 = S0[i0]!;
      let s1 = S1[i0]!;
      for (const end = (p + inner) | 0; p < end; p = (p + 1) | 0) {
        const x = S0[p]!;
        s0 += x * S0[b]!;
        s1 += x * S1[b]!;
        b = (b + 2) | 0;
      }
      S0[c0] = s0;
      S1[c0] = s1;
    }
  }

  function setOneColumn(
    c: number,
    strideC: number,
    start: number,
    strideStart: number,
    a: number,
    strideA: number,
    panel: number,
    inner: number,
    rows: number,
  ): void {
    const S0 = V0;
    for (let row = 0; row < rows; row++) {
      const p = a + row * strideA;
      let sum = S0[start + row * strideStart]!;
      for (let k = 0; k < inner; k++) sum += S0[p + k]! * S0[panel + 2 * k]!;
      S0[c + row * strideC] = sum;
    }
  }

  /** c[columns] += a[inner] · B for a single row, two inner steps at a time: six independent chains hide the latency of the sums. */
  function addRowProduct(c: number, a: number, b: PackedMatrix): void {
    const S0 = V0;
    const S1 = V1;
    const S2 = V2;
    const S3 = V3;
    const S4 = V4;
    const S5 = V5;
    const { inner, columns } = b;
    const threes = columnsInThrees(columns);
    const even = inner & ~1;
    const start = a | 0;
    const end = (start + even) | 0;
    let panel = b.offset | 0;
    let j = c | 0;
    for (const stop = (c + threes) | 0; j < stop; j = (j + 3) | 0) {
      let s0 = S0[j]!;
      let s1 = S1[j]!;
      let s2 = S2[j]!;
      let t0 = 0;
      let t1 = 0;
      let t2 = 0;
      for (let p = start; p < end; p = (p + 2) | 0) {
        const x = S0[p]!;
        const y = S1[p]!;
        s0 += x * S0[panel]!;
        s1 += x * S1[panel]!;
        s2 += x * S2[panel]!;
        t0 += y * S3[panel]!;
        t1 += y * S4[panel]!;
        t2 += y * S5[panel]!;
        panel = (panel + 6) | 0;
      }
      if (even < inner) {
        const x = S0[end]!;
        s0 += x * S0[panel]!;
        s1 += x * S1[panel]!;
        s2 += x * S2[panel]!;
        panel = (panel + 3) | 0;
      }
      S0[j] = s0 + t0;
      S1[j] = s1 + t1;
      S2[j] = s2 + t2;
    }
    for (const stop = (c + columns) | 0; j < stop; j = (j + 2) | 0) {
      if (j + 1 < stop) setTwoColumns(j, 0, j, 0, a, 0, panel, inner, 1);
      else setOneColumn(j, 0, j, 0, a, 0, panel, inner, 1);
      panel = (panel + 2 * inner) | 0;
    }
  }

  return { pack, addProduct, setProduct, addRowProduct };
}

export const { pack, addProduct, setProduct, addRowProduct } = createProducts();

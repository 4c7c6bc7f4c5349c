import { allocate, arenaView } from '../arena';
import { columnsInThrees, type PackedMatrix } from './packing';
import { setOneColumn, setTwoColumns } from './tailColumns';
import { setNarrowTiles, setTiles } from './tiles';

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

/** Doubles of the left-hand matrix that are worked on at a time, so that they stay in the first-level cache for all panels. */
const LEFT_BLOCK = 3072;
/** Inner steps at a time: two rows of them fill the block. */
const INNER_BLOCK = LEFT_BLOCK / 2;

function createProducts() {
  const V0 = arenaView(0);
  const V1 = arenaView(1);
  const V2 = arenaView(2);

  /** C[rows, columns] += A[rows, inner] · B. Row strides `strideC`, `strideA` in elements. */
  function addProduct(c: number, strideC: number, a: number, strideA: number, b: PackedMatrix, rows: number): void {
    setProduct(c, strideC, c, strideC, a, strideA, b, rows);
  }

  /** Pairs of rows of the left-hand matrix, [pair][k][2]: both loads of a step are neighbours and share a bounds check. */
  const leftPairs = allocate(LEFT_BLOCK);

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
    for (let k = 0; k < b.inner; k += INNER_BLOCK) {
      const inner = Math.min(INNER_BLOCK, b.inner - k);
      // An even number of rows, so that blocks pair the same rows as one block would.
      const block = Math.floor(LEFT_BLOCK / inner) & ~1;
      // Sums of later steps go on where those before left them.
      const from = k === 0 ? start : c;
      const strideFrom = k === 0 ? strideStart : strideC;
      for (let row = 0; row < rows; row += block) {
        const left = a + row * strideA + k;
        setRows(c + row * strideC, strideC, from + row * strideFrom, strideFrom, left, strideA, b, k, inner, Math.min(block, rows - row));
      }
    }
  }

  function packLeft(a: number, strideA: number, inner: number, rows: number): void {
    const S0 = V0;
    const S1 = V1;
    let to = leftPairs | 0;
    for (let row = 0; row + 1 < rows; row += 2) {
      let p = (a + row * strideA) | 0;
      let q = (p + strideA) | 0;
      for (const end = (p + inner) | 0; p < end; p = (p + 1) | 0) {
        S0[to] = S0[p]!;
        S1[to] = S0[q]!;
        q = (q + 1) | 0;
        to = (to + 2) | 0;
      }
    }
  }

  /** The part of steps k…k + inner. */
  function setRows(
    c: number,
    strideC: number,
    start: number,
    strideStart: number,
    a: number,
    strideA: number,
    b: PackedMatrix,
    k: number,
    inner: number,
    rows: number,
  ): void {
    const { columns } = b;
    const threes = columnsInThrees(columns);
    packLeft(a, strideA, inner, rows);
    let panel = b.offset + 3 * k;
    let j = 0;
    for (; j < threes; j += 3) {
      setTiles(c + j, strideC, start + j, strideStart, leftPairs, panel, inner, rows >> 1);
      panel += 3 * b.inner;
    }
    const last = rows - 1;
    if (rows & 1) {
      setLastRow(c + last * strideC, start + last * strideStart, a + last * strideA, b.offset + 3 * k, 3 * b.inner, inner, threes);
    }
    panel -= k;
    for (; j + 1 < columns; j += 2) {
      setNarrowTiles(c + j, strideC, start + j, strideStart, leftPairs, panel, inner, rows >> 1);
      if (rows & 1) setTwoColumns(c + j + last * strideC, start + j + last * strideStart, a + last * strideA, panel, inner);
      panel += 2 * b.inner;
    }
    if (j < columns) setOneColumn(c + j, strideC, start + j, strideStart, a, strideA, panel, inner, rows);
  }

  function setLastRow(c: number, start: number, a: number, panels: number, panelSize: number, inner: number, threes: number): void {
    const S0 = V0;
    const S1 = V1;
    const S2 = V2;
    let first = panels | 0;
    for (let j = 0; j < threes; j += 3) {
      let b = first;
      let s0 = S0[start + j]!;
      let s1 = S1[start + j]!;
      let s2 = S2[start + j]!;
      let p = a | 0;
      for (const end = (p + inner) | 0; p < end; p = (p + 1) | 0) {
        const x = S0[p]!;
        s0 += x * S0[b]!;
        s1 += x * S1[b]!;
        s2 += x * S2[b]!;
        b = (b + 3) | 0;
      }
      first = (first + panelSize) | 0;
      S0[c + j] = s0;
      S1[c + j] = s1;
      S2[c + j] = s2;
    }
  }

  return { addProduct, setProduct };
}

export const { addProduct, setProduct } = createProducts();

import { allocate, arenaView } from '../arena';
import { columnsInThrees } from './packing';
import { setNarrowTiles, setTiles } from './tiles';

/** Rows of both matrices that are worked on at a time; sums go on where the block before left them, so that blocks change no bit. */
const ROW_BLOCK = 128;
/** Columns of the left matrix that are packed at a time. */
const LEFT_COLUMNS = 256;
/** Panels of the right matrix that are packed at a time: 24 neighbouring columns of a row, so that each cache line is fetched once. */
const RIGHT_PANELS = 8;

/** The product of the weight gradients, C += Aᵀ D, made once like the other products (see products.ts). */
function createTransposedProduct() {
  const V0 = arenaView(0);
  const V1 = arenaView(1);
  const V2 = arenaView(2);
  /** The left matrix in pairs of columns, [pair][row][2], and some panels of the right matrix, [panel][row][3]: read in a line. */
  const leftPanels = allocate(ROW_BLOCK * LEFT_COLUMNS);
  const rightPanels = allocate(ROW_BLOCK * 3 * RIGHT_PANELS);

  function packPairs(a: number, strideA: number, pairs: number, rows: number): void {
    const S0 = V0;
    const S1 = V1;
    let to = leftPanels | 0;
    for (let pair = 0; pair < pairs; pair++) {
      let from = (a + 2 * pair) | 0;
      for (let row = 0; row < rows; row++) {
        S0[to] = S0[from]!;
        S1[to] = S1[from]!;
        to = (to + 2) | 0;
        from = (from + strideA) | 0;
      }
    }
  }

  function packPanels(d: number, strideD: number, rows: number, panels: number): void {
    const S0 = V0;
    const S1 = V1;
    const S2 = V2;
    const size = (3 * rows) | 0;
    for (let row = 0; row < rows; row++) {
      let to = (rightPanels + 3 * row) | 0;
      let from = (d + row * strideD) | 0;
      for (let panel = 0; panel < panels; panel++) {
        S0[to] = S0[from]!;
        S1[to] = S1[from]!;
        S2[to] = S2[from]!;
        to = (to + size) | 0;
        from = (from + 3) | 0;
      }
    }
  }

  /** Two columns, for a width that is no multiple of three: [row][2]. */
  function packTwoColumns(d: number, strideD: number, rows: number): void {
    const S0 = V0;
    const S1 = V1;
    let to = rightPanels | 0;
    let from = d | 0;
    for (let row = 0; row < rows; row++) {
      S0[to] = S0[from]!;
      S1[to] = S1[from]!;
      to = (to + 2) | 0;
      from = (from + strideD) | 0;
    }
  }

  /** One entry of C, for what is left of odd sizes. */
  function addEntry(c: number, a: number, strideA: number, d: number, strideD: number, rows: number): void {
    const S0 = V0;
    let sum = S0[c]!;
    let p = a | 0;
    let q = d | 0;
    for (let row = 0; row < rows; row++) {
      sum += S0[p]! * S0[q]!;
      p = (p + strideA) | 0;
      q = (q + strideD) | 0;
    }
    S0[c] = sum;
  }

  function addBlock(
    c: number,
    strideC: number,
    a: number,
    strideA: number,
    m: number,
    d: number,
    strideD: number,
    n: number,
    rows: number,
  ): void {
    const pairs = m >> 1;
    const threes = columnsInThrees(n);
    packPairs(a, strideA, pairs, rows);
    for (let j = 0; j < threes; j += 3 * RIGHT_PANELS) {
      const panels = Math.min(RIGHT_PANELS, (threes - j) / 3);
      packPanels(d + j, strideD, rows, panels);
      for (let panel = 0; panel < panels; panel++) {
        const column = c + j + 3 * panel;
        setTiles(column, strideC, column, strideC, leftPanels, rightPanels + 3 * rows * panel, rows, pairs);
      }
    }
    for (let j = threes; j + 1 < n; j += 2) {
      packTwoColumns(d + j, strideD, rows);
      setNarrowTiles(c + j, strideC, c + j, strideC, leftPanels, rightPanels, rows, pairs);
    }
    // An odd last row of C, and its only column.
    for (let i = n === 1 ? 0 : 2 * pairs; i < m; i++) {
      for (let j = 0; j < n; j++) addEntry(c + i * strideC + j, a + i, strideA, d + j, strideD, rows);
    }
  }

  /** C[m, n] += Aᵀ · D over `rows`: A is [rows, m], D is [rows, n], strides in elements. The gradient of a weight matrix over all steps. */
  return (c: number, strideC: number, a: number, strideA: number, m: number, d: number, strideD: number, n: number, rows: number): void => {
    for (let row = 0; row < rows; row += ROW_BLOCK) {
      const count = Math.min(ROW_BLOCK, rows - row);
      for (let i = 0; i < m; i += LEFT_COLUMNS) {
        const left = a + row * strideA + i;
        addBlock(c + i * strideC, strideC, left, strideA, Math.min(LEFT_COLUMNS, m - i), d + row * strideD, strideD, n, count);
      }
    }
  };
}

export const addTransposedProduct = createTransposedProduct();

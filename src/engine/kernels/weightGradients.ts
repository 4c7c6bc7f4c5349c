import { allocate, arenaView } from '../arena';
import { setTiles } from './tiles';

/** Rows of both matrices that are worked on at a time; sums go on where the block before left them, so that blocks change no bit. */
const ROW_BLOCK = 128;
/** Columns of the left matrix that are packed at a time. */
const LEFT_COLUMNS = 256;

/** The product of the weight gradients, C += Aᵀ D, made once like the other products (see products.ts). */
function createTransposedProduct() {
  const V0 = arenaView(0);
  const V1 = arenaView(1);
  const V2 = arenaView(2);
  /** The left matrix in pairs of columns, [pair][row][2], and one panel of the right matrix, [row][3]: read in a line, not across rows. */
  const leftPanels = allocate(ROW_BLOCK * LEFT_COLUMNS);
  const rightPanel = allocate(ROW_BLOCK * 3);

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

  function packPanel(d: number, strideD: number, rows: number): void {
    const S0 = V0;
    const S1 = V1;
    const S2 = V2;
    let to = rightPanel | 0;
    let from = d | 0;
    for (let row = 0; row < rows; row++) {
      S0[to] = S0[from]!;
      S1[to] = S1[from]!;
      S2[to] = S2[from]!;
      to = (to + 3) | 0;
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
    const threes = n - (n % 3);
    packPairs(a, strideA, pairs, rows);
    for (let j = 0; j < threes; j += 3) {
      packPanel(d + j, strideD, rows);
      setTiles(c + j, strideC, c + j, strideC, leftPanels, rightPanel, rows, pairs);
    }
    for (let i = 0; i < m; i++) {
      // All columns of an odd last row; elsewhere only those behind the last panel.
      for (let j = i < 2 * pairs ? threes : 0; j < n; j++) addEntry(c + i * strideC + j, a + i, strideA, d + j, strideD, rows);
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

import { arenaView } from '../arena';

/** C = start + A · B for the columns behind the panels of three: panels of two, [k][2], or a single column packed like one. */
function createTailColumns() {
  const V0 = arenaView(0);
  const V1 = arenaView(1);

  /** For a single row; pairs of rows go through `setNarrowTiles`. */
  function setTwoColumns(c: number, start: number, a: number, panel: number, inner: number): void {
    const S0 = V0;
    const S1 = V1;
    let p = a | 0;
    let b = panel | 0;
    let s0 = S0[start]!;
    let s1 = S1[start]!;
    for (const end = (p + inner) | 0; p < end; p = (p + 1) | 0) {
      const x = S0[p]!;
      s0 += x * S0[b]!;
      s1 += x * S1[b]!;
      b = (b + 2) | 0;
    }
    S0[c] = s0;
    S1[c] = s1;
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

  return { setTwoColumns, setOneColumn };
}

export const { setTwoColumns, setOneColumn } = createTailColumns();

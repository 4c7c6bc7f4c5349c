import { arenaView } from '../arena';

/** C = start + A · B for the columns behind the panels of three: panels of two, [k][2], or a single column packed like one. */
function createTailColumns() {
  const V0 = arenaView(0);
  const V1 = arenaView(1);

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

  return { setTwoColumns, setOneColumn };
}

export const { setTwoColumns, setOneColumn } = createTailColumns();

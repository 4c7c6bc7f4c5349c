import { arenaView } from '../arena';

function createTiles() {
  const V0 = arenaView(0);
  const V1 = arenaView(1);
  const V2 = arenaView(2);

  /**
   * The loop where the time goes: three columns of C = start + A · B, two rows at a time. `left` holds A as pairs of rows, [pair][k][2],
   * and `panel` the three columns of B, [k][3]; `strideStart` 0 starts every row from the same one.
   */
  function setTiles(
    c: number,
    strideC: number,
    start: number,
    strideStart: number,
    left: number,
    panel: number,
    inner: number,
    pairs: number,
  ): void {
    const S0 = V0;
    const S1 = V1;
    const S2 = V2;
    let p = left | 0;
    for (let pair = 0; pair < pairs; pair++) {
      const c0 = (c + 2 * pair * strideC) | 0;
      const c1 = (c0 + strideC) | 0;
      const i0 = (start + 2 * pair * strideStart) | 0;
      const i1 = (i0 + strideStart) | 0;
      let b = panel | 0;
      let s00 = S0[i0]!;
      let s01 = S1[i0]!;
      let s02 = S2[i0]!;
      let s10 = S0[i1]!;
      let s11 = S1[i1]!;
      let s12 = S2[i1]!;
      for (const end = (p + 2 * inner) | 0; p < end; p = (p + 2) | 0) {
        const x = S0[p]!;
        const y = S1[p]!;
        const u = S0[b]!;
        const v = S1[b]!;
        const w = S2[b]!;
        s00 += x * u;
        s01 += x * v;
        s02 += x * w;
        s10 += y * u;
        s11 += y * v;
        s12 += y * w;
        b = (b + 3) | 0;
      }
      S0[c0] = s00;
      S1[c0] = s01;
      S2[c0] = s02;
      S0[c1] = s10;
      S1[c1] = s11;
      S2[c1] = s12;
    }
  }

  /** The same for two columns, [k][2]: what is left of a width that is no multiple of three. */
  function setNarrowTiles(
    c: number,
    strideC: number,
    start: number,
    strideStart: number,
    left: number,
    panel: number,
    inner: number,
    pairs: number,
  ): void {
    const S0 = V0;
    const S1 = V1;
    let p = left | 0;
    for (let pair = 0; pair < pairs; pair++) {
      const c0 = (c + 2 * pair * strideC) | 0;
      const c1 = (c0 + strideC) | 0;
      const i0 = (start + 2 * pair * strideStart) | 0;
      const i1 = (i0 + strideStart) | 0;
      let b = panel | 0;
      let s00 = S0[i0]!;
      let s01 = S1[i0]!;
      let s10 = S0[i1]!;
      let s11 = S1[i1]!;
      for (const end = (p + 2 * inner) | 0; p < end; p = (p + 2) | 0) {
        const x = S0[p]!;
        const y = S1[p]!;
        const u = S0[b]!;
        const v = S1[b]!;
        s00 += x * u;
        s01 += x * v;
        s10 += y * u;
        s11 += y * v;
        b = (b + 2) | 0;
      }
      S0[c0] = s00;
      S1[c0] = s01;
      S0[c1] = s10;
      S1[c1] = s11;
    }
  }

  return { setTiles, setNarrowTiles };
}

export const { setTiles, setNarrowTiles } = createTiles();

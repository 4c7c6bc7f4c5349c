import { arenaView } from '../arena';
import { columnsInThrees, type PackedMatrix } from './packing';
import { setOneColumn, setTwoColumns } from './tailColumns';

function createRowProduct() {
  const V0 = arenaView(0);
  const V1 = arenaView(1);
  const V2 = arenaView(2);
  const V3 = arenaView(3);
  const V4 = arenaView(4);
  const V5 = arenaView(5);

  /** c[columns] += a[inner] · B for a single row, two inner steps at a time: six independent chains hide the latency of the sums. */
  return function addRowProduct(c: number, a: number, b: PackedMatrix): void {
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
      if (j + 1 < stop) setTwoColumns(j, j, a, panel, inner);
      else setOneColumn(j, 0, j, 0, a, 0, panel, inner, 1);
      panel = (panel + 2 * inner) | 0;
    }
  };
}

export const addRowProduct = createRowProduct();

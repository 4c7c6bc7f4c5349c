import { allocate, arenaView } from '../arena';

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

/** Columns that go into panels of three; the rest is 0, 2 or 4 columns in panels of two (or a single column). */
export function columnsInThrees(columns: number): number {
  const rest = columns % 3;
  return rest === 0 ? columns : rest === 2 ? columns - 2 : Math.max(0, columns - 4);
}

function createPack() {
  const V0 = arenaView(0);

  /** Packs source[k · rowStride + j · columnStride]; strides (1, n) pack a transpose. */
  return function pack(target: PackedMatrix, source: number, rowStride: number, columnStride: number): void {
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
  };
}

export const pack = createPack();

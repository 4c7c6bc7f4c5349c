/** The sizes that follow from how wide a column is. */
export interface Measures {
  readonly columnPx: number;
  readonly stripPx: number;
  readonly numberPx: number;
  readonly symbolPx: number;
  readonly gateBox: { readonly widthPx: number; readonly heightPx: number };
  readonly radiusPx: number;
  /** From one tap of a gate to the next. */
  readonly portPx: number;
  /** Nothing under a strip can give way: a change is drawn within the strip's own height. */
  readonly isLow: boolean;
}

export const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** `taps`: the most that lead into one gate; three need a wider one, with names between them. */
export function measure(columnPx: number, heightPx: number, taps: 2 | 3): Measures {
  const small = columnPx < 72;
  const gateBox = { widthPx: between(columnPx * (taps === 3 ? 0.48 : 0.42), 28, 58), heightPx: between(heightPx * 0.062, 22, 32) };
  const half = gateBox.widthPx / 2;
  return {
    columnPx,
    stripPx: Math.min(columnPx * 0.82, 168),
    numberPx: small ? 10.5 : 11.5,
    symbolPx: small ? 13 : 16,
    gateBox,
    portPx: taps === 3 ? between(half - 3, half / 2, 22) : Math.min(9, half / 2),
    radiusPx: between(columnPx * 0.13, 8.5, 14),
    isLow: heightPx < 430,
  };
}

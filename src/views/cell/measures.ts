/** The sizes that follow from how wide a column is. */
export interface Measures {
  readonly columnPx: number;
  readonly stripPx: number;
  readonly numberPx: number;
  readonly symbolPx: number;
  readonly gateBox: { readonly widthPx: number; readonly heightPx: number };
  readonly radiusPx: number;
  /** Nothing under a strip can give way: a change is drawn within the strip's own height. */
  readonly isLow: boolean;
}

export const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

export function measure(columnPx: number, heightPx: number): Measures {
  const small = columnPx < 72;
  return {
    columnPx,
    stripPx: Math.min(columnPx * 0.82, 168),
    numberPx: small ? 10.5 : 11.5,
    symbolPx: small ? 13 : 16,
    gateBox: { widthPx: between(columnPx * 0.42, 28, 58), heightPx: between(heightPx * 0.062, 22, 32) },
    radiusPx: between(columnPx * 0.13, 8.5, 14),
    isLow: heightPx < 430,
  };
}

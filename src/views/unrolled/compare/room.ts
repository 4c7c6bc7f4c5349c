/** What a line of the key holds besides the words that lead back to one cell; with one more choice, the other start of b_f. */
const besidesPx = { usual: 832, otherBias: 936 };
/** As wide as those words get. */
const widestBackPx = 110;

/** Room for the key: one line; two where its choices do not fit into one, or more of fingers' height on a phone. */
export function compareKeyHeight(widthPx: number, hasOtherBias: boolean, backPx = widestBackPx): number {
  if (widthPx < 560) return hasOtherBias ? 120 : 92;
  return widthPx < (hasOtherBias ? besidesPx.otherBias : besidesPx.usual) + backPx ? 58 : 30;
}

export const readsPx = 30;
export const rowGapPx = 10;
/** A row with room for its strips; and as flat as a row gets, beside charts of which the rows are what stands above. */
const leastRowPx = { roomy: 76, flat: 63 } as const;

/** Below this the rows of so many cells could not be told apart. */
export function leastCompareHeight(cells: number, widthPx: number, hasOtherBias = true, row: keyof typeof leastRowPx = 'roomy'): number {
  return cells * (leastRowPx[row] + rowGapPx) - rowGapPx + readsPx + compareKeyHeight(widthPx, hasOtherBias);
}

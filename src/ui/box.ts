/** A rectangle of a figure, in its pixels, from its upper left corner. */
export interface Box {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

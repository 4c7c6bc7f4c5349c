/** A logarithmic scale for norms of gradients: whole decades down from the largest, zero apart from all of them. */
export interface NormScale {
  /** Powers of ten: the scale's foot and top. */
  readonly footExponent: number;
  readonly topExponent: number;
  /** 0 at or below the foot, 1 at the top; null for an exact zero, which is drawn as nothing flowing. */
  readonly share: (norm: number) => number | null;
}

const decades = 6;

export function normOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) sum += (vector[index] ?? 0) ** 2;
  return Math.sqrt(sum);
}

export function scaleNorms(norms: readonly number[]): NormScale {
  const largest = norms.reduce((most, norm) => (norm > most && norm < Infinity ? norm : most), 0);
  const topExponent = largest > 0 ? Math.ceil(Math.log10(largest)) : 0;
  const footExponent = topExponent - decades;
  const share = (norm: number): number | null => {
    if (norm === 0) return null;
    return Math.min(1, Math.max(0, (Math.log10(norm) - footExponent) / decades));
  };
  return { footExponent, topExponent, share };
}

const thinnestPx = 0.8;
const thickestPx = 5.5;

export function thicknessOf(share: number | null): number {
  return share === null ? 0 : thinnestPx + (thickestPx - thinnestPx) * share;
}

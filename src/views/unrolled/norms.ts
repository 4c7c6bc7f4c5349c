/** A logarithmic scale for norms of gradients, in whole decades; zero stands apart from all of them. */
export interface NormScale {
  /** Powers of ten: the scale's foot and top. */
  readonly footExponent: number;
  readonly topExponent: number;
  /** 0 at or below the foot, 1 at the top; null for an exact zero, which is drawn as nothing flowing. */
  readonly share: (norm: number) => number | null;
}

/** Fewer would make much of little; norms below the most are as good as nothing beside the largest. */
const leastDecades = 2;
const mostDecades = 8;

export function normOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) sum += (vector[index] ?? 0) ** 2;
  return Math.sqrt(sum);
}

export function scaleNorms(norms: readonly number[]): NormScale {
  const known = norms.filter((norm) => norm > 0 && norm < Infinity);
  const topExponent = known.length > 0 ? Math.ceil(Math.log10(Math.max(...known))) : 0;
  const foot = known.length > 0 ? Math.floor(Math.log10(Math.min(...known))) : topExponent;
  const decades = Math.min(mostDecades, Math.max(leastDecades, topExponent - foot));
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

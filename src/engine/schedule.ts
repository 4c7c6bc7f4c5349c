/** The learning rate as a function of the update, which counts from 0. */
export type Schedule =
  | { readonly kind: 'constant'; readonly rate: number }
  /** Rises linearly to `rate` over the first `warmUp` updates, then falls along half a cosine to `last` at update `total`. */
  | { readonly kind: 'cosine'; readonly rate: number; readonly warmUp: number; readonly total: number; readonly last: number }
  /** Times `factor` after every `every` updates. */
  | { readonly kind: 'step'; readonly rate: number; readonly every: number; readonly factor: number };

export function rateAt(schedule: Schedule, update: number): number {
  switch (schedule.kind) {
    case 'constant':
      return schedule.rate;
    case 'cosine': {
      const { rate, warmUp, total, last } = schedule;
      if (update < warmUp) return (rate * (update + 1)) / warmUp;
      if (update >= total) return last;
      return last + (rate - last) * 0.5 * (1 + cosineOfHalfTurns((update - warmUp) / (total - warmUp)));
    }
    case 'step': {
      let rate = schedule.rate;
      for (let fall = Math.floor(update / schedule.every); fall > 0 && rate > 0; fall--) rate *= schedule.factor;
      return rate;
    }
  }
}

/** cos(πx) for 0 ≤ x ≤ 1, to 10⁻¹⁵, from exactly specified operations: its Taylor series up to a quarter turn, then mirrored. */
export function cosineOfHalfTurns(x: number): number {
  if (x > 0.5) return -cosineOfHalfTurns(1 - x);
  const square = Math.PI * x * (Math.PI * x);
  let sum = 1;
  for (let k = 22; k > 0; k -= 2) sum = 1 - (sum * square) / (k * (k - 1));
  return sum;
}

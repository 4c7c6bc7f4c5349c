import { binWidth, birthsOf } from './bins';

/** What a distribution over the bins says of a day: a number, and where it probably lies. In births. */
export interface Forecast {
  /** Its mean: of all single numbers the one with the least squares of errors. */
  readonly mean: number;
  /** One day in ten lies below `low`, one in ten above `high`. */
  readonly low: number;
  readonly high: number;
}

const tail = 0.1;

/**
 * Where a share of the probability lies below, each bin's spread evenly over its width: a day read as 12.5 thousand may have 12 250 to
 * 12 750 births.
 */
function quantile(probabilities: ArrayLike<number>, share: number): number {
  let below = 0;
  const width = 1000 * binWidth;
  for (let bin = 0; bin < probabilities.length; bin++) {
    const own = probabilities[bin] ?? 0;
    if (own > 0 && below + own >= share) return birthsOf(bin) + ((share - below) / own - 0.5) * width;
    below += own;
  }
  return birthsOf(probabilities.length - 1) + width / 2;
}

/** `probabilities`: one a bin, the output of a network. */
export function forecastOf(probabilities: ArrayLike<number>): Forecast {
  let mean = 0;
  for (let bin = 0; bin < probabilities.length; bin++) mean += (probabilities[bin] ?? 0) * birthsOf(bin);
  return { mean, low: quantile(probabilities, tail), high: quantile(probabilities, 1 - tail) };
}

import { scaleLinear } from 'd3-scale';

/** A height of a figure, with the number of thousands that stands beside it. */
export interface ValueTick {
  readonly text: string;
  readonly yPx: number;
}

export interface ValueScale {
  readonly yOf: (births: number) => number;
  readonly ticks: readonly ValueTick[];
}

const tickGapPx = 16;
/** In births. */
const strides = [1000, 2000, 4000, 5000, 10_000];

/** Births from the least to the most of what is shown, in whole thousands. */
export function scaleValues(births: readonly number[], topPx: number, bottomPx: number): ValueScale {
  const known = births.filter((count) => Number.isFinite(count));
  const low = 1000 * Math.floor(Math.min(...known, Infinity) / 1000);
  const high = 1000 * Math.ceil(Math.max(...known, -Infinity) / 1000);
  const [from, to] = known.length === 0 ? [6000, 14_000] : [low, Math.max(high, low + 1000)];
  const scale = scaleLinear([from, to], [bottomPx, topPx]);
  const stride = strides.find((each) => ((bottomPx - topPx) * each) / (to - from) >= tickGapPx) ?? to - from;
  const first = stride * Math.ceil(from / stride);
  const count = Math.max(1, Math.floor((to - first) / stride) + 1);
  const ticks = Array.from({ length: count }, (_, index) => first + index * stride);
  return { yOf: (value) => scale(value), ticks: ticks.map((value) => ({ text: String(value / 1000), yPx: scale(value) })) };
}

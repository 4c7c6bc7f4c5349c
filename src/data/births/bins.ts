/**
 * Births a day as signs: rounded to the next of these, a network reads and says them as it does letters. That values are cut into classes
 * and learnt with cross-entropy is established practice: WaveNet (van den Oord et al. 2016) quantises sound, Chronos (Ansari et al. 2024)
 * time series. In thousands, from the lowest day of the data to the highest.
 */
const lowest = 5.5;
const highest = 16;
/** Thousands from one to the next. */
export const binWidth = 0.5;

export const bins: readonly number[] = Array.from({ length: (highest - lowest) / binWidth + 1 }, (_, index) => lowest + index * binWidth);

/** As people read and type them: 8.0, 12.5. */
export const binSigns: readonly string[] = bins.map((thousands) => thousands.toFixed(1));

/** Behind the bins, so that a day has the same number where it is read and where it is said. */
export const startToken = bins.length;

/** The bin next to a number of thousands; beyond the ends, the last one. Half way between two, the higher. */
export function binOf(thousands: number): number {
  return Math.min(Math.max(Math.round((thousands - lowest) / binWidth), 0), bins.length - 1);
}

/** Whether a typed number lies beyond all bins. */
export const isBeyond = (typed: string): boolean => Number(typed) < lowest - binWidth / 2 || Number(typed) > highest + binWidth / 2;

/** Births of a bin, from its number. */
export function birthsOf(bin: number): number {
  return 1000 * (bins[bin] ?? Number.NaN);
}

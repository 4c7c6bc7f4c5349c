import { formatNumber, plainNumber } from '../../ui/format';

/**
 * Products and their sum are shown in one unit, a power of ten, so that a column of gradients adds up in the head as a column of values
 * does: 2.031 and −0.480 (in units of 10⁻⁴) rather than 2.0 × 10⁻⁴ and −4.8 × 10⁻⁵.
 */
export interface Digits {
  readonly exponent: number;
  readonly show: (value: number) => string;
}

export function digitsFor(values: readonly number[], decimals: number): Digits {
  const largest = Math.max(0, ...values.map(Math.abs).filter((value) => value < Infinity));
  const exponent = largest === 0 || largest >= 0.01 ? 0 : Math.floor(Math.log10(largest));
  return { exponent, show: (value) => formatNumber(value / 10 ** exponent, decimals) };
}

/** A decimal as it is written: `units` × 10^−`places`. Whole numbers, since a sum of floats would be off by digits that are shown here. */
interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** The number that a reader sees: what is written, not what it was rounded from. */
function readShown(text: string): Decimal | null {
  const [, sign, integer, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e(-?\d+))?$/.exec(plainNumber(text)) ?? [];
  if (integer === undefined) return null;
  const units = BigInt(`${sign}${integer}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { units, places } : { units: units * 10n ** BigInt(-places), places: 0 };
}

/** What the shown terms miss of the shown sum, by rounding alone; 0 when they add up as they stand. */
export function roundingOf(terms: readonly string[], total: string): number {
  const all = [total, ...terms].flatMap((text) => readShown(text) ?? []);
  // What is no finite number has no digits to miss.
  if (all.length <= terms.length) return 0;
  const places = Math.max(...all.map((decimal) => decimal.places));
  const [sum = 0n, ...parts] = all.map((decimal) => decimal.units * 10n ** BigInt(places - decimal.places));
  const missing = parts.reduce((left, part) => left - part, sum);
  return Number(`${missing}e${-places}`);
}

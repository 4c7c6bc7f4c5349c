import { formatNumber } from '../../ui/format';

/**
 * Products and their sum are shown in one unit, a power of ten, so that a column of gradients adds up in the head as a column of values
 * does: 2.031 and −0.480 (in units of 10⁻⁴) rather than 2.0 × 10⁻⁴ and −4.8 × 10⁻⁵.
 */
export interface Digits {
  readonly exponent: number;
  readonly show: (value: number) => string;
}

export function digitsFor(values: readonly number[]): Digits {
  const largest = Math.max(0, ...values.map(Math.abs).filter((value) => value < Infinity));
  const exponent = largest === 0 || largest >= 0.01 ? 0 : Math.floor(Math.log10(largest));
  return { exponent, show: (value) => formatNumber(value / 10 ** exponent) };
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that a reader sees: what is written, not what it was rounded from. */
export function readShown(text: string): number {
  const plain = text
    .replaceAll('−', '-')
    .replaceAll('\u202f', '')
    .replace(
      /×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/,
      (_, power: string) => `e${[...power].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join('')}`,
    );
  return Number(plain);
}

/** 10⁻⁴ */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? '').join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** What the shown terms miss of the shown sum, by rounding alone; 0 when they add up as they stand. */
export function roundingOf(terms: readonly string[], total: string): number {
  const missing = readShown(total) - terms.reduce((sum, text) => sum + readShown(text), 0);
  // A sum of decimals is itself off by a hair, which must not be shown as a digit.
  return Math.round(missing * 1e6) / 1e6;
}

/** A typed value; null for what is no number. Comma or point, minus or hyphen. */
export function readTyped(text: string): number | null {
  const plain = text.trim().replaceAll('−', '-').replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

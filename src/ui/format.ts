/** Narrow no-break space: a thin space at which a line never breaks. */
const THIN = '\u202f';
const MINUS = '\u2212';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number as an exponent: ⁻¹². */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** 10⁻⁴ */
export function powerOfTen(exponent: number): string {
  return `10${superscript(exponent)}`;
}

function groupThousands(integer: string): string {
  return integer.replace(/\B(?=(\d{3})+$)/g, THIN);
}

function groupDecimal(decimal: string): string {
  const [integer = '', fraction] = decimal.split('.');
  return fraction === undefined ? groupThousands(integer) : `${groupThousands(integer)}.${fraction}`;
}

function scientific(magnitude: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = magnitude.toExponential(digits).split('e');
  return `${mantissa}${THIN}×${THIN}${powerOfTen(Number(exponent))}`;
}

/** Every digit that tells a float64 from its neighbours. */
export const exact = Number.POSITIVE_INFINITY;

function formatExact(magnitude: number): string {
  const [mantissa = '', exponent] = String(magnitude).split('e');
  return exponent === undefined ? groupDecimal(mantissa) : `${mantissa}${THIN}×${THIN}${powerOfTen(Number(exponent))}`;
}

/** What is shown as plain text that any other program reads: −1.5 × 10⁻⁴ becomes -1.5e-4. Words stay as they are. */
export function plainNumber(shown: string): string {
  const tight = shown.replaceAll(THIN, '');
  const [, sign, mantissa, minus, power] = /^(−?)(\d+(?:\.\d+)?)(?:×10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(tight) ?? [];
  if (mantissa === undefined) return shown;
  const digits = [...(power ?? '')].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
  return `${sign ? '-' : ''}${mantissa}${digits === '' ? '' : `e${minus ? '-' : ''}${digits}`}`;
}

/**
 * The one form of a real number on screen. Below ten it has `digits` decimals, so that sums in a column line up and add up; larger
 * numbers give decimals away, magnitudes that would show as nothing (or overflow the line) are written as a power of ten.
 */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'not a number';
  const sign = value < 0 ? MINUS : '';
  const magnitude = Math.abs(value);
  if (magnitude === Infinity) return `${sign}∞`;
  if (magnitude === 0) return '0';
  if (digits === exact) return sign + formatExact(magnitude);
  if (magnitude < 10 ** -digits || magnitude >= 1e6) return sign + scientific(magnitude, Math.max(1, digits - 2));
  const whole = Math.floor(Math.log10(magnitude));
  return sign + groupDecimal(magnitude.toFixed(Math.max(0, digits - Math.max(0, whole))));
}

/** A share in percent: 55.3 %, 100 %. */
export function formatPercent(share: number): string {
  return `${formatNumber(100 * share, 2)}${THIN}%`;
}

/** An exact whole number: 2 082 304. */
export function formatCount(count: number): string {
  return Number.isInteger(count) ? (count < 0 ? MINUS : '') + groupThousands(String(Math.abs(count))) : formatNumber(count);
}

/** Two decimals, never rounded to certainty: only 0 and 1 themselves read as impossible and certain. With `digits`, as other numbers. */
export function formatProbability(probability: number, digits?: number): string {
  if (Number.isNaN(probability) || digits !== undefined) return formatNumber(probability, digits);
  if (probability === 0 || probability === 1) return String(probability);
  if (probability < 0.005) return `<${THIN}0.01`;
  if (probability > 0.995) return `>${THIN}0.99`;
  return probability.toFixed(2);
}

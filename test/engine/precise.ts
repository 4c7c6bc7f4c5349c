/** Elementary functions in 300-bit fixed point, as the measure for the engine's own; slow, and plainly right. */

const POINT = 300n;
export const ONE = 1n << POINT;

/** The exact value of a double (below 2⁻²⁴⁸ cut off). */
export function fixed(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 2047n;
  const fraction = bits & ((1n << 52n) - 1n);
  const significand = exponent === 0n ? fraction : fraction | (1n << 52n);
  const shift = POINT + (exponent === 0n ? 1n : exponent) - 1075n;
  const size = shift >= 0n ? significand << shift : significand >> -shift;
  return bits >> 63n === 1n ? -size : size;
}

export function multiply(a: bigint, b: bigint): bigint {
  return (a * b) / ONE;
}

export function divide(a: bigint, b: bigint): bigint {
  return (a * ONE) / b;
}

export function preciseExp(x: bigint): bigint {
  const halvings = 20n;
  const small = x >> halvings;
  let sum = ONE;
  let term = ONE;
  for (let k = 1n; term !== 0n; k++) {
    term = multiply(term, small) / k;
    sum += term;
  }
  for (let k = 0n; k < halvings; k++) sum = multiply(sum, sum);
  return sum;
}

/** 2 artanh(y) = ln((1 + y) / (1 − y)). */
function doubleArtanh(y: bigint): bigint {
  const square = multiply(y, y);
  let sum = 0n;
  let power = y;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = multiply(power, square);
  }
  return 2n * sum;
}

export const LN2 = doubleArtanh(ONE / 3n);

export function preciseLog(x: number): bigint {
  let m = x;
  let exponent = 0n;
  for (; m > 1.5; m /= 2) exponent++;
  for (; m < 0.75; m *= 2) exponent--;
  const value = fixed(m);
  return doubleArtanh(divide(value - ONE, value + ONE)) + exponent * LN2;
}

export function preciseSigmoid(x: bigint): bigint {
  const e = preciseExp(x);
  return divide(e, ONE + e);
}

export function preciseTanh(x: bigint): bigint {
  const e = preciseExp(2n * x);
  return divide(e - ONE, e + ONE);
}

/** The distance of two neighbouring doubles at this size. */
export function unitInTheLastPlace(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  view.setBigUint64(0, bits + 1n);
  return view.getFloat64(0) - Math.abs(value);
}

/** |computed − exact| in units in the last place of `computed`. */
export function error(computed: number, exact: bigint): number {
  const difference = fixed(computed) - exact;
  return Math.abs(Number(difference) / Number(ONE)) / unitInTheLastPlace(computed);
}

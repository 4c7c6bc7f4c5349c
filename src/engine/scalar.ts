/**
 * exp, log, sigmoid and tanh from +, −, ×, ÷, comparisons and bit operations, all of which IEEE 754 and ECMAScript specify exactly:
 * the same argument gives the same bits in every engine, which Math.exp, Math.log and Math.tanh do not promise.
 *
 * eˣ = 2ᵏ · 2^(j/256) · eʳ with x = (256 k + j) · ln 2 / 256 + r and |r| ≤ ln 2 / 512: the middle factor comes from a table (Tang 1989,
 * "Table-driven implementation of the exponential function in IEEE floating-point arithmetic"); eʳ − 1 is a Taylor polynomial whose first
 * missing term is below 2⁻⁵⁷ of its value.
 *
 * Errors, in units in the last place, over many arguments against 300-bit arithmetic: exp 1, log 1, sigmoid 2.6, tanh 3.5.
 */

const ROOTS_BITS = 8;
const ROOTS = 1 << ROOTS_BITS;
const ROOTS_MASK = ROOTS - 1;

/** ln 2 in two parts; the first has 32 significant bits, so that its product with any n below is exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const STEP_HIGH = LN2_HIGH / ROOTS;
const STEP_LOW = LN2_LOW / ROOTS;
const STEPS_PER_UNIT = 369.3299304675746;

/** Adding and subtracting 1.5 · 2⁵² rounds a double of smaller magnitude to the nearest integer. */
const ROUNDER = 6755399441055744;

const LOWEST_POWER = -1022;
function tabulatePowers(): Float64Array {
  const table = new Float64Array(1023 - LOWEST_POWER + 1);
  let up = 1;
  let down = 1;
  for (let k = 0; k <= 1023; k++, up *= 2, down /= 2) {
    table[k - LOWEST_POWER] = up;
    if (k <= -LOWEST_POWER) table[-k - LOWEST_POWER] = down;
  }
  return table;
}

/** ⌊√value⌋ by Newton's method. */
function integerSquareRoot(value: bigint): bigint {
  let root = value;
  for (let next = (value >> 1n) + 1n; next < root; next = (root + value / root) >> 1n) root = next;
  return root;
}

/** In fixed point with 200 bits after the point, so that every entry is rounded once, from integers. */
function tabulateRoots(): Float64Array {
  const point = 200n;
  const one = 1n << point;
  const scale = Number(one);
  let step = 2n * one;
  for (let bit = 0; bit < ROOTS_BITS; bit++) step = integerSquareRoot(step << point);
  const table = new Float64Array(2 * ROOTS);
  for (let j = 0, root = one; j < ROOTS; j++, root = (root * step) >> point) {
    const nearest = Number(root);
    table[2 * j] = nearest / scale;
    table[2 * j + 1] = Number(root - BigInt(nearest)) / scale;
  }
  return table;
}

/** Made once by a function, like the kernels: V8 folds the tables that a closure sees into the code. */
function createExponentials() {
  /** 2ᵏ for every k of a normal double. */
  const POWER = tabulatePowers();
  /** 2^(j/256) as pairs: the nearest double, and what it leaves. */
  const ROOT = tabulateRoots();

  /** eʳ − 1 for |r| ≤ ln 2 / 512, in an order of operations that lets the processor overlap them. */
  function smallExpLessOne(r: number): number {
    const square = r * r;
    return r + square * (1 / 2 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120)));
  }

  /** Where eˣ overflows, vanishes or becomes subnormal, 2ᵏ is applied in two steps, of which only the second can round. */
  function expNearLimits(x: number): number {
    if (!(x > -746 && x < 710)) return x > 0 ? Number.POSITIVE_INFINITY : x < 0 ? 0 : Number.NaN;
    const n = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
    const root = ROOT[(n & ROOTS_MASK) << 1]!;
    const k = n >> ROOTS_BITS;
    const half = k >> 1;
    const value = (root + root * smallExpLessOne(x - n * STEP_HIGH - n * STEP_LOW)) * POWER[half - LOWEST_POWER]!;
    return value * POWER[k - half - LOWEST_POWER]!;
  }

  /** eˣ. */
  function exp(x: number): number {
    if (!(Math.abs(x) < 708)) return expNearLimits(x);
    const n = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
    const index = n | 0;
    const power = ROOT[(index & ROOTS_MASK) << 1]! * POWER[(index >> ROOTS_BITS) - LOWEST_POWER]!;
    return power + power * smallExpLessOne(x - n * STEP_HIGH - n * STEP_LOW);
  }

  /** 1 / (1 + e⁻ˣ). */
  function sigmoid(x: number): number {
    return x < -40 ? expNearLimits(x) : 1 / (1 + exp(-x));
  }

  /** (e²ˣ − 1) / (e²ˣ + 1), with e²ˣ − 1 put together from parts that do not cancel near 0. */
  function tanh(x: number): number {
    const size = Math.abs(x);
    if (!(size > 1e-8 && size < 20)) return tanhNearLimits(x);
    const n = x * (2 * STEPS_PER_UNIT) + ROUNDER - ROUNDER;
    const index = n | 0;
    const at = (index & ROOTS_MASK) << 1;
    const scale = POWER[(index >> ROOTS_BITS) - LOWEST_POWER]!;
    const power = scale * ROOT[at]!;
    const rest = scale * ROOT[at + 1]! + power * smallExpLessOne(2 * x - n * STEP_HIGH - n * STEP_LOW);
    const lessOne = power - 1 + rest;
    return lessOne / (lessOne + 2);
  }

  /** tanh x is x to the last bit near 0 (its sign included), ±1 beyond 20. */
  function tanhNearLimits(x: number): number {
    return x >= 20 ? 1 : x <= -20 ? -1 : x;
  }

  return { exp, sigmoid, tanh };
}

export const { exp, sigmoid, tanh } = createExponentials();

const BITS_OF = new Float64Array(1);
const WORDS = new Uint32Array(BITS_OF.buffer);
const HIGH_WORD = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const SQRT_HALF_HIGH_WORD = 0x3fe6a09e;

/**
 * ln x = k ln 2 + 2 artanh(s), s = f / (2 + f), for x = 2ᵏ (1 + f) with √½ ≤ 1 + f < √2; artanh by its Taylor series, |s| < 0.172.
 * Summed as f − (f²/2 − s (f²/2 + series)), whose largest term, f, is exact.
 */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  const subnormal = x < 2.2250738585072014e-308;
  BITS_OF[0] = subnormal ? x * 18014398509481984 : x;
  const high = WORDS[HIGH_WORD]!;
  const k = (high - SQRT_HALF_HIGH_WORD) >> 20;
  WORDS[HIGH_WORD] = high - (k << 20);
  const f = BITS_OF[0] - 1;
  const n = subnormal ? k - 54 : k;
  const s = f / (2 + f);
  const z = s * s;
  const series =
    z *
    (2 / 3 +
      z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21))))))))));
  const half = 0.5 * f * f;
  return n * LN2_HIGH + (f - (half - (s * (half + series) + n * LN2_LOW)));
}

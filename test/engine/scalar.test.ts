import { describe, expect, it } from 'vitest';
import { exp, log, sigmoid, tanh } from '../../src/engine/scalar';
import { error, fixed, preciseExp, preciseLog, preciseSigmoid, preciseTanh } from './precise';

/** The same arguments in every run: spread over [−size, size] by the golden ratio. */
function spread(size: number, count = 1500): number[] {
  return Array.from({ length: count }, (_, k) => ((((k + 0.5) * 0.6180339887498949) % 1) * 2 - 1) * size);
}

function worst(points: readonly number[], computed: (x: number) => number, exact: (x: number) => bigint): number {
  return Math.max(...points.map((x) => error(computed(x), exact(x))));
}

describe('accuracy against 300-bit arithmetic', () => {
  const sizes = [1e-6, 0.003, 0.1, 1, 8, 36];

  it('exp stays within 1 unit in the last place', () => {
    for (const size of [...sizes, 150]) expect(worst(spread(size), exp, (x) => preciseExp(fixed(x)))).toBeLessThan(1);
  });

  it('sigmoid stays within 2.6 units in the last place, far negative arguments included', () => {
    for (const size of [...sizes, 150]) expect(worst(spread(size), sigmoid, (x) => preciseSigmoid(fixed(x)))).toBeLessThan(2.6);
  });

  it('tanh stays within 3.5 units in the last place, relative even next to 0', () => {
    for (const size of sizes) expect(worst(spread(size), tanh, (x) => preciseTanh(fixed(x)))).toBeLessThan(3.5);
  });

  it('log stays within 1 unit in the last place, relative even next to 1', () => {
    for (const size of [1e-9, 1e-3, 0.5]) {
      const near = spread(size).map((x) => 1 + x);
      expect(worst(near, log, preciseLog)).toBeLessThan(1);
    }
    const everywhere = spread(700, 3000).map(Math.exp);
    expect(worst(everywhere, log, preciseLog)).toBeLessThan(1);
  });
});

describe('agreement with Math', () => {
  const closely = (ours: number, theirs: number) => ours === theirs || Math.abs(ours - theirs) <= 1e-15 * Math.abs(theirs) + 5e-324;

  it('exp agrees over its whole range, overflow and subnormal results included', () => {
    for (const x of [...spread(760, 20000), 709.782712893384, 709.7827128933841, -708.4, -745.1332191019411, -745.14, 710, -746]) {
      expect(closely(exp(x), Math.exp(x)), `exp(${x})`).toBe(true);
    }
  });

  it('log agrees on subnormal numbers and at both ends of the range', () => {
    for (const x of [5e-324, 1e-320, 2.2250738585072009e-308, 2.2250738585072014e-308, Number.MAX_VALUE, Math.SQRT1_2, Math.SQRT2, 1]) {
      expect(closely(log(x), Math.log(x)), `log(${x})`).toBe(true);
    }
  });

  it('tanh agrees over its whole range', () => {
    for (const x of spread(25, 20000)) expect(closely(tanh(x), Math.tanh(x)), `tanh(${x})`).toBe(true);
  });
});

describe('special arguments', () => {
  it('exp of ±0, ±∞, NaN and huge arguments', () => {
    expect([0, -0, Infinity, -Infinity, NaN, 1e308, -1e308, 5e-324].map(exp)).toEqual([1, 1, Infinity, 0, NaN, Infinity, 0, 1]);
  });

  it('log of 0, negative numbers, 1, ∞ and NaN', () => {
    expect([0, -0, -1, -Infinity, 1, Infinity, NaN].map(log)).toEqual([-Infinity, -Infinity, NaN, NaN, 0, Infinity, NaN]);
  });

  it('sigmoid of ±0, ±∞, NaN and huge arguments', () => {
    expect([0, -0, Infinity, -Infinity, NaN, 1e308, -1e308].map(sigmoid)).toEqual([0.5, 0.5, 1, 0, NaN, 1, 0]);
    expect(sigmoid(-740)).toBe(exp(-740));
  });

  it('tanh of ±0, subnormal numbers, ±∞, NaN and huge arguments', () => {
    expect([0, -0, 5e-324, -5e-324, Infinity, -Infinity, NaN, 1e308, -1e308].map(tanh)).toEqual([
      0,
      -0,
      5e-324,
      -5e-324,
      1,
      -1,
      NaN,
      1,
      -1,
    ]);
  });

  it('none ever leaves its range', () => {
    for (const x of spread(800, 4000)) {
      expect(Math.abs(tanh(x))).toBeLessThanOrEqual(1);
      expect(sigmoid(x)).toBeLessThanOrEqual(1);
      expect(exp(x)).toBeGreaterThanOrEqual(0);
    }
  });
});

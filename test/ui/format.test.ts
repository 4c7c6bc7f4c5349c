import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, formatCount, formatNumber, formatProbability, plainNumber, powerOfTen } from '../../src/ui/format';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('formatNumber', () => {
  it('shows numbers below ten with the asked decimals, so that a column of terms adds up', () => {
    expect(formatNumber(0.9314)).toBe('0.931');
    expect(formatNumber(0.41)).toBe('0.410');
    expect(formatNumber(2.61, 1)).toBe('2.6');
  });

  it('writes a typographic minus', () => {
    expect(formatNumber(-0.8)).toBe('−0.800');
  });

  it('gives decimals away as numbers grow and groups thousands', () => {
    expect(formatNumber(12.345)).toBe('12.35');
    expect(plain(formatNumber(4711.6))).toBe('4 712');
    expect(plain(formatNumber(-123456.7))).toBe('−123 457');
  });

  it('writes what would show as nothing, or overflow, as a power of ten', () => {
    expect(plain(formatNumber(2.13e-4))).toBe('2.1 × 10⁻⁴');
    expect(plain(formatNumber(-3.5e12))).toBe('−3.5 × 10¹²');
    expect(plain(formatNumber(999_999))).toBe('999 999');
    expect(plain(formatNumber(1_000_000))).toBe('1.0 × 10⁶');
  });

  it('keeps zero for exact zeros only', () => {
    expect(formatNumber(0)).toBe('0');
    expect(formatNumber(-0)).toBe('0');
    expect(plain(formatNumber(Number.MIN_VALUE))).toBe('4.9 × 10⁻³²⁴');
  });

  it('names what is not a finite number', () => {
    expect(formatNumber(Number.NaN)).toBe('not a number');
    expect(formatNumber(-Infinity)).toBe('−∞');
  });

  it('never loses more than half a unit of the last shown digit', () => {
    fc.assert(
      fc.property(fc.double({ min: -9.9, max: 9.9, noNaN: true }), fc.integer({ min: 1, max: 8 }), (value, digits) => {
        const shown = plain(formatNumber(value, digits)).replace('−', '-');
        fc.pre(!shown.includes('×'));
        expect(Math.abs(Number(shown) - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits * (1 + 1e-9));
      }),
      { seed: 1 },
    );
  });
});

describe('formatCount', () => {
  it('groups exact counts by thin spaces', () => {
    expect(plain(formatCount(2082304))).toBe('2 082 304');
    expect(plain(formatCount(7680))).toBe('7 680');
    expect(formatCount(234)).toBe('234');
    expect(plain(formatCount(-10240))).toBe('−10 240');
  });
});

describe('formatProbability', () => {
  it('shows two decimals', () => {
    expect(formatProbability(0.876)).toBe('0.88');
  });

  it('never rounds a probability to impossible or certain', () => {
    expect(plain(formatProbability(1e-9))).toBe('< 0.01');
    expect(plain(formatProbability(0.9999))).toBe('> 0.99');
    expect(formatProbability(0)).toBe('0');
    expect(formatProbability(1)).toBe('1');
  });
});

describe('plainNumber', () => {
  it('gives back, of every digit shown, the very float64', () => {
    for (const value of [0, 1 / 3, -0.1 - 0.2, 1e-300, -2.5e17, 12345.678, Number.MIN_VALUE, Number.MAX_VALUE]) {
      expect(Number(plainNumber(formatNumber(value, exact)))).toBe(value);
    }
  });

  it('reads powers of ten and grouped thousands, and leaves words alone', () => {
    expect(plainNumber(formatNumber(-0.00015))).toBe('-1.5e-4');
    expect(plainNumber(formatNumber(12345.6))).toBe('12346');
    expect(plainNumber('‘a’, unit 7')).toBe('‘a’, unit 7');
  });
});

describe('powerOfTen', () => {
  it('is written as in a book, with a true minus sign', () => {
    expect([powerOfTen(-12), powerOfTen(0), powerOfTen(7)]).toEqual(['10⁻¹²', '10⁰', '10⁷']);
  });
});

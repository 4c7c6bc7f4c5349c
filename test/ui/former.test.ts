import { describe, expect, it } from 'vitest';
import { differenceWords, formerWords } from '../../src/ui/former';

describe('formerWords', () => {
  it('gives the number that there was before, to as many digits as the one beside it', () => {
    expect(formerWords(0.029, 0.0831)).toBe('was 0.083');
    expect(formerWords(0.029, -0.0831, 5)).toBe('was −0.08310');
    expect(formerWords(0, 1e-9)).toBe('was 1.0 × 10⁻⁹');
  });

  it('never sets a number beside itself: it says that nothing moved, or by how little', () => {
    expect(formerWords(0.5, 0.5)).toBe('as before');
    expect(formerWords(0, -0)).toBe('as before');
    expect(formerWords(Number.NaN, Number.NaN)).toBe('as before');
    expect(formerWords(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe('as before');
    expect(formerWords(0.50001, 0.5)).toBe('changed by 1.0 × 10⁻⁵');
  });
});

describe('differenceWords', () => {
  it('adds the difference, with its sign, where there are two numbers', () => {
    expect(differenceWords(0.93, 0.41)).toBe('was 0.410 (+0.520)');
    expect(differenceWords(0.25, 0.5, 5)).toBe('was 0.50000 (−0.25000)');
    expect(differenceWords(0.5, 0.5)).toBe('as before');
    expect(differenceWords(0.50001, 0.5)).toBe(formerWords(0.50001, 0.5));
    expect(differenceWords(Number.NaN, 0.5)).toBe('was 0.500');
  });
});

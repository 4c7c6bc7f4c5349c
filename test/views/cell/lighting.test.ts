import { describe, expect, it } from 'vitest';
import { isLit } from '../../../src/views/cell/lighting';

describe('isLit', () => {
  it('lights what the page speaks of while the learner points at nothing', () => {
    const lit = { term: null, unit: null, spoken: ['f', 'c'] };
    expect(isLit(lit, 'f')).toBe(true);
    expect(isLit(lit, 'fPre')).toBe(true);
    expect(isLit(lit, 'o')).toBe(false);
  });

  it('lights only what the learner points at, whatever the page speaks of', () => {
    const lit = { term: 'o', unit: null, spoken: ['f'] };
    expect(isLit(lit, 'o')).toBe(true);
    expect(isLit(lit, 'f')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { isAside, isLit } from '../../../src/views/cell/lighting';

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

describe('isAside', () => {
  const spoken = { term: null, unit: null, spoken: ['f', 'c'] };

  it('sets aside the strips that the page does not speak of, and none without a page', () => {
    expect(['f', 'c', 'c@previous', 'o'].map((key) => isAside(spoken, key))).toEqual([false, false, true, true]);
    expect(isAside({ ...spoken, spoken: [] }, 'o')).toBe(false);
  });

  it('leaves the strip that the learner points at, and does not touch the others for it', () => {
    expect(isAside({ ...spoken, term: 'o' }, 'o')).toBe(false);
    expect(isAside({ ...spoken, term: 'o' }, 'f')).toBe(false);
  });
});

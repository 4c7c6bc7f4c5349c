import { describe, expect, it } from 'vitest';
import { factRuns } from '../../src/lessons/factRuns';

const italics = (text: string) => factRuns(text).flatMap((run) => (run.italic ? [run.text] : []));

describe('a computed sentence as it is set', () => {
  it('has the letters of mathematics in italics, but neither words nor typed letters', () => {
    expect(italics('Here n = 27: U is 27 × 32, and h stays.')).toEqual(['n', 'U', 'h']);
    expect(italics('Xₜ, Hₜ₋₁ and Y₍ₜ₎ have 8 rows.')).toEqual(['X', 'H', 'Y']);
    expect(italics('∂L/∂W, a sum of ‘n’ and tanh(0.5).')).toEqual(['L', 'W']);
    expect(italics('At ‘r’ the gates are z = 0.9 and r = 0.1.')).toEqual(['z', 'r']);
  });

  it('keeps shapes together, and a result with its sign of equality', () => {
    expect(factRuns('27 × 32 = 864').map(({ text }) => text)).toEqual(['27\u00a0×\u00a032 =\u00a0864']);
  });
});

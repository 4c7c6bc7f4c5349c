import { describe, expect, it } from 'vitest';
import { headHeight, secondHeight } from '../../../src/views/gradient/head.layout';

const choices = [
  ['one', 'two', 'three'],
  ['four', 'five'],
];

describe('the head of a gradient figure', () => {
  it('is one line where all of it fits, and grows by lines as the room shrinks', () => {
    const heights = [1000, 500, 300, 200, 100].map((room) => headHeight(choices, [200], room));
    expect(heights[0]).toBe(32);
    for (const [index, height] of heights.entries()) expect(height).toBeGreaterThanOrEqual(heights[index - 1] ?? 0);
    expect(heights.at(-1)).toBeGreaterThanOrEqual(32 + 3 * 28);
  });

  it('breaks a choice between its words where it has no line of its own', () => {
    expect(headHeight([['encoder', 'decoder', 'output']], [], 120)).toBe(32 + 2 * 28);
  });

  it('has as many lines for its words as they need beside a control, or below it on a phone', () => {
    const words = 'a small change of h is multiplied by up to 1.054 and neither vanishes nor explodes';
    const heights = [1000, 800, 660].map((room) => secondHeight(words, 300, room));
    expect(heights[0]).toBe(32);
    for (const [index, height] of heights.entries()) expect(height).toBeGreaterThanOrEqual(heights[index - 1] ?? 0);
    expect(secondHeight(words, 300, 358)).toBeGreaterThan(40 + 17);
  });
});

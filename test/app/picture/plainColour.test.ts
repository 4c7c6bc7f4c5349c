import { describe, expect, it } from 'vitest';
import { plainColour } from '../../../src/app/picture/plainColour';
import { mixOklab, parseHex } from '../../../src/ui/palette';

describe('a computed colour in a file', () => {
  it('is #rrggbb with its opacity apart, whatever form the browser gives it in', () => {
    expect(plainColour('rgb(28, 27, 25)')).toEqual({ hex: '#1c1b19', alpha: 1 });
    expect(plainColour('rgba(255, 0, 10, 0.25)')).toEqual({ hex: '#ff000a', alpha: 0.25 });
    expect(plainColour('rgb(28 27 25 / 0.5)')).toEqual({ hex: '#1c1b19', alpha: 0.5 });
    expect(plainColour('color(srgb 1 0.5 0)')).toEqual({ hex: '#ff8000', alpha: 1 });
  });

  it('is the very colour that heat maps are painted with when it was mixed', () => {
    const lab = 'oklab(0.627955 0.224863 0.1258463)';
    expect(plainColour(lab)?.hex).toBe('#ff0000');
    expect(mixOklab(parseHex('#ffffff'), parseHex('#ff0000'), 1)).toEqual(parseHex('#ff0000'));
  });

  it('is nothing where nothing is painted', () => {
    for (const nothing of ['none', 'transparent', 'rgba(0, 0, 0, 0)', '']) expect(plainColour(nothing)).toBeNull();
  });

  it('is refused in a form that is not known, rather than guessed', () => {
    expect(() => plainColour('lch(50% 20 30)')).toThrow('not known');
  });
});

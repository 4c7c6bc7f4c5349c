import { describe, expect, it } from 'vitest';
import { divergingFill, extentOf } from '../../src/ui/colour';
import { mixOklab, type Palette, parseHex, pixelScale } from '../../src/ui/palette';

const palette: Palette = (name) =>
  ({ paper: parseHex('#ffffff'), soft: parseHex('#808080'), negative: parseHex('#0000ff'), positive: parseHex('#ff0000') })[
    name as 'paper'
  ] ?? [0, 128, 0];

describe('colours', () => {
  it('draws zero as paper and saturates at the extent', () => {
    expect(divergingFill(0, 1)).toBe('var(--paper)');
    expect(divergingFill(-3, 2)).toBe('var(--negative)');
    expect(divergingFill(0.5, 2)).toBe('color-mix(in oklab, var(--positive) 25%, var(--paper))');
  });

  it('shows that a value is not zero even when the scale has no extent', () => {
    expect(divergingFill(1e-9, 0)).toBe('var(--positive)');
  });

  it('gives what is not a number a colour that no value has', () => {
    expect(divergingFill(Number.NaN, 1)).toBe('var(--soft)');
  });

  it('finds the extent among finite values', () => {
    expect(extentOf([0.1, -3, Infinity, Number.NaN])).toBe(3);
    expect(extentOf([], 1)).toBe(1);
  });
});

describe('pixelScale', () => {
  it('paints the colours that CSS mixes', () => {
    // What Chromium computes for color-mix(in oklab, …), read off a canvas.
    expect(mixOklab([255, 255, 255], [255, 0, 0], 0.5)).toEqual([255, 161, 145]);
    expect(mixOklab(parseHex('#fbfaf6'), parseHex('#b84328'), 0.37)).toEqual([232, 184, 169]);
  });

  it('paints zero as paper and either end as its token', () => {
    const pixelOf = pixelScale(palette, { kind: 'diverging', extent: 2 });
    expect(pixelOf(0)).toBe(0xffffffff);
    expect(pixelOf(2)).toBe(0xff0000ff);
    expect(pixelOf(-5)).toBe(0xffff0000);
    expect(pixelOf(Number.NaN)).toBe(0xff808080);
  });

  it('paints a gate from paper to its hue, and paper below zero', () => {
    const pixelOf = pixelScale(palette, { kind: 'gate', hue: 'f' });
    expect(pixelOf(1)).toBe(0xff008000);
    expect(pixelOf(-1)).toBe(0xffffffff);
  });

  it('reads tokens as a style sheet made small writes them', () => {
    expect(parseHex('#fa0')).toEqual([255, 170, 0]);
  });

  it('refuses tokens in another form', () => {
    expect(() => parseHex('rgb(1, 2, 3)')).toThrow(/#rrggbb/);
  });
});

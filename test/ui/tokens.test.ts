import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHex, type Rgb, toOklab } from '../../src/ui/palette';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');

function tokens(selector: string): Record<string, string> {
  const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', colour = '']): [string, string] => [name, colour]),
  );
}

const light = tokens(':root');
const themes = {
  light,
  dark: { ...light, ...tokens(":root[data-theme='dark']") },
  projector: { ...light, ...tokens(":root[data-theme='projector']") },
};

const linear = (rgb: Rgb) => rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
const encode = (share: number) => 255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055);

function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, bl = 0] = linear(parseHex(colour));
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl + 0.05;
  };
  const [x, y] = [luminance(a), luminance(b)];
  return Math.max(x, y) / Math.min(x, y);
}

/** Machado, Oliveira & Fernandes (2009), severity 1. */
const visions: Record<string, readonly (readonly number[])[]> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(colour: string, vision: readonly (readonly number[])[]): readonly number[] {
  const rgb = linear(parseHex(colour));
  const [r = 0, g = 0, b = 0] = vision.map((row) =>
    encode(
      Math.min(
        1,
        Math.max(
          0,
          row.reduce((sum, weight, k) => sum + weight * (rgb[k] ?? 0), 0),
        ),
      ),
    ),
  );
  return toOklab([r, g, b]);
}

const textTokens = ['ink', 'soft', 'accent', 'U', 'W', 'V', 'f', 'i', 'o', 'g', 'z', 'r', 'n', 'h', 'c', 'negative', 'positive'];
const neighbours = [
  ['f', 'i', 'o', 'g'],
  ['z', 'r', 'n'],
  ['U', 'W', 'V'],
  ['negative', 'positive'],
];

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  it.each(textTokens)('keeps --%s readable as text (WCAG AA) on paper and on the wash', (token) => {
    expect(contrast(theme[token] ?? '', theme.paper ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme[token] ?? '', theme.wash ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(visions))('tells hues that stand side by side apart with %s', (_name, vision) => {
    for (const group of neighbours) {
      group.forEach((a, index) => {
        for (const b of group.slice(index + 1)) {
          const [p, q] = [seen(theme[a] ?? '', vision), seen(theme[b] ?? '', vision)];
          expect(Math.hypot(...p.map((value, k) => value - (q[k] ?? 0))), `${a} and ${b}`).toBeGreaterThanOrEqual(0.07);
        }
      });
    }
  });
});

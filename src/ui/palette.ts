import type { ColourScale, HueName } from './colour';

/** Red, green, blue from 0 to 255. */
export type Rgb = readonly [number, number, number];
export type PaletteName = HueName | 'paper' | 'wash' | 'ink' | 'soft' | 'rule' | 'accent' | 'negative' | 'positive';
export type Palette = (name: PaletteName) => Rgb;

/** #1c1b19 → [28, 27, 25]. Tokens are written as #rrggbb; a style sheet made small may say #fff for #ffffff. */
export function parseHex(colour: string): Rgb {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour.trim().replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3'))?.[1];
  if (!digits) throw new Error(`A colour token must be #rrggbb, not "${colour}"`);
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The tokens in force on an element, for canvases, which know no CSS variables. Each is read once: reading makes the browser restyle. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const known = new Map<PaletteName, Rgb>();
  return (name) => {
    const colour = known.get(name) ?? parseHex(style.getPropertyValue(`--${name}`));
    known.set(name, colour);
    return colour;
  };
}

type Triple = readonly [number, number, number];

function toLinear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function fromLinear(share: number): number {
  const encoded = share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, encoded)) * 255);
}

/** Oklab of Björn Ottosson (2020), the space in which CSS `color-mix(in oklab, …)` mixes. */
export function toOklab(rgb: Rgb): Triple {
  const [r, g, b] = [toLinear(rgb[0]), toLinear(rgb[1]), toLinear(rgb[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Triple): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** `share` of `colour` in `paper`, as CSS mixes them. */
export function mixOklab(paper: Rgb, colour: Rgb, share: number): Rgb {
  const from = toOklab(paper);
  const to = toOklab(colour);
  return fromOklab([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share]);
}

/** Opaque colour as a pixel of a little-endian Uint32 view of an ImageData. */
function toPixel([r, g, b]: Rgb): number {
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

const shades = 256;

function ramp(paper: Rgb, colour: Rgb): Uint32Array {
  return Uint32Array.from({ length: shades }, (_, index) => toPixel(mixOklab(paper, colour, index / (shades - 1))));
}

const ramps = new WeakMap<Palette, Map<PaletteName, Uint32Array>>();

function rampTo(palette: Palette, name: PaletteName): Uint32Array {
  const known = ramps.get(palette) ?? new Map<PaletteName, Uint32Array>();
  const found = known.get(name) ?? ramp(palette('paper'), palette(name));
  known.set(name, found);
  ramps.set(palette, known);
  return found;
}

/**
 * Value → pixel of one scale, by table; the colours of `divergingFill` to 1/255, and for gates from paper (0, shut) to the gate's hue (1, open).
 * Tables are made once a palette.
 */
export function pixelScale(palette: Palette, scale: ColourScale): (value: number) => number {
  const none = toPixel(palette('soft'));
  const up = rampTo(palette, scale.kind === 'gate' ? scale.hue : 'positive');
  const down = scale.kind === 'gate' ? null : rampTo(palette, 'negative');
  const extent = scale.kind === 'gate' ? 1 : scale.extent;
  return (value) => {
    if (value !== value) return none;
    const table = value < 0 ? down : up;
    const share = value === 0 ? 0 : extent > 0 ? Math.min(1, Math.abs(value) / extent) : 1;
    return (table ?? up)[table ? Math.round(share * (shades - 1)) : 0] ?? none;
  };
}

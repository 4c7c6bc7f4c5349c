/** A colour as every drawing program knows it: #rrggbb and, apart from it, how opaque it is. */
export interface PlainColour {
  readonly hex: string;
  readonly alpha: number;
}

function hexOf(channels: readonly number[]): string {
  const two = (channel: number) =>
    Math.round(Math.min(255, Math.max(0, channel)))
      .toString(16)
      .padStart(2, '0');
  return `#${channels.map(two).join('')}`;
}

const numbers = (text: string) => (text.match(/-?[\d.]+(?:e-?\d+)?/gi) ?? []).map(Number);

/** Oklab of Björn Ottosson (2020) to sRGB from 0 to 255: browsers give a mixed colour back in the space in which it was mixed. */
function fromOklab([lightness = 0, a = 0, b = 0]: readonly number[]): readonly number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return linear.map((share) => 255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055));
}

/** A computed CSS colour; null where nothing is painted. Throws for a form that no browser gives for the tokens of this app. */
export function plainColour(computed: string): PlainColour | null {
  const text = computed.trim().toLowerCase();
  if (text === 'none' || text === 'transparent' || text === '') return null;
  const [first = 0, second = 0, third = 0, alpha = 1] = numbers(text.replace(/^[a-z]+\((?:srgb)?/, ''));
  if (alpha === 0) return null;
  const channels = [first, second, third];
  if (text.startsWith('rgb')) return { hex: hexOf(channels), alpha };
  if (text.startsWith('color(srgb ')) return { hex: hexOf(channels.map((channel) => channel * 255)), alpha };
  if (text.startsWith('oklab(')) return { hex: hexOf(fromOklab(channels)), alpha };
  throw new RangeError(`The colour “${computed}” is of a form that is not known.`);
}

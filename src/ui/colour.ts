/** The hues that stand for something: matrices, gates, states. Each is a CSS variable of the same name. */
export type HueName = 'U' | 'W' | 'V' | 'f' | 'i' | 'o' | 'g' | 'z' | 'r' | 'n' | 'h' | 'c';

/** How a value becomes a colour: signed values either side of paper, gates from paper (0) to their hue (1). */
export type ColourScale = { readonly kind: 'diverging'; readonly extent: number } | { readonly kind: 'gate'; readonly hue: HueName };

export function hue(name: HueName): string {
  return `var(--${name})`;
}

function tint(variable: string, share: number): string {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  if (percent === 0) return 'var(--paper)';
  if (percent === 100) return `var(--${variable})`;
  return `color-mix(in oklab, var(--${variable}) ${percent}%, var(--paper))`;
}

/** Blue below zero, orange above, paper at zero, saturated at ±extent. What is not a number is drawn in the soft ink, which no value has. */
export function divergingFill(value: number, extent: number): string {
  if (Number.isNaN(value)) return 'var(--soft)';
  if (value === 0) return 'var(--paper)';
  return tint(value < 0 ? 'negative' : 'positive', extent > 0 ? Math.abs(value) / extent : 1);
}

/** The largest magnitude of the finite values: the extent of a diverging scale that clips nothing. At least `floor`. */
export function extentOf(values: ArrayLike<number>, floor = 0): number {
  let extent = floor;
  for (let index = 0; index < values.length; index++) {
    const magnitude = Math.abs(values[index] ?? 0);
    if (magnitude > extent && magnitude < Infinity) extent = magnitude;
  }
  return extent;
}

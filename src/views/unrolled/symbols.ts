import type { Quantity } from '../../engine/recording';
import type { Notation } from '../../store/scene';
import { superscript } from '../../ui/format';
import { runsOf } from '../../ui/mathRuns';
import { plainText } from '../../ui/mathTree';
import { notations } from '../../ui/notations';
import { runsWidth, textWidth } from '../../ui/textWidth';
import type { TextMark } from './marks';

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

export function subscript(count: number): string {
  return [...String(count)].map((digit) => subscripts[Number(digit)] ?? '').join('');
}

/** The letter over a strip, in the chosen notation. */
export function letterOf(quantity: Quantity, notation: Notation): string {
  const { letters } = notations[notation];
  return quantity in letters ? plainText(letters[quantity as keyof typeof letters]) : quantity;
}

/** A value's name in one line: f₄[7], in a stack with its layer: f₄²[7]. */
export function valueName(
  quantity: Quantity,
  step: number,
  place: { readonly unit?: number; readonly layer: number | null },
  notation: Notation,
): string {
  const layer = place.layer === null ? '' : `⁽${superscript(place.layer)}⁾`;
  const unit = place.unit === undefined ? '' : `[${place.unit}]`;
  return `${letterOf(quantity, notation)}${layer}${subscript(step)}${unit}`;
}

/** The letter of a matrix in the chosen notation where it fits, else the plain letter. */
export function weightMark(
  weight: 'U' | 'W' | 'V',
  notation: Notation,
  place: Omit<TextMark, 'text' | 'runs'>,
  roomPx: number,
): TextMark | null {
  const node = notations[notation].weights[weight]('');
  const runs = runsOf(node);
  if (runsWidth(runs, place.sizePx) <= roomPx) return { ...place, text: plainText(node), runs };
  return textWidth(weight, place.sizePx) <= roomPx ? { ...place, text: weight } : null;
}

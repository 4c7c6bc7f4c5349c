import type { Quantity } from '../../engine/recording';
import type { Notation } from '../../store/scene';
import { superscript } from '../../ui/format';
import { halfRun, type MathRun, runsOf } from '../../ui/mathRuns';
import { plainText } from '../../ui/mathTree';
import { notations } from '../../ui/notations';
import { runsWidth } from '../../ui/textWidth';
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

/** Rooms between places are differences: equal ones are so but for this. */
const roundingPx = 1e-6;

/**
 * The letter of a matrix in the chosen notation where it fits, else the plain letter. Of an encoder–decoder with its half; where that has no
 * room the encoder's stays without, but no other tensor may pass for it.
 */
export function weightMark(
  weight: 'U' | 'W' | 'V',
  notation: Notation,
  place: Omit<TextMark, 'text' | 'runs'>,
  roomPx: number,
  half: 'encoder' | 'decoder' | null,
): TextMark | null {
  const node = notations[notation].weights[weight]('');
  const letter: MathRun = { text: weight, level: 0, italic: true };
  const bare: readonly (readonly MathRun[])[] = [runsOf(node), [letter]];
  const named = half ? bare.map((runs) => [...runs, halfRun(half)]) : [];
  const fitting = [...named, ...(half === 'decoder' ? [] : bare)].find((runs) => runsWidth(runs, place.sizePx) <= roomPx + roundingPx);
  return fitting ? { ...place, text: fitting.map(({ text }) => text).join(''), runs: fitting } : null;
}

import { valueOf, vectorOf } from '../store/readAnswer';
import type { Answer } from '../store/run';
import type { Pin } from '../store/scene';
import { exact, formatNumber } from '../ui/format';
import { valueWords } from '../ui/notation';
import { writeNumber } from '../ui/tsv';
import { quoteToken } from './crumbs';

/** A pinned value in words and figures; null where the text or the model has no such place now (it comes back when they do). */
export interface PinnedLine {
  readonly pin: Pin;
  readonly words: string;
  readonly value: string | null;
}

/** A letter of the input or the output by its sign, a unit by its number. */
function entryWords({ vocabulary, spec }: Answer, { quantity, layer, unit }: Pin): string {
  const isLetter = quantity === 'logits' || quantity === 'output' || (quantity === 'x' && layer === 1 && spec.input.kind === 'oneHot');
  return isLetter ? `entry ${vocabulary[unit] ?? unit}` : `unit ${unit}`;
}

export function describePin(answer: Answer, pin: Pin, digits?: number): PinnedLine {
  const what = `${pin.direction === 'backward' ? '∂L/∂ ' : ''}${valueWords[pin.quantity]}`;
  const layer = answer.spec.layers.length > 1 ? `, layer ${pin.layer}` : '';
  const words = `${what}, ${entryWords(answer, pin)}${layer}, step ${pin.step} ${quoteToken(answer.columns[pin.step])}`.trim();
  const exists = vectorOf(answer, pin).length > pin.unit;
  return { pin, words, value: exists ? formatNumber(valueOf(answer, pin, pin.direction), digits) : null };
}

/** The pinned values as tab-separated lines. */
export function writePins(answer: Answer, pins: readonly Pin[]): string {
  return pins.map((pin) => `${describePin(answer, pin, exact).words}\t${writeNumber(valueOf(answer, pin, pin.direction))}`).join('\n');
}

import { valueOf } from '../store/readAnswer';
import type { Answer } from '../store/run';
import type { Pin, Scene } from '../store/scene';
import { formatNumber } from '../ui/format';
import { valueWords } from '../ui/notation';
import { quoteToken } from './crumbs';

/** A pinned value in words and figures; null where the text or the model has no such place now (it comes back when they do). */
export interface PinnedLine {
  readonly pin: Pin;
  readonly words: string;
  readonly value: string | null;
}

export function describePin(answer: Answer, pin: Pin): PinnedLine {
  const what = `${pin.direction === 'backward' ? '∂L/∂ ' : ''}${valueWords[pin.quantity]}`;
  const layer = answer.spec.layers.length > 1 ? `, layer ${pin.layer}` : '';
  const words = `${what}, unit ${pin.unit}${layer}, step ${pin.step} ${quoteToken(answer.columns[pin.step])}`.trim();
  const exists = pin.step < answer.columns.length;
  return { pin, words, value: exists ? formatNumber(valueOf(answer, pin, pin.direction)) : null };
}

/** What pinning now would keep in sight: the singled-out unit's value at the step in view. */
export function pinInView(scene: Scene): Pin | null {
  const { depth, unit, layer, step, direction } = scene;
  // The neurons of a mini-batch may be those of a small layer of its own.
  if (unit === null || depth.kind === 'batch') return null;
  const quantity = depth.kind === 'number' ? depth.quantity : 'h';
  if (quantity === 'x' || quantity === 'logits' || quantity === 'output') return null;
  return { layer, step, quantity, unit, direction };
}

export function isSamePin(a: Pin, b: Pin): boolean {
  return a.layer === b.layer && a.step === b.step && a.quantity === b.quantity && a.unit === b.unit && a.direction === b.direction;
}

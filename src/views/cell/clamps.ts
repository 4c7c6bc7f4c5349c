import type { Clamp } from '../../engine/program';
import { clampOf, type ValuePlace } from '../../store/readAnswer';

/** What can be held by hand. */
export type Holdable = Exclude<Clamp['quantity'], 'x'>;

const holdable: readonly string[] = ['f', 'i', 'o', 'g', 'c', 'z', 'r', 'n', 'h'] satisfies readonly Holdable[];

export function isHoldable(quantity: string): quantity is Holdable {
  return holdable.includes(quantity);
}

/** How long a value is held: at the step in view, from there on, or from the first step on. */
export type Span = 'here' | 'onward' | 'always';

export interface HoldWish {
  readonly value: number;
  readonly span: Span;
  readonly whole: boolean;
}

export interface HoldPlace extends ValuePlace {
  readonly quantity: Holdable;
}

function spanOf({ from, to }: Clamp): Span {
  if (from === to) return 'here';
  return from === 0 ? 'always' : 'onward';
}

/** The wish that a scene's clamps fulfil at a place; null where the value is as learnt. */
export function wishAt(clamps: readonly Clamp[], place: HoldPlace): HoldWish | null {
  const clamp = clampOf(clamps, place);
  return clamp && { value: clamp.value, span: spanOf(clamp), whole: clamp.unit === 'all' };
}

/** The clamps without those that hold this value. */
export function release(clamps: readonly Clamp[], place: HoldPlace): readonly Clamp[] {
  let rest = clamps;
  for (let covering = clampOf(rest, place); covering; covering = clampOf(rest, place)) rest = rest.filter((clamp) => clamp !== covering);
  return rest;
}

/** The clamps with this value held as wished, in place of what held it before. */
export function hold(clamps: readonly Clamp[], place: HoldPlace, { value, span, whole }: HoldWish): readonly Clamp[] {
  const { layer, quantity, step, unit } = place;
  const from = span === 'always' ? 0 : step;
  const to = span === 'here' ? step : Number.POSITIVE_INFINITY;
  return [...release(clamps, place), { part: 'encoder', layer, quantity, unit: whole ? 'all' : unit, from, to, value }];
}

/** A typed value; null for what is no number. Comma or point, minus or hyphen. */
export function readHoldValue(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

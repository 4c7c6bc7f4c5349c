import type { Clamp } from '../../engine/program';
import { clampIn, partAt, type ValuePlace } from '../../store/readAnswer';
import type { Answer } from '../../store/run';

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

/** Where a value is held: clamps belong to a part, and count its steps. */
export interface HoldPlace extends ValuePlace {
  readonly quantity: Holdable;
  readonly part: Clamp['part'];
  /** Whether a decoder comes after the encoder: what is held from here on is held there too. */
  readonly hasDecoder: boolean;
}

/** A place on the stage, as clamps have it. */
export function holdPlaceOf(answer: Answer, place: ValuePlace & { readonly quantity: Holdable }): HoldPlace {
  const { part, local } = partAt(answer, place.step);
  return { ...place, step: local, part, hasDecoder: answer.spec.decoder !== null };
}

/** The same hold in the other part. */
function twinOf(clamps: readonly Clamp[], clamp: Clamp): Clamp | null {
  const isTwin = (other: Clamp) =>
    other.part !== clamp.part &&
    other.layer === clamp.layer &&
    other.quantity === clamp.quantity &&
    other.unit === clamp.unit &&
    other.value === clamp.value &&
    !Number.isFinite(other.to);
  return Number.isFinite(clamp.to) ? null : (clamps.find(isTwin) ?? null);
}

function spanOf(clamp: Clamp, clamps: readonly Clamp[], { hasDecoder }: HoldPlace): Span {
  if (clamp.from === clamp.to) return 'here';
  if (clamp.from > 0) return 'onward';
  return hasDecoder && twinOf(clamps, clamp)?.from !== 0 ? 'onward' : 'always';
}

/** The wish that a scene's clamps fulfil at a place; null where the value is as learnt. */
export function wishAt(clamps: readonly Clamp[], place: HoldPlace): HoldWish | null {
  const clamp = clampIn(clamps, place, place.part);
  return clamp && { value: clamp.value, span: spanOf(clamp, clamps, place), whole: clamp.unit === 'all' };
}

/** The clamps without those that hold this value. */
export function release(clamps: readonly Clamp[], place: HoldPlace): readonly Clamp[] {
  let rest = clamps;
  for (let covering = clampIn(rest, place, place.part); covering; covering = clampIn(rest, place, place.part)) {
    const gone = new Set([covering, place.hasDecoder ? twinOf(rest, covering) : null]);
    rest = rest.filter((clamp) => !gone.has(clamp));
  }
  return rest;
}

/** The clamps with this value held as wished, in place of what held it before. */
export function hold(clamps: readonly Clamp[], place: HoldPlace, { value, span, whole }: HoldWish): readonly Clamp[] {
  const { layer, quantity, step, unit, part, hasDecoder } = place;
  const to = span === 'here' ? step : Number.POSITIVE_INFINITY;
  const clampFrom = (of: Clamp['part'], from: number): Clamp => ({
    part: of,
    layer,
    quantity,
    unit: whole ? 'all' : unit,
    from,
    to,
    value,
  });
  const own = clampFrom(part, span === 'always' ? 0 : step);
  const isBoth = hasDecoder && (span === 'always' || (span === 'onward' && part === 'encoder'));
  const twin = clampFrom(part === 'encoder' ? 'decoder' : 'encoder', 0);
  return [...release(clamps, place), own, ...(isBoth ? [twin] : [])];
}

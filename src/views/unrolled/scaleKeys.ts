import type { Quantity } from '../../engine/recording';
import type { Answer } from '../../store/run';
import type { Direction, Notation } from '../../store/scene';
import type { ColourScale } from '../../ui/colour';
import { formatNumber } from '../../ui/format';
import type { CellMark } from './marks';
import { extentsOf, scaleOf } from './strips';
import { letterOf } from './symbols';

/** A colour scale under the graph, and what it is the scale of. */
export interface ScaleKey {
  readonly name: string;
  readonly scale: ColourScale;
  /** What stands at its high end, if not its extent alone. */
  readonly high?: string;
}

/** Narrower strips are not painted. */
const leastPaintedPx = 1;

/** The quantities whose strips are to be seen: narrow cells leave some out. */
export function drawnIn(cells: readonly Pick<CellMark, 'strips'>[]): ReadonlySet<Quantity> {
  return new Set(cells.flatMap(({ strips }) => strips.filter(({ box }) => box.widthPx >= leastPaintedPx).map(({ quantity }) => quantity)));
}

function shortNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : formatNumber(value, 2);
}

/** Forward: the scales of the gates, of signed values and of c, as far as strips of them are drawn. Backward: the one of all gradients. */
export function scaleKeys(
  answer: Answer,
  { direction, notation }: { readonly direction: Direction; readonly notation: Notation },
  drawn: ReadonlySet<Quantity>,
): readonly ScaleKey[] {
  const extents = extentsOf(answer, direction);
  const signed = scaleOf('h', direction, extents);
  if (direction === 'backward') return [{ name: 'gradients', scale: signed }];
  const gate = [...drawn].map((quantity) => scaleOf(quantity, direction, extents)).find(({ kind }) => kind === 'gate');
  const c = letterOf('c', notation);
  const isWider = drawn.has('c') && extents('c') !== extents('h');
  const high = isWider ? { high: `+${shortNumber(extents('h'))}; ${c} to ±${shortNumber(extents('c'))}` } : {};
  return [...(gate ? [{ name: 'gates', scale: gate }] : []), { name: gate ? 'signed' : letterOf('h', notation), scale: signed, ...high }];
}

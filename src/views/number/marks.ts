import type { Box } from '../../ui/box';
import type { HueName } from '../../ui/colour';
import type { MathRun } from '../../ui/mathRuns';
import { runsWidth, textWidth } from '../../ui/textWidth';
import type { Factor, Term } from './sum';

export interface TextMark {
  readonly text: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly sizePx: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface SymbolMark extends Omit<TextMark, 'text'> {
  readonly runs: readonly MathRun[];
}

/** A factor: its symbol and its number, together a way to where it came from. */
export interface FactorMark {
  readonly factor: Factor;
  readonly symbol: SymbolMark | null;
  readonly number: TextMark | null;
  /** Where a press goes there: symbol, number and what lies between. */
  readonly hit: Box;
}

/** A product as a stretch from where the sum stood before it to where it stands after. */
export interface BarMark {
  readonly box: Box;
  readonly sign: -1 | 0 | 1;
  /** Down to the next bar. */
  readonly endXPx: number;
  /** How long the bar would be were its gate wide open; null where no gate is among its factors. */
  readonly open: Box | null;
  /** How long the bar was before a change by hand, from where it starts now; null where it is as it was, or was not there. */
  readonly former: Box | null;
}

export interface RowMark {
  readonly term: Term;
  readonly box: Box;
  readonly hue: HueName | null;
  readonly factors: readonly FactorMark[];
  /** · between factors, = before the product. */
  readonly signs: readonly TextMark[];
  readonly product: TextMark;
  readonly bar: BarMark;
}

export interface CurveMark {
  readonly frame: Box;
  readonly path: string;
  readonly point: { readonly xPx: number; readonly yPx: number };
  /** Where the sum came down before a change by hand; null where that was on another curve, or nothing was changed. */
  readonly former: { readonly xPx: number; readonly yPx: number } | null;
  /** Where the value is held instead, on the same scale. */
  readonly heldYPx: number | null;
  readonly ends: readonly TextMark[];
  readonly caption: TextMark;
  /** Where the finer scale of the sum lies in this one; null when both are the same. */
  readonly magnified: readonly [number, number] | null;
}

export interface NumberMarks {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rows: readonly RowMark[];
  readonly rest: { readonly text: TextMark; readonly product: TextMark; readonly bar: BarMark; readonly box: Box } | null;
  readonly total: { readonly label: TextMark; readonly number: TextMark; readonly xPx: number; readonly yPx: number };
  /** Small print: left-out zeros, the unit, rounding. */
  readonly notes: readonly TextMark[];
  readonly zeroXPx: number;
  readonly chart: Box;
  readonly ticks: readonly TextMark[];
  readonly curve: CurveMark | null;
}

export function textBox({ text, xPx, yPx, sizePx, anchor }: TextMark): Box {
  return boxOf(textWidth(text, sizePx), xPx, yPx, sizePx, anchor);
}

export function symbolBox({ runs, xPx, yPx, sizePx, anchor }: SymbolMark): Box {
  return boxOf(runsWidth(runs, sizePx), xPx, yPx, sizePx, anchor);
}

function boxOf(widthPx: number, xPx: number, yPx: number, sizePx: number, anchor: TextMark['anchor']): Box {
  const shift = anchor === 'start' ? 0 : anchor === 'middle' ? widthPx / 2 : widthPx;
  return { xPx: xPx - shift, yPx: yPx - sizePx * 0.76, widthPx, heightPx: sizePx * 0.98 };
}

/** All text of the figure, none of which may cover other text. */
export function wordBoxes(marks: NumberMarks): readonly { readonly name: string; readonly box: Box }[] {
  const { rows, rest, total, notes, ticks, curve } = marks;
  const named = (name: string, mark: TextMark) => ({ name: `${name} ${mark.text}`, box: textBox(mark) });
  return [
    ...rows.flatMap(({ term, factors, signs, product }) => [
      ...factors.flatMap(({ symbol, number }) => [
        ...(symbol ? [{ name: `symbol in ${term.id}`, box: symbolBox(symbol) }] : []),
        ...(number ? [named(`number in ${term.id}`, number)] : []),
      ]),
      ...signs.map((sign) => named(`sign in ${term.id}`, sign)),
      named('product', product),
    ]),
    ...(rest ? [named('rest', rest.text), named('rest', rest.product)] : []),
    named('total', total.label),
    named('total', total.number),
    ...notes.map((note) => named('note', note)),
    ...ticks.map((tick) => named('tick', tick)),
    ...(curve ? [...curve.ends.map((end) => named('curve', end)), named('curve', curve.caption)] : []),
  ];
}

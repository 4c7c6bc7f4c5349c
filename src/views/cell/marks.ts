import type { Box } from '../../ui/box';
import type { ColourScale, HueName } from '../../ui/colour';
import type { MathRun } from '../../ui/mathRuns';
import type { GateSign, ValueSign, When } from '../../ui/notationForm';
import { runsWidth, textWidth } from '../../ui/textWidth';
import type { VectorPlace } from '../../store/readAnswer';

/** What the cell view draws, in pixels of the figure. */
export type Anchor = 'start' | 'middle' | 'end';

export interface TextMark {
  readonly text: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly sizePx: number;
  readonly anchor: Anchor;
}

export interface SymbolMark extends Omit<TextMark, 'text'> {
  readonly runs: readonly MathRun[];
}

/** All units of a vector, folded into as many rows as its width asks for, with the chosen unit's number below. */
export interface StripMark {
  readonly id: string;
  readonly key: string;
  readonly sign: ValueSign;
  readonly when: When;
  readonly place: VectorPlace;
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly scale: ColourScale;
  /** The unit whose number is shown, and its cell. */
  readonly chosen: { readonly unit: number; readonly box: Box } | null;
  readonly number: TextMark | null;
  /** What clamps and edits changed, in a thin strip below; null when nothing is changed by hand. */
  readonly change: { readonly box: Box; readonly values: Float64Array } | null;
  readonly label: SymbolMark | null;
}

export interface GateMark {
  readonly id: string;
  readonly key: string;
  readonly gate: GateSign;
  readonly hue: HueName;
  readonly box: Box;
  readonly text: TextMark;
  /** Beside it, where no wire comes in. */
  readonly label: SymbolMark | null;
  /** The value that the gate is held at here, for the chosen unit. */
  readonly held: number | null;
}

export interface OperatorMark {
  readonly id: string;
  readonly key: string;
  readonly hue: HueName;
  readonly box: Box;
  readonly round: boolean;
  readonly text: TextMark;
  /** What it does, beside it where there is room. */
  readonly word: TextMark | null;
}

export interface WireMark {
  readonly key: string;
  /** See `Wire`. */
  readonly carries?: string;
  readonly hue: HueName;
  readonly style: 'rail' | 'wire' | 'tap' | 'peephole';
  readonly path: string;
  readonly head: string | null;
  /** Where it branches off another wire. */
  readonly dot: { readonly xPx: number; readonly yPx: number } | null;
  readonly label: SymbolMark | null;
}

export interface CellMarks {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frame: Box;
  readonly strips: readonly StripMark[];
  readonly gates: readonly GateMark[];
  readonly operators: readonly OperatorMark[];
  readonly wires: readonly WireMark[];
  /** What enters and what leaves, in words. */
  readonly captions: readonly CaptionMark[];
}

export interface CaptionMark extends TextMark {
  readonly tone: 'letter' | 'soft' | 'plain';
}

export function textBox(mark: TextMark): Box {
  return boxAround(mark, textWidth(mark.text, mark.sizePx));
}

export function symbolBox(mark: SymbolMark): Box {
  const box = boxAround(mark, runsWidth(mark.runs, mark.sizePx));
  return mark.runs.some((run) => run.level < 0) ? { ...box, heightPx: box.heightPx + mark.sizePx * 0.12 } : box;
}

function boxAround({ xPx, yPx, sizePx, anchor }: Omit<TextMark, 'text'>, widthPx: number): Box {
  const shift = anchor === 'start' ? 0 : anchor === 'middle' ? widthPx / 2 : widthPx;
  return { xPx: xPx - shift, yPx: yPx - sizePx * 0.76, widthPx, heightPx: sizePx * 0.98 };
}

/** Everything that must not cover anything else (wires may cross, and end at what they lead to). */
export function solidBoxes(marks: CellMarks): readonly { readonly name: string; readonly box: Box }[] {
  const strips = marks.strips.flatMap((strip) => [
    { name: `strip ${strip.id}`, box: strip.box },
    ...(strip.change ? [{ name: `change of ${strip.id}`, box: strip.change.box }] : []),
    ...(strip.number ? [{ name: `number of ${strip.id}`, box: textBox(strip.number) }] : []),
    ...(strip.label ? [{ name: `label of ${strip.id}`, box: symbolBox(strip.label) }] : []),
  ]);
  const gates = marks.gates.flatMap((gate) => [
    { name: `gate ${gate.id}`, box: gate.box },
    ...(gate.label ? [{ name: `label of gate ${gate.id}`, box: symbolBox(gate.label) }] : []),
  ]);
  const operators = marks.operators.flatMap(({ id, box, word }) => [
    { name: `operator ${id}`, box },
    ...(word ? [{ name: `word of ${id}`, box: textBox(word) }] : []),
  ]);
  const weights = marks.wires.flatMap(({ key, label }) => (label ? [{ name: `weight ${key}`, box: symbolBox(label) }] : []));
  const captions = marks.captions.map((caption) => ({ name: `caption ${caption.text}`, box: textBox(caption) }));
  return [...strips, ...gates, ...operators, ...weights, ...captions];
}

export function overlap(a: Box, b: Box): boolean {
  return a.xPx < b.xPx + b.widthPx && b.xPx < a.xPx + a.widthPx && a.yPx < b.yPx + b.heightPx && b.yPx < a.yPx + a.heightPx;
}

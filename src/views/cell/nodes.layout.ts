import { type Sight, clampOf, valueOf, type VectorPlace, vectorOf, changeOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Box } from '../../ui/box';
import { formatNumber } from '../../ui/format';
import { runsOf } from '../../ui/mathRuns';
import { type MathNode, row } from '../../ui/mathTree';
import { valueKey, valueSymbol } from '../../ui/notation';
import type { NotationName } from '../../ui/notationForm';
import { runsWidth, textWidth } from '../../ui/textWidth';
import type { Diagram, DiagramNode } from './diagram';
import type { GateMark, OperatorMark, StripMark, SymbolMark, TextMark } from './marks';
import { between, type Measures } from './measures';
import { scaleOf } from './scales';
import { cellBox, foldStrip } from './strips.layout';

/** What every mark of the figure is laid out from. */
export interface Frame {
  readonly diagram: Diagram;
  readonly answer: Answer;
  readonly sight: Sight;
  readonly notation: NotationName;
  readonly sizes: Measures;
  readonly xOf: (column: number) => number;
  readonly yOf: (row: string) => number;
  /** One extent for all gradients of the cell at this step, so that they can be compared. */
  readonly gradientExtent: number;
}

function placeOf(node: DiagramNode & { readonly kind: 'strip' }, { sight }: Frame): VectorPlace {
  return { quantity: node.sign, layer: sight.layer, step: node.when === 'previous' ? sight.step - 1 : sight.step };
}

/** Values or gradients less those of the run without clamps, edits and gain: a line under the strip, a little apart. */
const changePx = 4;
const changeGapPx = 2;

/** The folded strip and under it, where something was changed by hand, the change. */
function layOutBoxes(
  node: DiagramNode & { readonly kind: 'strip' },
  place: VectorPlace,
  units: number,
  { answer, sight, ...frame }: Frame,
) {
  const { stripPx, isLow } = frame.sizes;
  const { rows, columns, heightPx: wholePx } = foldStrip(units, stripPx);
  const values = changeOf(answer, place, sight.direction);
  // x stands at the foot of the figure.
  const isWithin = values !== null && (isLow || node.sign === 'x');
  const heightPx = isWithin ? wholePx - changeGapPx - changePx : wholePx;
  const [xPx, yPx] = [frame.xOf(node.column) - stripPx / 2, frame.yOf(node.row) - wholePx / 2];
  const box = { xPx, yPx, widthPx: stripPx, heightPx };
  return { rows, columns, box, change: values && { box: { ...box, yPx: yPx + heightPx + changeGapPx, heightPx: changePx }, values } };
}

export function layOutStrip(node: DiagramNode & { readonly kind: 'strip' }, frame: Frame): StripMark {
  const { answer, sight, sizes } = frame;
  const place = placeOf(node, frame);
  const forward = vectorOf(answer, place);
  const values = sight.direction === 'forward' ? forward : vectorOf(answer, place, 'backward');
  const units = Math.max(1, forward.length);
  const { rows, columns, box, change } = layOutBoxes(node, place, units, frame);
  const unit = node.sign === 'x' && sight.layer === 1 ? (answer.columns[sight.step]?.token ?? -1) : sight.unit;
  const hasUnit = unit !== undefined && unit >= 0 && unit < forward.length;
  const chosen = hasUnit ? { unit, box: cellBox({ box, rows, columns }, unit) } : null;
  return {
    id: node.id,
    key: valueKey(node.sign, node.when),
    sign: node.sign,
    when: node.when,
    place,
    box,
    rows,
    columns,
    values,
    scale: sight.direction === 'backward' ? { kind: 'diverging', extent: frame.gradientExtent } : scaleOf(node.sign, answer, sight.layer),
    chosen,
    change,
    number: chosen && node.sign !== 'x' ? numberBelow(change?.box ?? box, chosen.box, values[chosen.unit] ?? 0, sizes) : null,
    label: node.label === 'above' ? labelAbove(node, box, frame) : null,
  };
}

/** Under its own cell, but never beyond the strip. */
function numberBelow(box: Box, cell: Box, value: number, { numberPx, columnPx }: Measures): TextMark {
  const text = formatNumber(value);
  const sizePx = textWidth(text, numberPx) > columnPx - 2 ? numberPx - 1.5 : numberPx;
  const half = textWidth(text, sizePx) / 2;
  const middle = box.xPx + box.widthPx / 2;
  const room = Math.max(0, box.widthPx / 2 - half);
  return {
    text,
    sizePx,
    anchor: 'middle',
    xPx: between(cell.xPx + cell.widthPx / 2, middle - room, middle + room),
    yPx: box.yPx + box.heightPx + numberPx + 1,
  };
}

/** How much of a column a head may take before it comes to the frame, or to what stands in the next column. */
const headShare = 0.86;

/** A gradient is never headed by the name of the value itself: where ∂L/∂C is too long, it is ∂C. */
function labelAbove(node: DiagramNode & { readonly kind: 'strip' }, box: Box, { notation, sight, sizes }: Frame): SymbolMark {
  const symbol = valueSymbol(notation, node.sign, node.when);
  const slope: MathNode = row('∂', { kind: 'identifier', text: 'L' }, '/', '∂', symbol);
  const isTooLong = runsWidth(runsOf(slope), sizes.symbolPx) > sizes.columnPx * headShare;
  const runs = runsOf(sight.direction === 'forward' ? symbol : isTooLong ? row('∂', symbol) : slope);
  return { runs, sizePx: sizes.symbolPx, anchor: 'start', xPx: box.xPx, yPx: box.yPx - sizes.symbolPx * 0.55 };
}

export function layOutGate(node: DiagramNode & { readonly kind: 'gate' }, frame: Frame): GateMark {
  const { answer, sight, notation, sizes } = frame;
  const { widthPx, heightPx } = sizes.gateBox;
  const [xPx, yPx] = [frame.xOf(node.column), frame.yOf(node.row)];
  const place = { quantity: node.sign, layer: sight.layer, step: sight.step, unit: sight.unit };
  const held = clampOf(answer, place) ? valueOf(answer, place) : null;
  const name = node.activation === 'linear' ? 'Σ' : node.activation;
  const sizePx = name.length === 1 ? sizes.symbolPx + 1 : Math.min(12.5, (widthPx - 4) / 2.4);
  const text = held === null ? name : formatNumber(held, 2);
  return {
    id: node.id,
    key: node.sign,
    gate: node.gate,
    hue: node.gate === 'h' ? 'h' : node.gate,
    box: { xPx: xPx - widthPx / 2, yPx: yPx - heightPx / 2, widthPx, heightPx },
    text: { text, xPx, yPx: yPx + sizePx * 0.34, sizePx: held === null ? sizePx : Math.min(12, sizePx), anchor: 'middle' },
    label: node.gate === 'h' ? null : gateLabel(node, xPx - widthPx / 2 - 5, yPx + sizes.symbolPx * 0.3, notation, sizes),
    held,
  };
}

/** The gate's letter alone: the step is said elsewhere. */
function gateLabel(
  node: DiagramNode & { readonly kind: 'gate' },
  xPx: number,
  yPx: number,
  notation: NotationName,
  sizes: Measures,
): SymbolMark {
  const runs = runsOf(valueSymbol(notation, node.sign)).filter(({ level }) => level === 0);
  return { runs: runs.slice(0, 1), xPx, yPx, sizePx: sizes.symbolPx, anchor: 'end' };
}

/** Its word is placed once everything else stands: see labels.layout.ts. */
export function layOutOperator(node: DiagramNode & { readonly kind: 'operator' | 'function' }, frame: Frame): OperatorMark {
  const { radiusPx, columnPx } = frame.sizes;
  const [xPx, yPx] = [frame.xOf(node.column), frame.yOf(node.row)];
  const round = node.kind === 'operator';
  const halfPx = round ? radiusPx : Math.min(Math.max(radiusPx * 1.75, 19), columnPx * 0.4);
  const sizePx = round ? (node.text === '1−' ? Math.max(9, radiusPx * 0.95) : radiusPx * 1.3) : Math.min(12.5, halfPx * 0.78);
  return {
    id: node.id,
    key: node.sign,
    hue: node.kind === 'operator' ? node.hue : 'c',
    box: { xPx: xPx - halfPx, yPx: yPx - radiusPx, widthPx: 2 * halfPx, heightPx: 2 * radiusPx },
    round,
    text: { text: node.text, xPx, yPx: yPx + sizePx * 0.35, sizePx, anchor: 'middle' },
    word: null,
  };
}

import type { Answer } from '../../store/run';
import type { Box } from '../../ui/box';
import { formatCount } from '../../ui/format';
import type { TermOrder } from '../../store/scene';
import type { NotationName } from '../../ui/notationForm';
import { textWidth } from '../../ui/textWidth';
import { formerSum } from './formerSum';
import { captionApartPx, captionSizePx, layOutBars, layOutCurve, layOutScales, layOutTicks, ungated, writeResult } from './chart.layout';
import { digitsFor } from './digits';
import type { NumberMarks, RowMark } from './marks';
import { footHeight, layOutNotes } from './notes.layout';
import { cutTerms } from './order';
import { layOutRowTexts, type RowStyle, rowStyles } from './rows.layout';
import type { NumberSum, Term } from './sum';
import { hueOf } from './symbols';

export interface NumberWish {
  readonly notation: NotationName;
  readonly order: TermOrder;
  /** Decimals of every number. */
  readonly decimals: number;
  /** All terms, however long the figure gets. */
  readonly whole: boolean;
}

/** Fewer terms than this have room to be shown with their symbols above their numbers. */
const few = 6;
const narrowPx = 640;
/** Bars can be told apart from this width on; where there is less, the figure scrolls and they may as well be longer. */
const leastChartPx = 60;
const scrolledChartPx = 140;
const beforeChartPx = 18;
/** For half of the last tick's number. */
const afterChartPx = 18;
/** A sum of fewer lines says nothing about where it comes from; in a lower room it scrolls. */
const leastRows = 6;

function styleOf({ terms }: NumberSum, widthPx: number): RowStyle {
  if (widthPx < narrowPx) return rowStyles.stack;
  return terms.length <= few ? rowStyles.roomy : rowStyles.line;
}

/** What the products were before a change by hand, where that was something else. */
function formerProducts(terms: readonly Term[], former: NumberSum | null): readonly (number | null)[] {
  const before = new Map(former?.terms.map(({ id, value }) => [id, value]));
  return terms.map(({ id, value }) => {
    const was = before.get(id);
    return was === undefined || was === value ? null : was;
  });
}

/** Where the sum came down before; null where the others of a softmax, and with them the curve, have moved too. */
function totalBefore(sum: NumberSum, former: NumberSum | null): number | null {
  const isSameCurve = former?.activation?.rest === sum.activation?.rest;
  return former && isSameCurve && former.total !== sum.total ? former.total : null;
}

/**
 * A value as its sum: a line a term, each with a bar that starts where the sum stood, down to the total; below, on the same scale, the
 * activation that makes the value of it. Taller than the room only when all terms are wished for.
 */
export function layOutNumber(
  answer: Answer,
  sum: NumberSum,
  wish: NumberWish,
  size: { readonly width: number; readonly height: number },
): NumberMarks {
  const style = styleOf(sum, size.width);
  const curvePx = sum.activation ? (size.width < narrowPx ? 96 : 128) : 0;
  const former = formerSum(answer, sum);
  const formerTotal = totalBefore(sum, former);
  const digits = digitsFor([...sum.terms.map(({ value }) => value), sum.total], wish.decimals);
  const othersOf = (terms: readonly Term[]) => ({
    // Many terms are too thin for it, and few of them have gates.
    opened: style === rowStyles.line ? [] : terms.map(ungated),
    former: formerProducts(terms, former),
  });
  // Only the curve shows where the sum came down before.
  const hasMoved = sum.activation !== null && formerTotal !== null;
  const footPx = footHeight(sum, digits, othersOf(sum.terms), hasMoved);
  const fitting = Math.floor((size.height - curvePx - footPx - 12) / style.heightPx);
  const roomRows = wish.whole ? Number.POSITIVE_INFINITY : Math.max(leastRows, fitting);
  const { shown, rest } = cutTerms(sum.terms, wish.order, roomRows);
  const restText = rest ? `${formatCount(rest.count)} more ${rest.count === 1 ? 'term' : 'terms'}, together` : '';
  const otherNumbers = [...(rest ? [digits.show(rest.value)] : []), digits.show(sum.total)];
  const products = [...shown, ...(rest ? [rest] : [])].map(({ value }) => digits.show(value));
  const restPx = rest ? textWidth(restText, style.numberPx) + 16 + textWidth(digits.show(rest.value), style.numberPx) : 0;
  const captionPx = sum.activation ? textWidth(writeResult(sum, wish.decimals), captionSizePx) + captionApartPx : 0;
  const leastPx = Math.max(150, restPx, captionPx);
  const texts = layOutRowTexts(shown, style, { answer, ...wish, digits, others: otherNumbers, leastPx });
  const leftPx = texts.widthPx;
  const beside = size.width - leftPx - beforeChartPx - afterChartPx;
  const chart = { xPx: leftPx + beforeChartPx, widthPx: beside >= leastChartPx ? beside : scrolledChartPx };
  // Many digits in a narrow room make the figure wider than the room, which then scrolls.
  const widthPx = Math.max(size.width, chart.xPx + chart.widthPx + afterChartPx);
  const values = [...shown.map(({ value }) => value), ...(rest ? [rest.value] : [])];
  const others = othersOf(shown);
  const { sum: scale, curve: curveScale } = layOutScales(sum, formerTotal, values, others, chart);
  const boxes = values.map((_, index): Box => ({ xPx: 0, yPx: 6 + index * style.heightPx, widthPx, heightPx: style.heightPx }));
  const bars = layOutBars(values, others, boxes, scale);
  const bottom = 6 + values.length * style.heightPx;
  const rows = shown.map((term, index): RowMark => {
    const box = boxes[index] ?? { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
    const text = texts.at(index, box.yPx + box.heightPx / 2);
    const bar = bars[index] ?? { box, sign: 0, endXPx: 0, open: null, former: null };
    return { term, box, hue: hueOf(term.origin, term.factors), ...text, bar };
  });
  const frame = { ...chart, yPx: bottom + footPx - 8, heightPx: curvePx - 20 };
  const totalY = bottom + 18;
  return {
    widthPx,
    heightPx: bottom + footPx + curvePx,
    rows,
    rest: restMark(rest && { text: restText, number: digits.show(rest.value) }, boxes.at(-1), bars.at(-1), leftPx, style),
    total: {
      label: { text: sum.terms.length === 1 ? 'the product' : 'the sum', xPx: 0, yPx: totalY, sizePx: style.numberPx + 1, anchor: 'start' },
      number: { text: digits.show(sum.total), xPx: leftPx, yPx: totalY, sizePx: style.numberPx + 1, anchor: 'end' },
      xPx: scale.xOf(sum.total),
      yPx: bottom,
    },
    notes: layOutNotes(sum, digits, others, hasMoved, products, bottom),
    zeroXPx: scale.xOf(0),
    chart: { ...chart, yPx: 0, heightPx: bottom },
    ticks: layOutTicks(scale, digits, totalY),
    curve: sum.activation ? layOutCurve(sum, formerTotal, curveScale, scale, frame, wish.decimals) : null,
  };
}

function restMark(
  rest: { readonly text: string; readonly number: string } | null,
  box: Box | undefined,
  bar: RowMark['bar'] | undefined,
  leftPx: number,
  style: RowStyle,
): NumberMarks['rest'] {
  if (!rest || !box || !bar) return null;
  const yPx = box.yPx + box.heightPx / 2 + 4;
  return {
    text: { text: rest.text, xPx: 0, yPx, sizePx: style.numberPx, anchor: 'start' },
    product: { text: rest.number, xPx: leftPx, yPx, sizePx: style.numberPx, anchor: 'end' },
    bar,
    box,
  };
}

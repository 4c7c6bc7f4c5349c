import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { sigmoid, tanh } from '../../engine/scalar';
import type { Box } from '../../ui/box';
import { formatNumber } from '../../ui/format';
import type { Digits } from './digits';
import type { BarMark, CurveMark, TextMark } from './marks';
import type { Factor, NumberSum, Term } from './sum';

/** A horizontal scale: of the sum as it grows, or of the activation below it. */
export interface SumScale {
  readonly xOf: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly xPx: number }[];
  readonly domain: readonly [number, number];
}

const leastSpan = 1e-290;

type Span = Pick<Box, 'xPx' | 'widthPx'>;

function scaleOver(values: readonly number[], span: Span): SumScale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // Of spans that only subnormal numbers tell apart no scale can be made.
  const padding = high - low < leastSpan ? 1 : (high - low) * 0.04;
  const domain = [low - padding, high + padding] as const;
  const scale = scaleLinear()
    .domain(domain)
    .range([span.xPx, span.xPx + span.widthPx]);
  const ticks = scale.ticks(Math.max(2, Math.floor(span.widthPx / 90)));
  return { xOf: (value) => scale(value), ticks: ticks.map((value) => ({ value, xPx: scale(value) })), domain };
}

/** What the products would be in other circumstances, in the order of the bars; null where that is not shown. */
export interface OtherProducts {
  /** With their gates wide open. */
  readonly opened: readonly (number | null)[];
  /** Before a change by hand. */
  readonly former: readonly (number | null)[];
}

/** How much wider the activation's scale must be before the sum gets a finer one of its own. */
const worthMagnifying = 1.6;

/**
 * The sum's scale goes as far as the sum ever goes; the activation's far enough to see its curve bend. They are one and the same unless
 * the sum would be too small to see in it.
 */
export function layOutScales(
  sum: NumberSum,
  formerTotal: number | null,
  steps: readonly number[],
  { opened, former }: OtherProducts,
  span: Span,
): { readonly sum: SumScale; readonly curve: SumScale } {
  const partial: number[] = [0];
  let reached = 0;
  for (const [index, step] of steps.entries()) {
    partial.push(reached + step, reached + (opened[index] ?? 0), reached + (former[index] ?? 0));
    reached += step;
  }
  if (formerTotal !== null) partial.push(formerTotal);
  const own = scaleOver([...partial, sum.total], span);
  if (!sum.activation) return { sum: own, curve: own };
  const { rest } = sum.activation;
  const wide = scaleOver([...partial, sum.total, rest - 3.5, rest + 3.5], span);
  const magnifies = wide.domain[1] - wide.domain[0] > worthMagnifying * (own.domain[1] - own.domain[0]);
  return magnifies ? { sum: own, curve: wide } : { sum: wide, curve: wide };
}

const mostDecimals = 20;

/** As many decimals as tell neighbouring ticks apart. */
export function layOutTicks({ ticks }: SumScale, { exponent }: Digits, yPx: number): readonly TextMark[] {
  const unit = 10 ** exponent;
  const step = Math.abs((ticks[1]?.value ?? 1) - (ticks[0]?.value ?? 0)) / unit;
  const decimals = Math.min(mostDecimals, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return ticks.map(({ value, xPx }) => ({ text: formatNumber(value / unit, decimals), xPx, yPx, sizePx: 11, anchor: 'middle' }));
}

/** What a product would be without its gates, which lie between 0 and 1: what they let through is a share of it. */
export function ungated({ factors }: Term): number | null {
  const others = factors.filter((factor) => !isGate(factor));
  return others.length === factors.length || others.length === 0 ? null : others.reduce((product, { value }) => product * value, 1);
}

const gates: readonly string[] = ['f', 'i', 'o', 'z', 'r'];

function isGate(factor: Factor): boolean {
  if (factor.kind === 'derived') return factor.form === '1−a' && gates.includes(factor.place.quantity);
  return factor.kind === 'value' && factor.direction === 'forward' && gates.includes(factor.place.quantity);
}

/** Each bar starts where the one before ended. */
export function layOutBars(
  values: readonly number[],
  { opened, former }: OtherProducts,
  rows: readonly Box[],
  { xOf }: SumScale,
): readonly BarMark[] {
  let reached = 0;
  return values.map((value, index) => {
    const row = rows[index] ?? { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
    const start = reached;
    const [from, to] = [xOf(start), xOf(start + value)];
    reached += value;
    const thickness = Math.min(row.heightPx - 8, row.heightPx > 50 ? 20 : 13);
    const box = {
      xPx: Math.min(from, to),
      yPx: row.yPx + (row.heightPx - thickness) / 2,
      widthPx: Math.abs(to - from),
      heightPx: thickness,
    };
    const boxOf = (other: number | null | undefined): Box | null => {
      if (other == null) return null;
      const end = xOf(start + other);
      return { ...box, xPx: Math.min(from, end), widthPx: Math.abs(end - from) };
    };
    return { box, sign: value > 0 ? 1 : value < 0 ? -1 : 0, endXPx: to, open: boxOf(opened[index]), former: boxOf(former[index]) };
  });
}

function curveOf({ activation }: NumberSum): ((value: number) => number) | null {
  switch (activation?.name) {
    case 'σ':
      return sigmoid;
    case 'softmax':
      return (value) => sigmoid(value - activation.rest);
    case 'tanh':
      return tanh;
    case 'ReLU':
      return (value) => Math.max(0, value);
    case undefined:
      return null;
  }
}

const samples = 80;

/** The activation's curve under the sum, on the same horizontal scale: the sum comes down on it, the result is its height. */
export function layOutCurve(
  sum: NumberSum,
  formerTotal: number | null,
  scale: SumScale,
  sumScale: SumScale,
  frame: Box,
  decimals: number,
): CurveMark | null {
  const phi = curveOf(sum);
  if (!phi || !sum.activation) return null;
  const [from, to] = scale.domain;
  const top = sum.activation.name === 'ReLU' ? Math.max(1, phi(to)) : 1;
  const bottom = sum.activation.name === 'tanh' ? -1 : 0;
  const y = scaleLinear()
    .domain([bottom, top])
    .range([frame.yPx + frame.heightPx, frame.yPx]);
  const values = Array.from({ length: samples + 1 }, (_, index) => from + ((to - from) * index) / samples);
  const path = line<number>(scale.xOf, (value) => y(phi(value)))(values) ?? '';
  const end = (value: number): TextMark => ({
    text: formatNumber(value),
    xPx: frame.xPx - 8,
    yPx: y(value) + 3.5,
    sizePx: 11,
    anchor: 'end',
  });
  return {
    frame,
    path,
    point: { xPx: scale.xOf(sum.total), yPx: y(phi(sum.total)) },
    former: formerTotal === null ? null : { xPx: scale.xOf(formerTotal), yPx: y(phi(formerTotal)) },
    heldYPx: sum.held ? y(Math.min(Math.max(sum.result, bottom), top)) : null,
    ends: [end(bottom), end(top)],
    caption: captionOf(sum, frame, decimals),
    magnified: scale === sumScale ? null : [scale.xOf(sumScale.domain[0]), scale.xOf(sumScale.domain[1])],
  };
}

export const captionSizePx = 13;
/** Between the caption's end and the curve, where the ends of its axis stand. */
export const captionApartPx = 44;

/** σ(0.238) = 0.559 */
export function writeResult(sum: NumberSum, decimals: number): string {
  const name = sum.activation?.name ?? '';
  const shown = formatNumber(sum.result, decimals);
  const result = sum.held ? `held at ${shown}` : shown;
  return sum.held ? result : `${name}(${formatNumber(sum.total, decimals)}) = ${result}`;
}

function captionOf(sum: NumberSum, frame: Box, decimals: number): TextMark {
  const yPx = frame.yPx + frame.heightPx / 2 + 4;
  return { text: writeResult(sum, decimals), xPx: frame.xPx - captionApartPx, yPx, sizePx: captionSizePx, anchor: 'end' };
}

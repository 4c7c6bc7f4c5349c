import { formatNumber, powerOfTen } from '../../ui/format';
import type { OtherProducts } from './chart.layout';
import { type Digits, roundingOf } from './digits';
import type { TextMark } from './marks';
import type { NumberSum } from './sum';

const sizePx = 11;
const linePx = 14;
/** From the last bar to the first note, with the sum between them. */
const firstPx = 35;
const belowPx = 19;
const usualNotes = 2;

/** In the digits of the terms, unless it is too small for them. */
function writeRounding(rounding: number, { exponent, show }: Digits): string {
  return Math.abs(rounding) < 0.001 ? formatNumber(rounding) : show(rounding * 10 ** exponent);
}

/** What a careful reader would ask: in what unit are the numbers, what are the other bars, where are the other inputs? */
function wordsOf(sum: NumberSum, { exponent }: Digits, { opened, former }: OtherProducts, hasMoved: boolean): readonly string[] {
  const isDrawn = (product: number | null) => product !== null;
  const bars = [
    ...(opened.some(isDrawn) ? ['pale: with the gates wide open'] : []),
    ...(hasMoved || former.some(isDrawn) ? ['dashed: before the change'] : []),
  ];
  return [
    ...(exponent === 0 ? [] : [`products in units of ${powerOfTen(exponent)}`]),
    ...(bars.length === 0 ? [] : [bars.join(' · ')]),
    ...(sum.zeroInputs > 0 ? [`${sum.zeroInputs} other inputs are 0`] : []),
  ];
}

/** Room below the bars for the sum and all notes there may be; `all`: what would be drawn if the list of terms were not cut. */
export function footHeight(sum: NumberSum, digits: Digits, all: OtherProducts, hasMoved: boolean): number {
  const notes = wordsOf(sum, digits, all, hasMoved).length + 1;
  return firstPx + linePx * (Math.max(usualNotes, notes) - 1) + belowPx;
}

/**
 * The notes below the sum, the last about the last digit where it is off. `hasMoved`: the curve shows where the sum came down before a
 * change by hand. `products`: as they are written.
 */
export function layOutNotes(
  sum: NumberSum,
  digits: Digits,
  drawn: OtherProducts,
  hasMoved: boolean,
  products: readonly string[],
  bottomPx: number,
): readonly TextMark[] {
  const rounding = roundingOf(products, digits.show(sum.total));
  const words = [
    ...wordsOf(sum, digits, drawn, hasMoved),
    ...(rounding === 0 ? [] : [`rounding of these digits: ${writeRounding(rounding, digits)}`]),
  ];
  return words.map((text, index) => ({ text, xPx: 0, yPx: bottomPx + firstPx + linePx * index, sizePx, anchor: 'start' }));
}

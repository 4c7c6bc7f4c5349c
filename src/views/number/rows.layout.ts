import type { Answer } from '../../store/run';
import type { Box } from '../../ui/box';
import { formatNumber } from '../../ui/format';
import type { NotationName } from '../../ui/notationForm';
import { runsWidth, textWidth } from '../../ui/textWidth';
import type { Digits } from './digits';
import type { FactorMark, RowMark, TextMark } from './marks';
import type { Factor, Term } from './sum';
import { factorRuns } from './symbols';

/** How terms are written: each in one line with its parts in columns, or symbols above numbers where there are few or little width. */
export interface RowStyle {
  readonly kind: 'line' | 'stack';
  readonly symbolPx: number;
  readonly numberPx: number;
  readonly heightPx: number;
}

export const rowStyles = {
  line: { kind: 'line', symbolPx: 13, numberPx: 12, heightPx: 21 },
  stack: { kind: 'stack', symbolPx: 13, numberPx: 12, heightPx: 40 },
  roomy: { kind: 'stack', symbolPx: 18, numberPx: 16, heightPx: 62 },
} as const satisfies Readonly<Record<string, RowStyle>>;

const gapPx = 8;
/** The tail of an italic letter begins left of its place. */
const overhangPx = 2;

type RowText = Pick<RowMark, 'factors' | 'signs' | 'product'>;

interface RowContext {
  readonly answer: Answer;
  readonly notation: NotationName;
  readonly decimals: number;
  readonly digits: Digits;
  readonly others: readonly string[];
  readonly leastPx: number;
}

interface Words {
  readonly factor: Factor;
  readonly runs: ReturnType<typeof factorRuns>;
  readonly symbolWidth: number;
  readonly number: string;
  readonly numberWidth: number;
}

function wordsOf(
  { answer, notation, decimals }: RowContext,
  factor: Factor,
  { kind, symbolPx, numberPx }: RowStyle,
  follows: boolean,
): Words {
  const runs = factorRuns(answer, factor, notation);
  const plain = formatNumber(factor.value, decimals);
  const number = kind === 'stack' && follows && factor.value < 0 ? `(${plain})` : plain;
  return { factor, runs, symbolWidth: runsWidth(runs, symbolPx), number, numberWidth: textWidth(number, numberPx) };
}

const widest = (values: readonly number[]) => Math.max(0, ...values);

/** What stands left of the chart, for rows whose middles are at `yPx`. */
export interface RowTexts {
  readonly widthPx: number;
  readonly at: (index: number, yPx: number) => RowText;
}

export function layOutRowTexts(terms: readonly Term[], style: RowStyle, context: RowContext): RowTexts {
  const { digits, others, leastPx } = context;
  const words = terms.map(({ factors }) => factors.map((factor, place) => wordsOf(context, factor, style, place > 0)));
  const products = terms.map(({ value }) => digits.show(value));
  const productWidth = widest([...products, ...others].map((text) => textWidth(text, style.numberPx)));
  return (style.kind === 'line' ? inColumns : stacked)(words, products, productWidth, leastPx, style);
}

/** Symbol and number of the first and the second factor, then the product. A term that is one factor has no second. */
function inColumns(
  words: readonly (readonly Words[])[],
  products: readonly string[],
  productWidth: number,
  leastPx: number,
  { symbolPx, numberPx, heightPx }: RowStyle,
): RowTexts {
  const columns = [0, 1].map((place) => {
    const parts = words.flatMap((factors) => (factors.length > 1 ? factors.slice(place, place + 1) : place === 0 ? factors : []));
    return { symbol: widest(parts.map(({ symbolWidth }) => symbolWidth)), number: widest(parts.map(({ numberWidth }) => numberWidth)) };
  });
  const starts: number[] = [];
  const ends: number[] = [];
  let xPx = overhangPx;
  for (const { symbol, number } of columns) {
    starts.push(xPx);
    ends.push(xPx + symbol + gapPx + number);
    xPx += symbol + gapPx + number + 2 * gapPx;
  }
  const widthPx = Math.max(xPx + productWidth, leastPx);
  const at = (index: number, yPx: number): RowText => {
    const factors = words[index] ?? [];
    const baseline = yPx + numberPx * 0.35;
    const single = factors.length === 1;
    const marks = factors.map(
      ({ factor, runs, number }, place): FactorMark => ({
        factor,
        symbol: { runs, xPx: starts[place] ?? 0, yPx: baseline, sizePx: symbolPx, anchor: 'start' },
        number: single ? null : { text: number, xPx: ends[place] ?? 0, yPx: baseline, sizePx: numberPx, anchor: 'end' },
        hit: { xPx: starts[place] ?? 0, yPx: yPx - heightPx / 2, widthPx: (ends[place] ?? 0) - (starts[place] ?? 0), heightPx },
      }),
    );
    const sign = (text: string, after: number): TextMark => ({
      text,
      xPx: after + gapPx,
      yPx: baseline,
      sizePx: numberPx,
      anchor: 'middle',
    });
    const signs = single ? [] : [sign('·', ends[0] ?? 0), sign('=', ends[1] ?? 0)];
    return {
      factors: marks,
      signs,
      product: { text: products[index] ?? '', xPx: widthPx, yPx: baseline, sizePx: numberPx, anchor: 'end' },
    };
  };
  return { widthPx, at };
}

/** The symbol's half of the row, down to the number when that stands right below it. */
function hitBox(xPx: number, widthPx: number, number: Pick<Box, 'xPx' | 'widthPx'> | null, middlePx: number, heightPx: number): Box {
  const below = number !== null && number.xPx < xPx + widthPx && xPx < number.xPx + number.widthPx;
  return { xPx, yPx: middlePx - heightPx / 2, widthPx, heightPx: below ? heightPx : heightPx / 2 };
}

/** One after the other: symbols in the upper line, numbers in the lower, the product at the right of the lower. */
function stacked(
  words: readonly (readonly Words[])[],
  products: readonly string[],
  productWidth: number,
  leastPx: number,
  { symbolPx, numberPx, heightPx }: RowStyle,
): RowTexts {
  const signWidth = numberPx;
  const line = (factors: readonly Words[], width: (words: Words) => number) =>
    factors.reduce((sum, part, place) => sum + width(part) + (place === 0 ? 0 : signWidth), 0);
  const upper = widest(words.map((factors) => line(factors, ({ symbolWidth }) => symbolWidth)));
  const lower = widest(words.map((factors) => (factors.length > 1 ? line(factors, ({ numberWidth }) => numberWidth) : 0)));
  const widthPx = Math.max(overhangPx + upper, lower + 2 * gapPx + productWidth, leastPx);
  const at = (index: number, yPx: number): RowText => {
    const factors = words[index] ?? [];
    const single = factors.length === 1;
    const [high, low] = [yPx - symbolPx * 0.4, yPx + numberPx * 0.92];
    const signs: TextMark[] = [];
    let [symbolX, numberX] = [overhangPx, 0];
    const marks = factors.map(({ factor, runs, symbolWidth, number, numberWidth }, place): FactorMark => {
      if (place > 0) {
        const sign = { text: '·', sizePx: numberPx, anchor: 'middle' as const };
        signs.push({ ...sign, xPx: symbolX + signWidth / 2, yPx: high }, { ...sign, xPx: numberX + signWidth / 2, yPx: low });
        symbolX += signWidth;
        numberX += signWidth;
      }
      const mark: FactorMark = {
        factor,
        symbol: { runs, xPx: symbolX, yPx: high, sizePx: symbolPx, anchor: 'start' },
        number: single ? null : { text: number, xPx: numberX, yPx: low, sizePx: numberPx, anchor: 'start' },
        hit: hitBox(symbolX, symbolWidth, single ? null : { xPx: numberX, widthPx: numberWidth }, yPx, heightPx),
      };
      symbolX += symbolWidth;
      numberX += numberWidth;
      return mark;
    });
    if (!single) signs.push({ text: '=', xPx: widthPx - productWidth - gapPx, yPx: low, sizePx: numberPx, anchor: 'middle' });
    return { factors: marks, signs, product: { text: products[index] ?? '', xPx: widthPx, yPx: low, sizePx: numberPx, anchor: 'end' } };
  };
  return { widthPx, at };
}

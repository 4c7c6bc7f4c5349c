import type { Answer } from '../../../store/run';
import type { Box } from '../../../ui/box';
import { formatNumber } from '../../../ui/format';
import { textWidth } from '../../../ui/textWidth';
import type { TimeAxis, TimeColumn } from '../../../ui/timeAxis';
import type { Band } from '../bands';
import type { TextMark } from '../marks';
import { signWidth } from '../signWidth';
import { formerGuess, likeliest, targetOf } from '../predictions';

export interface GuessMark {
  readonly step: number;
  readonly letter: TextMark;
  readonly right: boolean;
  /** What was likeliest before a change by hand made another guess of it, where there is room. */
  readonly former: TextMark | null;
  /** The loss of this output, as a bar that hangs under the guess, and in figures where they fit. */
  readonly loss: Box | null;
  readonly value: TextMark | null;
}

const mostLoss = 6;
const labelPx = 11;
/** From this pitch on a loss in figures stands beside its guess. */
const figuresFromPx = 54;
/** A guess gives way to them to the left, by about half of this; signs as wide as tags need it, or they lie on the figures before them. */
const asideRoomPx = 30;
const wideEm = 2.6;
const formerScale = 0.75;
const smallestPx = 10;

/** A mere dot is set larger than letters are. */
function sizeOf(sign: string, sizePx: number): number {
  return sign === '·' ? sizePx * 1.4 : sizePx;
}

/** The former guess right of the one that stands, as far as the column goes. */
function formerMark(letter: TextMark, sign: string, sizePx: number, endPx: number): TextMark | null {
  const xPx = letter.xPx + signWidth(letter.text, letter.sizePx) / 2 + 2;
  const mark: TextMark = { text: sign, xPx, yPx: letter.yPx, sizePx: sizeOf(sign, sizePx * formerScale), anchor: 'start' };
  return xPx + signWidth(sign, mark.sizePx) <= endPx ? mark : null;
}

function valueMark(text: string, startPx: number, yPx: number, endPx: number): TextMark | null {
  return startPx + textWidth(text, labelPx) <= endPx ? { text, xPx: startPx, yPx, sizePx: labelPx, anchor: 'start' } : null;
}

/** Letters side by side: the guess, the one that it took the place of, and the loss in figures. */
function setGuess(
  answer: Answer,
  step: number,
  sign: string,
  column: TimeColumn,
  place: Pick<TextMark, 'yPx' | 'sizePx'> & { readonly pitchPx: number; readonly hasFigures: boolean },
) {
  const { yPx, sizePx, pitchPx, hasFigures: fits } = place;
  const { centrePx } = column;
  const endPx = centrePx + pitchPx / 2 - 1;
  const before = formerGuess(answer, step)?.sign ?? null;
  const asidePx = (fits ? 12 : 0) + (before === null ? 0 : signWidth(before, sizePx * formerScale) / 2);
  const letter: TextMark = { text: sign, xPx: centrePx - asidePx, yPx, sizePx: sizeOf(sign, sizePx), anchor: 'middle' };
  const former = before === null ? null : formerMark(letter, before, sizePx, endPx);
  const last = former ?? { ...letter, xPx: letter.xPx - signWidth(sign, letter.sizePx) / 2 };
  const afterPx = last.xPx + signWidth(last.text, last.sizePx) + 3;
  const loss = answer.losses.data[step] ?? Number.NaN;
  const hasValue = fits && Number.isFinite(loss);
  return { letter, former, value: hasValue ? valueMark(formatNumber(loss, 2), Math.max(centrePx + 2, afterPx), yPx, endPx + 4) : null };
}

/** What each step guesses, with its loss. */
export function layoutGuesses(answer: Answer, axis: TimeAxis, band: Band): readonly GuessMark[] {
  const heightPx = band.bottomPx - band.topPx;
  const widestEm = Math.max(...answer.vocabulary.map((sign) => signWidth(sign, 1)), 0.1);
  // Signs of one letter overlap nowhere at this size; longer ones must fit between their neighbours.
  const sizePx = Math.min(20, heightPx * 0.62, axis.pitchPx * 0.62, Math.max(smallestPx, (axis.pitchPx - 2) / widestEm));
  const yPx = band.topPx + sizePx * 0.84;
  const neededPx = widestEm > wideEm ? widestEm * sizePx + asideRoomPx : figuresFromPx;
  const hasFigures = axis.pitchPx >= neededPx;
  return axis.columns.flatMap((column): GuessMark[] => {
    const { step, centrePx, widthPx } = column;
    const [best] = likeliest(answer, step, 1);
    if (!best) return [];
    const loss = answer.losses.data[step] ?? Number.NaN;
    const roomPx = band.bottomPx - yPx - 8;
    const bar = {
      xPx: centrePx - widthPx / 2,
      yPx: yPx + 5,
      widthPx: (widthPx * Math.min(mostLoss, loss)) / mostLoss,
      heightPx: Math.min(4, Math.max(2, roomPx)),
    };
    return [
      {
        step,
        right: best.token === targetOf(answer, step),
        ...setGuess(answer, step, best.sign, column, { yPx, sizePx, pitchPx: axis.pitchPx, hasFigures }),
        loss: Number.isFinite(loss) ? bar : null,
      },
    ];
  });
}

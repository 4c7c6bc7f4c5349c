import { isUnknown } from '../../store/columns';
import { isUsed } from '../../store/costSteps';
import type { Answer, Column } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatNumber, formatProbability } from '../../ui/format';
import { cutSign } from '../../ui/cutSign';
import { textWidth } from '../../ui/textWidth';
import type { Band } from './bands';
import type { ColumnMark, LossMark, PredictionMark, ReadMark, TextMark } from './marks';
import { formerGuess, likeliest, targetOf } from './predictions';
import { readSizeOf } from './readSize';
import { signWidth } from './signWidth';

/** What stands above and below the cells: predictions, what is read, and the losses of the outputs. */

const labelPx = 11;
const smallestLetterPx = 12;
const largestLetterPx = 62;

/** Largest prediction that leaves room for its probability above and a descender below; signs of several letters share the width. */
function largestIn(band: Band, pitchPx: number, signs: readonly string[]): number {
  const letters = signs.reduce((most, sign) => Math.max(most, sign.length), 1);
  const widestEm = Math.max(0.1, ...signs.map((sign) => signWidth(sign, 1)));
  return Math.max(
    Math.min(smallestLetterPx, (pitchPx - 2) / widestEm),
    Math.min(largestLetterPx, (band.bottomPx - band.topPx - labelPx - 4) / 1.02, (pitchPx * 0.6) / letters ** 0.6),
  );
}

/** In steps of half a pixel, which the eye does not tell apart: a browser makes a font for each size that it meets. */
function sizeOf(probability: number, mostPx: number): number {
  const leastPx = Math.min(smallestLetterPx, mostPx);
  return Math.max(leastPx, Math.floor(2 * (leastPx + (mostPx - leastPx) * probability)) / 2);
}

/** The mark is a mere dot: set as a letter is, it would look unlikely, and high above the line when enlarged. */
const dotScale = 1.4;
const dotDrop = 0.1;
const dotEm = 0.2;

function setSign(sign: string, probability: number, mostPx: number, yPx: number): Pick<TextMark, 'text' | 'sizePx' | 'yPx'> {
  const sizePx = sizeOf(probability, mostPx);
  return sign === '·' ? { text: sign, sizePx: sizePx * dotScale, yPx: yPx + sizePx * dotDrop } : { text: sign, sizePx, yPx };
}

function widthOf(mark: Pick<TextMark, 'text' | 'sizePx'>): number {
  return mark.text === '·' ? mark.sizePx * dotEm : signWidth(mark.text, mark.sizePx);
}

function runnerUpMark(best: TextMark, sign: Pick<TextMark, 'text' | 'sizePx' | 'yPx'>, pitchPx: number): TextMark | null {
  const xPx = best.xPx + widthOf(best) / 2 + 4;
  const fits = xPx + widthOf(sign) <= best.xPx + pitchPx / 2 - 1;
  return fits ? { ...sign, xPx, anchor: 'start' } : null;
}

function probabilityMark(xPx: number, yPx: number, probability: number, sizePx: number, pitchPx: number): TextMark | null {
  const text = formatProbability(probability);
  const fits = textWidth(text, labelPx) <= pitchPx - 3;
  return fits ? { text, xPx, yPx: yPx - sizePx * 0.78 - 4, sizePx: labelPx, anchor: 'middle' } : null;
}

export function layoutPredictions(answer: Answer, columns: readonly ColumnMark[], band: Band, pitchPx: number): readonly PredictionMark[] {
  const mostPx = largestIn(band, pitchPx, answer.vocabulary);
  const yPx = band.bottomPx - mostPx * 0.24;
  return columns.flatMap((column): PredictionMark[] => {
    const [first, second] = likeliest(answer, column.step, 2);
    if (!first) return [];
    const target = targetOf(answer, column.step);
    const best: TextMark = { ...setSign(first.sign, first.probability, mostPx, yPx), xPx: column.centrePx, anchor: 'middle' };
    // What a change by hand made of the guess says more than the runner-up, and takes its place.
    const former = formerGuess(answer, column.step);
    const beside = former ?? second;
    // However likely it was: what is struck through is no larger than what stands.
    const likely = beside ? Math.min(beside.probability, first.probability) : 0;
    const runnerUp = beside ? runnerUpMark(best, setSign(beside.sign, likely, mostPx, yPx), pitchPx) : null;
    return [
      {
        step: column.step,
        best,
        runnerUp,
        probability: probabilityMark(column.centrePx, yPx, first.probability, sizeOf(first.probability, mostPx), pitchPx),
        isFormer: former !== null,
        right: first.token === target ? 'best' : beside?.token === target ? 'runnerUp' : 'neither',
        ignored: answer.columns[column.step]?.output === 'ignored',
        presence: column.presence,
      },
    ];
  });
}

function toneOf(column: Column | undefined): ReadMark['tone'] {
  if (!column || column.kind === 'vector') return 'plain';
  if (column.kind === 'zeros') return 'zeros';
  return isUnknown(column) ? 'unknown' : column.own ? 'own' : 'plain';
}

const stripPx = 5;

export function layoutReads(answer: Answer, columns: readonly ColumnMark[], band: Band, pitchPx: number): readonly ReadMark[] {
  const heightPx = band.bottomPx - band.topPx;
  const largestPx = Math.min(30, pitchPx * 0.72, heightPx * 0.8);
  const sizeOfRead = readSizeOf(
    answer.columns.map(({ typed }) => cutSign(typed, pitchPx)),
    pitchPx,
    largestPx,
  );
  return columns.map(({ step, xPx, widthPx, centrePx, presence }) => {
    const column = answer.columns[step];
    const text = cutSign(column?.typed ?? '', pitchPx);
    const sizePx = Math.min(sizeOfRead(text), column?.kind === 'zeros' ? 15 : largestPx);
    const strip = { xPx, yPx: band.bottomPx - stripPx, widthPx, heightPx: stripPx };
    return {
      step,
      letter: { text, xPx: centrePx, yPx: band.bottomPx - heightPx * 0.28, sizePx, anchor: 'middle' },
      tone: toneOf(column),
      strip: column?.values && presence === 1 ? { box: strip, values: Float64Array.from(column.values) } : null,
      presence,
    };
  });
}

const tickPx = 9;

/** Each output's loss with the tick that puts it into the cost or takes it out. */
export function layoutLosses(
  answer: Answer,
  cost: Scene['cost'],
  columns: readonly ColumnMark[],
  band: Band,
  pitchPx: number,
): readonly LossMark[] {
  const steps = answer.columns.length;
  const middle = (band.topPx + band.bottomPx) / 2;
  return columns
    .filter(({ step, presence }) => presence === 1 && answer.columns[step]?.output === 'used')
    .map(({ step, centrePx }) => {
      const loss = answer.losses.data[step] ?? Number.NaN;
      const scored = Number.isFinite(loss);
      const text = scored ? formatNumber(loss, 2) : '–';
      const widthPx = tickPx + 4 + textWidth(text, labelPx);
      const fits = widthPx <= pitchPx - 3;
      const left = fits ? centrePx - widthPx / 2 : centrePx - tickPx / 2;
      return {
        step,
        scored,
        used: scored && isUsed(cost, step, steps),
        tick: { xPx: left, yPx: middle - tickPx / 2, widthPx: tickPx, heightPx: tickPx },
        value: fits ? { text, xPx: left + tickPx + 4, yPx: middle + 4, sizePx: labelPx, anchor: 'start' } : null,
        target: { xPx: centrePx - pitchPx / 2, yPx: band.topPx, widthPx: pitchPx, heightPx: band.bottomPx - band.topPx },
      };
    });
}

import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatNumber, formatProbability } from '../../ui/format';
import { textWidth } from '../../ui/textWidth';
import type { Band } from './bands';
import { isUsed } from './costSteps';
import type { ColumnMark, LossMark, PredictionMark, ReadMark, TextMark } from './marks';
import { likeliest, targetOf } from './predictions';

/** What stands above and below the cells: predictions, what is read, and the losses of the outputs. */

const labelPx = 11;
const smallestLetterPx = 12;
const largestLetterPx = 62;

/** Largest prediction that leaves room for its probability above and a descender below. */
function largestIn(band: Band, pitchPx: number): number {
  return Math.max(smallestLetterPx, Math.min(largestLetterPx, (band.bottomPx - band.topPx - labelPx - 4) / 1.02, pitchPx * 0.6));
}

function sizeOf(probability: number, mostPx: number): number {
  return smallestLetterPx + (mostPx - smallestLetterPx) * probability;
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
  return mark.text === '·' ? mark.sizePx * dotEm : textWidth(mark.text, mark.sizePx);
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

export function layoutPredictions(
  answer: Answer,
  cost: Scene['cost'],
  columns: readonly ColumnMark[],
  band: Band,
  pitchPx: number,
): readonly PredictionMark[] {
  const mostPx = largestIn(band, pitchPx);
  const yPx = band.bottomPx - mostPx * 0.24;
  return columns.flatMap((column): PredictionMark[] => {
    const [first, second] = likeliest(answer, column.step, 2);
    if (!first) return [];
    const target = targetOf(answer, column.step);
    const best: TextMark = { ...setSign(first.sign, first.probability, mostPx, yPx), xPx: column.centrePx, anchor: 'middle' };
    const runnerUp = second ? runnerUpMark(best, setSign(second.sign, second.probability, mostPx, yPx), pitchPx) : null;
    return [
      {
        step: column.step,
        best,
        runnerUp,
        probability: probabilityMark(column.centrePx, yPx, first.probability, sizeOf(first.probability, mostPx), pitchPx),
        right: first.token === target ? 'best' : second?.token === target ? 'runnerUp' : 'neither',
        ignored: answer.spec.shape === 'manyToOne' && !isUsed(cost, column.step, answer.tokens.length),
        presence: column.presence,
      },
    ];
  });
}

export function layoutReads(answer: Answer, columns: readonly ColumnMark[], band: Band, pitchPx: number): readonly ReadMark[] {
  const sizePx = Math.min(30, pitchPx * 0.72, (band.bottomPx - band.topPx) * 0.8);
  return columns.map(({ step, centrePx, presence }) => {
    const token = answer.tokens[step];
    const zeroInput = answer.spec.shape === 'oneToMany' && step > 0;
    return {
      step,
      letter: {
        text: zeroInput ? '0' : (token?.typed ?? ''),
        xPx: centrePx,
        yPx: band.bottomPx - (band.bottomPx - band.topPx) * 0.28,
        sizePx,
        anchor: 'middle',
      },
      unknown: !zeroInput && token?.token === -1,
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
  const steps = answer.tokens.length;
  const middle = (band.topPx + band.bottomPx) / 2;
  return columns
    .filter(({ presence }) => presence === 1)
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

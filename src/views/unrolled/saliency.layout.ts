import type { Question } from '../../store/scene';
import type { Box } from '../../ui/box';
import type { Band } from './bands';
import type { ColumnMark, PredictionMark } from './marks';
import type { Influence } from './saliency';

export interface InfluenceMark {
  readonly step: number;
  /** As wide as the influence is strong; a column wide for the strongest. */
  readonly bar: Box;
  readonly sign: 'more' | 'less';
  /** What a pointer finds. */
  readonly target: Box;
}

export interface SaliencyLayout {
  readonly bars: readonly InfluenceMark[];
  /** Under the output asked about, where it is in view. */
  readonly output: Box | null;
}

const barPx = 4;

export function layoutSaliency(
  all: readonly Influence[],
  question: Question,
  place: { readonly columns: readonly ColumnMark[]; readonly reads: Band; readonly predictions: readonly PredictionMark[] },
): SaliencyLayout {
  const { columns, reads, predictions } = place;
  const bars = columns.flatMap(({ step, centrePx, xPx, widthPx, presence }): InfluenceMark[] => {
    const influence = all[step];
    if (!influence || presence < 1) return [];
    const wide = widthPx * influence.share;
    const yPx = reads.bottomPx - barPx - 3;
    const bar = { xPx: centrePx - wide / 2, yPx, widthPx: wide, heightPx: barPx };
    const target = { xPx, yPx: reads.topPx, widthPx, heightPx: reads.bottomPx - reads.topPx };
    return [{ step, bar, sign: influence.value < 0 ? 'less' : 'more', target }];
  });
  const asked = columns.find(({ step, presence }) => step === question.step && presence === 1);
  const best = predictions.find(({ step }) => step === question.step)?.best;
  const output = asked && best ? { xPx: asked.xPx, yPx: best.yPx + 6, widthPx: asked.widthPx, heightPx: 2 } : null;
  return { bars, output };
}

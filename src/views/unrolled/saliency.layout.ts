import type { Question } from '../../store/scene';
import type { Box } from '../../ui/box';
import type { Band } from './bands';
import type { ColumnMark, PredictionMark } from './marks';
import { type Influence, isMoved } from './saliency';

export interface InfluenceMark {
  readonly step: number;
  /** As wide as the influence is strong; a column wide for the strongest. */
  readonly bar: Box;
  readonly sign: 'more' | 'less';
  /** Around the bar as it was before a change by hand; null where it was the same, or there was none. */
  readonly former: Box | null;
  /** What a pointer finds. */
  readonly target: Box;
}

export interface SaliencyLayout {
  readonly bars: readonly InfluenceMark[];
  /** Under the output asked about, where it is in view. */
  readonly output: Box | null;
}

const barPx = 4;
/** The line around what was, so far from it: what was nothing is seen, too, and the letter above is clear of it. */
const around = { xPx: 2, yPx: 1 } as const;

function widen({ xPx, yPx, widthPx, heightPx }: Box): Box {
  return { xPx: xPx - around.xPx, yPx: yPx - around.yPx, widthPx: widthPx + 2 * around.xPx, heightPx: heightPx + 2 * around.yPx };
}

export function layoutSaliency(
  all: readonly Influence[],
  question: Question,
  place: { readonly columns: readonly ColumnMark[]; readonly reads: Band; readonly predictions: readonly PredictionMark[] },
): SaliencyLayout {
  const { columns, reads, predictions } = place;
  const bars = columns.flatMap(({ step, centrePx, xPx, widthPx, presence }): InfluenceMark[] => {
    const influence = all[step];
    if (!influence || presence < 1) return [];
    const yPx = reads.bottomPx - barPx - 3;
    const barOf = (share: number) => ({ xPx: centrePx - (widthPx * share) / 2, yPx, widthPx: widthPx * share, heightPx: barPx });
    const bar = barOf(influence.share);
    const former = isMoved(influence) ? widen(barOf(influence.former?.share ?? 0)) : null;
    const target = { xPx, yPx: reads.topPx, widthPx, heightPx: reads.bottomPx - reads.topPx };
    return [{ step, bar, former, sign: influence.value < 0 ? 'less' : 'more', target }];
  });
  const asked = columns.find(({ step, presence }) => step === question.step && presence === 1);
  const best = predictions.find(({ step }) => step === question.step)?.best;
  const output = asked && best ? { xPx: asked.xPx, yPx: best.yPx + 6, widthPx: asked.widthPx, heightPx: 2 } : null;
  return { bars, output };
}

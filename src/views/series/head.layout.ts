import type { ForecastResult } from '../../store/analysisStore';
import type { SeriesFigure } from '../../store/scene';
import { textWidth } from '../../ui/textWidth';
import { describeAhead, describeAheadDay, describeSeries, describeStep } from './series.describe';

const linePx = 17;
const typePx = 13;
/** A line of the key; where the controls have lines of their own, theirs is one to be touched. */
const keyPx = 30;
const touchedPx = 44;
/** Controls and key stand in one line from here on, the whole key in one from there on. */
export const wideControlsPx = 604;
const wideKeyPx = 420;
/** Below this nothing could be read off a figure. */
export const leastFigurePx = 66;

/** Of a long sentence, the widths of its letters are nearer to their mean than the safe side that each is on. */
const wordsShare = 0.9;

const linesOf = (words: string, widthPx: number): number => Math.ceil((textWidth(words, typePx) * wordsShare) / Math.max(120, widthPx));

/** Ahead, the key has fewer entries. */
export function controlsHeight(figure: SeriesFigure, widthPx: number): number {
  if (widthPx >= wideControlsPx) return keyPx;
  return touchedPx + (widthPx < wideKeyPx && figure === 'days' ? 2 : 1) * keyPx;
}

/** What the words above a figure tell: all; in a low room of the step alone; and where no figure has room, they are all that there is. */
export type Telling = 'all' | 'step' | 'words';

export interface Head {
  readonly telling: Telling;
  readonly heightPx: number;
}

/** What may be said above a figure. */
function sayings(result: ForecastResult, figure: SeriesFigure, telling: Telling): readonly string[] {
  if (figure === 'ahead') return [describeAhead(result), ...result.ahead.map((_, index) => describeAheadDay(result, index + 1))];
  return result.after.map((_, step) => (telling === 'step' ? describeStep(result, step) : describeSeries(result, step)));
}

/** The words that leave a figure its room, with lines for those of any step, so that nothing moves when others take their place. */
export function layoutHead(
  result: ForecastResult | null,
  figure: SeriesFigure,
  { width, height }: { readonly width: number; readonly height: number },
): Head {
  const controls = controlsHeight(figure, width);
  const heads = (['all', 'step'] as const).map((telling): Head => {
    const lines = result ? sayings(result, figure, telling).map((words) => linesOf(words, width)) : [];
    return { telling, heightPx: controls + linePx * Math.max(1, ...lines) + 4 };
  });
  return heads.find(({ heightPx }) => height - heightPx >= leastFigurePx) ?? { telling: 'words', heightPx: height };
}

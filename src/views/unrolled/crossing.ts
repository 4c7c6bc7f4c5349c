import type { Answer } from '../../store/run';
import type { Notation } from '../../store/scene';
import { textWidth } from '../../ui/textWidth';
import type { TimeAxis } from '../../ui/timeAxis';
import type { Bands } from './bands';
import type { CrossingMark, TextMark } from './marks';
import { ease } from './rolling';
import { letterOf } from './symbols';

export interface CrossingInput {
  readonly answer: Answer;
  readonly axis: TimeAxis;
  readonly bands: Bands;
  readonly rolled: number;
  readonly notation: Notation;
}

const labelPx = 11;

/** The states that cross over, by their letters. */
export function contextWords({ spec }: Pick<Answer, 'spec'>, notation: Notation): string {
  const states = spec.layers[0]?.cell === 'lstm' ? (['h', 'c'] as const) : (['h'] as const);
  return `context: ${states.map((state) => letterOf(state, notation)).join(', ')}`;
}

/** Under the columns of each half, as far as it is in the window and there is room. */
function nameParts({ answer, axis, bands }: CrossingInput): readonly TextMark[] {
  const isOpen = axis.earlier + axis.later === 0;
  return (['encoder', 'decoder'] as const).flatMap((part): TextMark[] => {
    const own = axis.columns.filter(({ step }) => answer.columns[step]?.part === part);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return [];
    const words = part === 'encoder' ? ['encoder'] : ['decoder, reads what it said', 'decoder'];
    // Where only a window is shown, its own label stands at the end of this line.
    const endPx = last.xPx + last.widthPx - (isOpen || last.step !== axis.columns.at(-1)?.step ? 0 : 120);
    const text = words.find((word) => textWidth(word, labelPx) <= endPx - first.xPx);
    return text ? [{ text, xPx: first.xPx, yPx: bands.overview.topPx + 18, sizePx: labelPx, anchor: 'start' }] : [];
  });
}

/** The encoder's last state is all that the decoder gets of what was read: a band between the halves, and its name. */
export function layoutCrossing(input: CrossingInput): CrossingMark | null {
  const { answer, axis, bands, rolled, notation } = input;
  if (!answer.spec.decoder || ease(rolled) > 0) return null;
  const [top, bottom] = [bands.layers.at(-1)?.topPx ?? 0, bands.layers[0]?.bottomPx ?? 0];
  const { gap } = axis;
  const parts = nameParts(input);
  if (!gap) return { band: { xPx: 0, yPx: top, widthPx: 0, heightPx: 0 }, label: null, parts };
  const text = contextWords(answer, notation);
  // Above the encoder's cells nothing comes out, so there is room for words.
  const endPx = gap.xPx + gap.widthPx;
  const fits = endPx - textWidth(text, labelPx) > axis.startPx;
  return {
    band: { xPx: gap.xPx, yPx: top, widthPx: gap.widthPx, heightPx: bottom - top },
    label: fits ? { text, xPx: endPx, yPx: top - 7, sizePx: labelPx, anchor: 'end' } : null,
    parts,
  };
}

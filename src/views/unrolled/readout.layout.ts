import type { Box } from '../../ui/box';
import { textWidth } from '../../ui/textWidth';
import type { TextMark, UnrolledLayout } from './marks';
import { unitBox } from './strips';
import type { Spot } from './hit';

/** A label over the figure: its text, the paper behind it, and what it belongs to. */
export interface ReadoutMark {
  readonly paper: Box;
  readonly text: TextMark;
  readonly around: Box | null;
}

const sizePx = 13;
const padPx = 6;
const heightPx = 22;
const apartPx = 8;

/** Above the thing if there is room, else below; always wholly inside the figure. */
export function placeReadout(
  layout: Pick<UnrolledLayout, 'widthPx' | 'heightPx'>,
  text: string,
  near: Box,
  around: Box | null,
): ReadoutMark {
  const widthPx = Math.min(layout.widthPx, textWidth(text, sizePx) + 2 * padPx);
  const middle = near.xPx + near.widthPx / 2;
  const xPx = Math.min(Math.max(0, middle - widthPx / 2), layout.widthPx - widthPx);
  const above = near.yPx - apartPx - heightPx;
  const below = Math.min(near.yPx + near.heightPx + apartPx, layout.heightPx - heightPx);
  const yPx = above >= 0 ? above : below;
  return {
    paper: { xPx, yPx, widthPx, heightPx },
    text: { text, xPx: xPx + widthPx / 2, yPx: yPx + heightPx - 7, sizePx, anchor: 'middle' },
    around,
  };
}

/** Where a value is on the graph; null when it is out of view or its quantity has no room. */
export function boxOf(layout: UnrolledLayout, spot: Spot): Box | null {
  const cell = layout.cells.find(({ step, layer }) => step === spot.step && layer === spot.layer);
  const strip = cell?.strips.find(({ quantity, box }) => quantity === spot.quantity && box.widthPx > 0);
  return strip ? unitBox(strip, spot.unit) : null;
}

import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { textWidth } from '../../ui/textWidth';
import { keyHeight } from './bands';
import { changeExtent, changeWords, showsChange } from '../../store/changes';

export interface Part {
  readonly widthPx: number;
  readonly heightPx: number;
}

const typePx = 12;
const linePx = 26;
const belowPx = 4;
const apartPx = 16;
/** Below this the actions stand behind the first scale: see key.css. */
const narrowPx = 560;

/** A part of a key, at most a line high unless its words are broken. */
export const part = (widthPx: number, heightPx = linePx): Part => ({ widthPx, heightPx });
/** A colour scale with the figures at its ends, and the gap before it. */
const legendPx = 206;
const signedPx = 270;
const contentsPx = 112;
const normsPx = 158;
const normsOfPx = 268;
const kindsPx = 304;
const actions = part(102);

/** The words of a scale, broken where they must be, and the scale. */
export function scalePart(words: string, scalePx: number, roomPx: number): Part {
  const wordsPx = textWidth(words, typePx);
  const lines = Math.ceil(wordsPx / Math.max(1, Math.min(wordsPx, roomPx - scalePx)));
  return part(Math.min(roomPx, wordsPx + scalePx), lines * typePx);
}

function scaleParts(answer: Answer, scene: Pick<Scene, 'direction' | 'strips'>, roomPx: number): readonly Part[] {
  const { direction } = scene;
  if (showsChange(answer, scene)) {
    return [scalePart(changeWords(answer, direction), changeExtent(answer, direction) > 0 ? legendPx : 0, roomPx)];
  }
  return direction === 'backward' ? [scalePart('gradients', legendPx, roomPx)] : [part(190, typePx), part(signedPx, typePx)];
}

/** Height of all lines, each filled as far as it goes. */
export function stack(parts: readonly Part[], roomPx: number, gapPx = apartPx): number {
  let [heightPx, lineHeightPx, leftPx] = [0, 0, roomPx];
  for (const { widthPx, heightPx: partPx } of parts) {
    if (widthPx > leftPx && leftPx < roomPx) {
      heightPx += lineHeightPx;
      [lineHeightPx, leftPx] = [0, roomPx];
    }
    lineHeightPx = Math.max(lineHeightPx, partPx);
    leftPx -= widthPx + gapPx;
  }
  return heightPx + lineHeightPx;
}

/** Height of the key: where something was changed by hand it has a switch more, and longer words. */
export function keyRoom(answer: Answer, scene: Pick<Scene, 'direction' | 'strips'>, widthPx: number): number {
  const { direction } = scene;
  const usualPx = keyHeight(widthPx, direction);
  if (!answer.unchanged) return usualPx;
  const [first = actions, ...scales] = scaleParts(answer, scene, widthPx);
  const lengthsPx = showsChange(answer, scene) ? normsPx + normsOfPx : normsPx;
  const flows = [part(Math.min(widthPx, lengthsPx), lengthsPx > widthPx ? 2 * typePx + 2 : 17), part(kindsPx)];
  const rest = [...scales, part(contentsPx), ...(direction === 'backward' ? flows : [])];
  const parts = widthPx < narrowPx ? [first, actions, ...rest] : [first, ...rest, actions];
  return Math.max(usualPx, stack(parts, widthPx) + belowPx);
}

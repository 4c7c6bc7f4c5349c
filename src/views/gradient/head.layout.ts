import { textWidth } from '../../ui/textWidth';

const typePx = 13;
const apartPx = 18;
/** Between the words of one choice: a hairline with room on both sides. */
const betweenPx = 19;
const linePx = 28;
const belowPx = 4;
/** Below this controls stand one under the other, made for fingers. */
export const narrowPx = 640;

/** In a lower room the figure comes first: what it comes to is left to the table. */
const roomyPx = 230;

export function isLow(size: { readonly width: number; readonly height: number }): boolean {
  return size.height < roomyPx && size.width >= narrowPx;
}

/** Height of a head whose parts wrap: choices, each a list of words, then something of a width of its own. */
export function headHeight(choices: readonly (readonly string[])[], alonePx: readonly number[], roomPx: number): number {
  let [lines, leftPx] = [1, roomPx];
  const place = (widthPx: number, gapPx: number) => {
    if (widthPx > leftPx && leftPx < roomPx) {
      lines += 1;
      leftPx = roomPx;
    }
    leftPx -= widthPx + gapPx;
  };
  for (const words of choices) {
    const widths = words.map((word) => textWidth(word, typePx) + betweenPx);
    const wholePx = widths.reduce((sum, width) => sum + width, -betweenPx);
    if (wholePx <= roomPx) place(wholePx, apartPx);
    else for (const width of widths) place(width, 0);
  }
  for (const widthPx of alonePx) place(widthPx, apartPx);
  return lines * linePx + belowPx;
}

/** “as a table”, which ends the head. */
export const tablePx = 75;

const wordLinePx = 17;
const fingerPx = 40;

/** Height of a line that begins with a control, with words beside it or, where that is too narrow, below: as many lines as they need. */
export function secondHeight(words: string, controlPx: number, roomPx: number): number {
  const isBelow = roomPx < narrowPx;
  const wordsPx = Math.ceil(textWidth(words, typePx) / (isBelow ? roomPx : roomPx - controlPx - apartPx)) * wordLinePx;
  return (isBelow ? fingerPx + wordsPx : Math.max(linePx, wordsPx)) + belowPx;
}

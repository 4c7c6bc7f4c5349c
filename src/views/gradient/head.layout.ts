import { textWidth } from '../../ui/textWidth';

const typePx = 13;
const apartPx = 18;
/** Between the words of one choice: a hairline with room on both sides. */
const betweenPx = 19;
const linePx = 28;
const belowPx = 4;

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

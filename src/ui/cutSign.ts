import { textWidth } from './textWidth';

/** Smaller than this, words are cut rather than set smaller still. */
const leastWordPx = 11;
/** Numbers and marks of fewer characters are never cut: what is left of them would say something else. */
export const longestWhole = 5;

/** As much of a long word as has room under its column; all of it is in the words beside the figure. */
export function cutSign(sign: string, pitchPx: number, sizePx = leastWordPx): string {
  const characters = Array.from(sign);
  if (characters.length <= longestWhole) return sign;
  const fits = (text: string) => textWidth(text, sizePx) <= pitchPx - 4;
  if (fits(sign)) return sign;
  let kept = characters.length - 1;
  while (kept > 1 && !fits(`${characters.slice(0, kept).join('')}…`)) kept -= 1;
  return `${characters.slice(0, kept).join('')}…`;
}

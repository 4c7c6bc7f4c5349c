import type { Box } from '../../ui/box';
import { runsWidth, textWidth } from '../../ui/textWidth';
import type { TextMark } from './marks';

/** About where a line of text is, from the top of its capitals to below its descenders. */
export function textBox(mark: TextMark): Box {
  const isDot = mark.text === '·';
  const widthPx = isDot ? mark.sizePx * 0.2 : mark.runs ? runsWidth(mark.runs, mark.sizePx) : textWidth(mark.text, mark.sizePx);
  const shift = mark.anchor === 'start' ? 0 : mark.anchor === 'middle' ? widthPx / 2 : widthPx;
  const xPx = mark.xPx - shift;
  // A dot in the middle of the line is all that there is of a mark.
  if (isDot) return { xPx, yPx: mark.yPx - mark.sizePx * 0.38, widthPx, heightPx: mark.sizePx * 0.2 };
  return { xPx, yPx: mark.yPx - mark.sizePx * 0.76, widthPx, heightPx: mark.sizePx * 0.98 };
}

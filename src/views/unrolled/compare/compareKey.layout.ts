import { changeCause, type Contents } from '../../../store/changes';
import type { Answer } from '../../../store/run';
import type { Direction } from '../../../store/scene';
import { textWidth } from '../../../ui/textWidth';
import { wayBack } from './compare.describe';
import { part, type Part, scalePart, stack } from '../key.layout';
import { compareKeyHeight } from './room';

const typePx = 12;
const linePx = 28;
const apartPx = 12;
const [legendPx, contentsPx, beforePx] = [206, 112, 64];
/** The button for the table, behind the way back to one cell. */
const tablePx = 76;

/** What the strips show where they show the change; ‘none’ where no network was changed by it. Short of words, not by what. */
export function compareChange({ scene }: Answer, direction: Direction, extent: number, isShort = false): string {
  const cause = isShort ? '' : ` by ${changeCause(scene)}`;
  return `${direction === 'forward' ? 'change' : 'change of gradients'}${cause}${extent === 0 ? ': none' : ''}`;
}

/** Below this width the key is short of words. */
export const narrowPx = 560;

/** The choices as words in as many lines as they need. */
function choicePart(choices: readonly string[], roomPx: number): Part {
  const widthsPx = choices.map((words) => textWidth(words, typePx));
  const lines = stack(
    widthsPx.map((widthPx) => part(widthPx, linePx)),
    roomPx,
    apartPx,
  );
  return part(
    Math.min(
      roomPx,
      widthsPx.reduce((sum, widthPx) => sum + widthPx + apartPx, 0),
    ),
    lines,
  );
}

/** Height of the key: where something was changed by hand it has a switch more, and longer words. */
export function compareKeyRoom(
  stage: Answer,
  choices: readonly string[],
  { direction, shows }: Contents,
  widthPx: number,
  hasOtherBias: boolean,
): number {
  const usualPx = compareKeyHeight(widthPx, hasOtherBias, textWidth(wayBack(stage.scene.model.cell), typePx));
  if (!stage.unchanged) return usualPx;
  const scale =
    shows === 'change' ? scalePart(compareChange(stage, direction, 1, widthPx < narrowPx), legendPx, widthPx) : part(legendPx, linePx);
  const parts = [
    choicePart(choices, widthPx),
    scale,
    ...(shows === 'values' && direction === 'forward' ? [part(legendPx, linePx)] : []),
    part(contentsPx, linePx),
    ...(direction === 'backward' ? [part(beforePx, linePx)] : []),
    part(textWidth(wayBack(stage.scene.model.cell), typePx) + tablePx, linePx),
  ];
  return Math.max(usualPx, stack(parts, widthPx) + 2);
}

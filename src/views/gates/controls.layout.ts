import { textWidth } from '../../ui/textWidth';

export interface ControlsInput {
  readonly widthPx: number;
  /** By what the units are sorted, and what is looked for, in words. */
  readonly order: string;
  readonly sought: string;
  readonly isChange: boolean;
  /** Whether lines of the run before a change stand beside those of the run now. */
  readonly hasFormer: boolean;
}

export interface ControlsLayout {
  readonly heightPx: number;
  /** Whether there is room to say which lines those are. */
  readonly tellsFormer: boolean;
}

/** From this width on there is room for a scale with both of its ends. */
export const legendPx = 760;
const typePx = 12;
/** Everything in the line but the words that change, and the key of former lines. */
const controlsPx = 372;
const formerPx = 76;
const linePx = [30, 64, 92, 120] as const;
/** Below this the controls alone take more than a line. */
const twoLinesPx = 540;
/** Below this, more than two. */
const threeLinesPx = 320;

/** The key at the end of the line, with the button for the table. */
function endWidth(widthPx: number, isChange: boolean): number {
  if (widthPx >= legendPx) return isChange ? 220 : 250;
  return isChange ? 168 : 150;
}

/** How many lines the controls and their key take, and whether they leave room to tell the lines before a change from those now. */
export function layoutControls({ widthPx, order, sought, isChange, hasFormer }: ControlsInput): ControlsLayout {
  const spentPx = controlsPx + textWidth(order, typePx) + textWidth(sought, typePx) + endWidth(widthPx, isChange);
  const fits = isChange ? spentPx <= widthPx : widthPx >= twoLinesPx;
  const lines = (fits ? 1 : 2) + (isChange && widthPx < twoLinesPx ? 1 : 0) + (widthPx < threeLinesPx ? 1 : 0);
  // On a line of its own there is room for anything.
  const isRoomy = spentPx + formerPx <= widthPx || (isChange && !fits);
  return { heightPx: linePx[lines - 1] ?? 30, tellsFormer: hasFormer && isRoomy };
}

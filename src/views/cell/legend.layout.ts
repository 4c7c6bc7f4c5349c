import type { Answer } from '../../store/run';
import { layerSpecAt, type Sight } from '../../store/readAnswer';
import type { ColourScale } from '../../ui/colour';
import { legendEnds } from '../../ui/legendEnds';
import type { NotationName } from '../../ui/notationForm';
import { textWidth } from '../../ui/textWidth';
import { describeChange } from './cell.describe';
import { diagramOf, gradientExtentOf } from './cell.layout';
import { signedEnd } from './scales';

/** The colour scales of a cell's strips in its head, and how much room they and the map take there. */

export interface ScaleKey {
  readonly name: string;
  readonly scale: ColourScale;
  readonly low: string;
  readonly high: string;
}

export interface CellKey {
  readonly scales: readonly ScaleKey[];
  /** What stands under the strips, where something was changed by hand. */
  readonly change: string | null;
}

/** Gates and signed values, or one scale for all gradients of the cell at this step. */
export function cellKey(answer: Answer, sight: Sight, notation: NotationName): CellKey {
  const change = describeChange(answer, sight);
  if (sight.direction === 'backward') {
    const scale: ColourScale = { kind: 'diverging', extent: gradientExtentOf(answer, sight) };
    const [low, high] = legendEnds(scale);
    return { scales: [{ name: 'Gradients of this cell', scale, low, high }], change };
  }
  const layer = layerSpecAt(answer.spec, sight.layer);
  const drawn = diagramOf(layer).nodes.flatMap((node) => (node.kind === 'strip' ? [node.sign] : []));
  const high = signedEnd(drawn, answer, sight.layer, notation);
  const signed: ScaleKey = { name: 'Signed values', scale: { kind: 'diverging', extent: 1 }, low: '−1', high };
  if (layer.cell === 'rnn') return { scales: [signed], change };
  const scale: ColourScale = { kind: 'gate', hue: layer.cell === 'gru' ? 'z' : 'f' };
  return { scales: [{ name: 'Gates', scale, low: '0 shut', high: '1 open' }, signed], change };
}

const typePx = 12;
const shadesPx = 120 + 2 * 6;
const partGapPx = 22;

/** What the scales take of the head, and the words on a change by hand; 0 without any. */
export function keyWidths({ scales, change }: CellKey): { readonly scalesPx: number; readonly changePx: number } {
  const parts = scales.map(({ low, high }) => textWidth(low, typePx) + shadesPx + textWidth(high, typePx));
  return {
    scalesPx: parts.reduce((sum, widthPx) => sum + widthPx + partGapPx, -partGapPx),
    changePx: change === null ? 0 : textWidth(change, typePx) + partGapPx,
  };
}

export interface HeadInput {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Height of the map; null without one: the head then lies over the figure, in one row. */
  readonly mapPx: number | null;
  readonly scalesPx: number;
  readonly changePx: number;
}

export interface CellHead {
  readonly heightPx: number;
  readonly hasKey: boolean;
  /** Whether the map stands in a row of its own, under the key, the words on a change beside it. */
  readonly isStacked: boolean;
  readonly mapRoomPx: number;
}

const buttonPx = 90;
/** Half a dozen steps; with fewer the map says little about where the learner is. */
const leastMapPx = 190;
const keyRowPx = 26;
/** On a phone the figure needs its height itself. */
const leastStackedPx = 560;

/** Key and map beside each other where both have room, else below each other where the figure can spare a row; else the map alone. */
export function layOutHead({ widthPx, heightPx, mapPx, scalesPx, changePx }: HeadInput, leastFigurePx: number): CellHead {
  const rowPx = Math.max(28, mapPx ?? 0);
  const besidePx = Math.min(widthPx - buttonPx - scalesPx - changePx - partGapPx, widthPx * 0.62);
  if (besidePx >= leastMapPx) return { heightPx: rowPx, hasKey: true, isStacked: false, mapRoomPx: besidePx };
  const isWide = widthPx >= leastStackedPx && buttonPx + scalesPx <= widthPx;
  if (mapPx !== null && isWide && heightPx - rowPx - keyRowPx >= leastFigurePx)
    return { heightPx: rowPx + keyRowPx, hasKey: true, isStacked: true, mapRoomPx: widthPx - changePx };
  return { heightPx: rowPx, hasKey: false, isStacked: false, mapRoomPx: Math.min(widthPx - buttonPx, widthPx * 0.62) };
}

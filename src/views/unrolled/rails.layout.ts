import type { Recording, StateName } from '../../engine/recording';
import { tensorName } from '../../store/columns';
import { textWidth } from '../../ui/textWidth';
import { arrowHead, bendPath, lineBounds } from './arrows';
import { fitsLetters, railsOf } from './bands';
import type { ColumnMark, TextMark, WireMark } from './marks';
import { ease } from './rolling';
import { weightMark } from './symbols';
import { halfOf, partOf, symbolPx, type WireInput } from './wireInput';

/** The states' way through time: along h and c from column to column, and into the first. */

/** From a cell's edge to the loop round it. */
export const loopPx = 13;

/** How far two neighbouring cards lie on each other: 0 side by side, 1 in one place. */
export function overlapOf(from: ColumnMark, to: ColumnMark): number {
  return Math.min(1, Math.max(0, (from.xPx + from.widthPx - to.xPx) / from.widthPx));
}

/** A rail fades as the gap closes; that of the card in view comes back as the loop. */
export function railPresence(from: ColumnMark, to: ColumnMark, isFront: boolean, gapPx: number): number {
  const gap = (to.xPx - from.xPx - from.widthPx) / gapPx;
  const apart = Math.min(1, Math.max(0, gap * 1.6));
  return isFront ? Math.max(apart, ease((overlapOf(from, to) - 0.35) / 0.65)) : apart;
}

/** The two ends of a state's rail between a column and the next, and how it bends once they overlap. */
export function railBetween(input: WireInput, from: ColumnMark, to: ColumnMark, layer: number, state: StateName, offsetPx = 0) {
  const band = input.bands.layers[layer - 1] ?? { topPx: 0, bottomPx: 0 };
  const rails = railsOf(band);
  const share = ease(overlapOf(from, to));
  const x1 = from.xPx + from.widthPx;
  const yPx = (state === 'h' ? rails.hPx : rails.cPx) + offsetPx;
  const roundPx = state === 'h' ? band.bottomPx - yPx + loopPx : band.topPx - yPx - loopPx;
  const reachPx = Math.max(0, (to.xPx - x1) / 3) * (1 - share) + 26 * share;
  return { x1, x2: to.xPx, yPx, depthPx: share * roundPx, reachPx };
}

function isZero(vector: ArrayLike<number>): boolean {
  for (let index = 0; index < vector.length; index++) if (vector[index] !== 0) return false;
  return true;
}

/** W times 0 leaves nothing of h, whatever h is; c goes through no matrix. */
function isCutOff({ answer }: WireInput): boolean {
  return answer.scene.gain === 0;
}

function carriedOn(input: WireInput, state: StateName, values: ArrayLike<number> | undefined): WireMark['carries'] {
  if (state === 'h' && isCutOff(input)) return 'zero';
  return values && isZero(values) ? 'zero' : 'values';
}

/** W, or 0·W where all of it is multiplied by 0 and there is room to say so. */
function weightLetter(input: WireInput, step: number, place: Omit<TextMark, 'text' | 'runs'>, roomPx: number): TextMark | null {
  const zero = '0·';
  const letterIn = (room: number) => weightMark('W', input.notation, place, room, halfOf(input, step));
  const letter = letterIn(roomPx - (isCutOff(input) ? textWidth(zero, place.sizePx) : 0));
  if (!letter || !isCutOff(input)) return letter ?? letterIn(roomPx);
  const runs = letter.runs ?? [{ text: letter.text, level: 0, italic: true }];
  return { ...letter, text: `${zero}${letter.text}`, runs: [{ text: zero, level: 0, italic: false }, ...runs] };
}

/** The letter over the gap, or beside the loop once there is no gap. */
function railLabel(input: WireInput, step: number, layer: number, ends: ReturnType<typeof railBetween>, isFront: boolean) {
  const band = input.bands.layers[layer - 1];
  if (!band || !fitsLetters(band)) return null;
  const { x1, x2, yPx, depthPx } = ends;
  const bent = depthPx !== 0;
  const place = bent
    ? ({ xPx: x2 - 20, yPx: yPx + depthPx + 6, sizePx: symbolPx, anchor: 'end' } as const)
    : ({ xPx: (x1 + x2) / 2 - 2, yPx: yPx - 8, sizePx: symbolPx, anchor: 'middle' } as const);
  return weightLetter(input, step, place, bent ? (isFront ? 60 : 0) : x2 - x1 - 4);
}

/** From a column to the next. */
export function rail(input: WireInput, recording: Recording, layer: number, state: StateName, index: number): WireMark | null {
  const [from, to] = [input.columns[index], input.columns[index + 1]];
  if (!from || !to) return null;
  const ends = railBetween(input, from, to, layer, state);
  const { x1, x2, yPx, depthPx, reachPx } = ends;
  const loop = bendPath(x1, x2 - (state === 'h' ? 1 : 0), yPx, depthPx, reachPx);
  const values = recording.layers[layer - 1]?.quantities[state];
  const size = input.spec.layers[layer - 1]?.size ?? 0;
  const isFront = to.isFront || (index === 0 && from.isFront);
  return {
    key: `${state}${layer}.${to.step}`,
    kind: state === 'h' ? 'W' : 'c',
    weight: state === 'h' ? tensorName(partOf(input, to.step), layer, 'W') : null,
    step: to.step,
    layer,
    path: loop.path,
    head: state === 'h' ? arrowHead(x2 - 1, yPx, 'right', depthPx === 0 ? x2 - x1 : undefined) : null,
    bounds: loop.bounds,
    label: state === 'h' ? railLabel(input, to.step, layer, ends, isFront) : null,
    labelled: 'everywhere',
    carries: carriedOn(input, state, values?.data.subarray(from.step * size, (from.step + 1) * size)),
    presence: railPresence(from, to, isFront, input.gapPx),
  };
}

/** Into the first column: the initial state, or what comes from steps before the window. */
export function entry(input: WireInput, recording: Recording, layer: number, state: StateName): WireMark | null {
  const to = input.columns[0];
  if (!to) return null;
  const rails = railsOf(input.bands.layers[layer - 1] ?? { topPx: 0, bottomPx: 0 });
  const yPx = state === 'h' ? rails.hPx : rails.cPx;
  const size = input.spec.layers[layer - 1]?.size ?? 0;
  const recorded = recording.layers[layer - 1];
  const before =
    to.step === 0 ? recorded?.initial[state]?.data : recorded?.quantities[state]?.data.subarray((to.step - 1) * size, to.step * size);
  const x1 = input.gutterPx;
  return {
    key: `${state}${layer}.${to.step}`,
    kind: state === 'h' ? 'W' : 'c',
    weight: state === 'h' ? tensorName(partOf(input, to.step), layer, 'W') : null,
    step: to.step,
    layer,
    path: `M${x1} ${yPx}L${to.xPx - (state === 'h' ? 1 : 0)} ${yPx}`,
    head: state === 'h' ? arrowHead(to.xPx - 1, yPx, 'right') : null,
    bounds: lineBounds(x1, yPx, to.xPx, yPx),
    label: null,
    labelled: 'everywhere',
    carries: carriedOn(input, state, before),
    presence: 1 - ease(input.rolled),
  };
}

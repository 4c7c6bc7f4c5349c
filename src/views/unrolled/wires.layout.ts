import type { Recording, StateName } from '../../engine/recording';
import type { ModelSpec } from '../../engine/spec';
import { hasOutput, tensorName } from '../../store/columns';
import { partAt } from '../../store/readAnswer';
import type { Answer, Column } from '../../store/run';
import type { Direction, Notation } from '../../store/scene';
import type { Bands } from './bands';
import { railsOf } from './bands';
import type { Box, ColumnMark, WireMark } from './marks';
import { ease } from './rolling';
import { weightMark } from './symbols';

/** Geometry of the arrows between columns and rows; forward wires and backward flows run along the same lines. */

const headPx = 6;

/** Two strokes that meet at the point; smaller where the arrow is short. */
export function arrowHead(xPx: number, yPx: number, pointing: 'up' | 'down' | 'left' | 'right', lengthPx = 3 * headPx): string {
  const back = Math.max(2, Math.min(headPx, lengthPx * 0.5));
  const side = back * 0.62;
  const [dx, dy] = { up: [0, 1], down: [0, -1], left: [1, 0], right: [-1, 0] }[pointing] as [number, number];
  const corner = (sign: number) => `${xPx + dx * back + dy * side * sign} ${yPx + dy * back + dx * side * sign}`;
  return `M${corner(1)}L${xPx} ${yPx}L${corner(-1)}`;
}

export function lineBounds(x1: number, y1: number, x2: number, y2: number, marginPx = 0): Box {
  return {
    xPx: Math.min(x1, x2) - marginPx,
    yPx: Math.min(y1, y2) - marginPx,
    widthPx: Math.abs(x2 - x1) + 2 * marginPx,
    heightPx: Math.abs(y2 - y1) + 2 * marginPx,
  };
}

export interface WireInput {
  readonly answer: Answer;
  readonly columns: readonly ColumnMark[];
  readonly bands: Bands;
  readonly spec: ModelSpec;
  readonly rolled: number;
  readonly gutterPx: number;
  readonly pitchPx: number;
  /** Between cells, before anything is rolled up. */
  readonly gapPx: number;
  readonly notation: Notation;
  readonly direction: Direction;
}

export interface Loop {
  readonly path: string;
  readonly bounds: Box;
}

/**
 * From the right side of one cell to the left side of another. While they stand apart this is a straight line; as they become the same
 * cell it bends round it (below for h, above for c) and ends as a loop: one path throughout. `swapped` runs it backward.
 */
export function bendPath(x1: number, x2: number, yPx: number, depthPx: number, reachPx: number, swapped = false): Loop {
  const mid = (x1 + x2) / 2;
  const low = yPx + depthPx;
  const points = [`${x1} ${yPx}`, `${x1 + reachPx} ${yPx}`, `${x1 + reachPx} ${low}`, `${mid} ${low}`];
  const rest = [`${x2 - reachPx} ${low}`, `${x2 - reachPx} ${yPx}`, `${x2} ${yPx}`];
  const all = swapped ? [...points, ...rest].reverse() : [...points, ...rest];
  const path = `M${all[0]}C${all[1]} ${all[2]} ${all[3]}C${all[4]} ${all[5]} ${all[6]}`;
  const bounds = lineBounds(Math.min(x1, x2 - reachPx), yPx, Math.max(x2, x1 + reachPx), low);
  return { path, bounds: depthPx === 0 ? lineBounds(x1, yPx, x2, yPx) : bounds };
}

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
  const roundPx = state === 'h' ? band.bottomPx - yPx + 13 : band.topPx - yPx - 13;
  const reachPx = Math.max(0, (to.xPx - x1) / 3) * (1 - share) + 26 * share;
  return { x1, x2: to.xPx, yPx, depthPx: share * roundPx, reachPx };
}

function isZero(vector: ArrayLike<number>): boolean {
  for (let index = 0; index < vector.length; index++) if (vector[index] !== 0) return false;
  return true;
}

const symbolPx = 13;

function vertical(input: WireInput, kind: 'U' | 'up' | 'V', column: ColumnMark, fromPx: number, toPx: number, layer: number): WireMark {
  const x = column.centrePx;
  const letter = kind === 'V' ? 'V' : 'U';
  // Backward arrows come down on the right, so the letter moves to the left.
  const side = input.direction === 'forward' ? ({ xPx: x + 8, anchor: 'start' } as const) : ({ xPx: x - 8, anchor: 'end' } as const);
  const place = { ...side, yPx: (fromPx + toPx) / 2 + 5, sizePx: symbolPx };
  const roomPx = column.widthPx > 24 && column.current ? input.pitchPx / 2 - 9 : 0;
  return {
    key: `${kind}${layer}.${column.step}`,
    kind,
    weight: kind === 'V' ? 'V' : tensorName(partOf(input, column.step), layer, 'U'),
    step: column.step,
    layer,
    path: `M${x} ${fromPx}L${x} ${toPx + 1}`,
    head: arrowHead(x, toPx, 'up'),
    bounds: lineBounds(x, fromPx, x, toPx, 4),
    label: weightMark(letter, input.notation, place, roomPx),
    carries: carriedUp(input, kind, column.step, layer),
    presence: column.presence,
    current: column.current,
  };
}

/** Zeros come from a step at which nothing is read. */
function carriedUp({ answer }: WireInput, kind: 'U' | 'up' | 'V', step: number, layer: number): WireMark['carries'] {
  if (kind === 'V') return answer.columns[step]?.output === 'ignored' ? 'ignored' : 'values';
  return layer === 1 && answer.columns[step]?.kind === 'zeros' ? 'zero' : 'values';
}

function partOf({ answer }: WireInput, step: number): Column['part'] {
  return partAt(answer, step).part;
}

function verticals(input: WireInput): WireMark[] {
  const { bands, columns, spec } = input;
  const top = spec.layers.length;
  const gap = 3;
  return columns.flatMap((column) => {
    const wires = [vertical(input, 'U', column, bands.inputs.bottomPx, (bands.layers[0]?.bottomPx ?? 0) + gap, 1)];
    for (let layer = 2; layer <= top; layer++) {
      const below = bands.layers[layer - 2];
      const own = bands.layers[layer - 1];
      if (below && own) wires.push(vertical(input, 'up', column, below.topPx, own.bottomPx + gap, layer));
    }
    if (hasOutput(input.answer, column.step))
      wires.push(vertical(input, 'V', column, bands.layers[top - 1]?.topPx ?? 0, bands.outputs.topPx + gap, top));
    return wires;
  });
}

/** The letter over the gap, or beside the loop once there is no gap. */
function railLabel(input: WireInput, ends: ReturnType<typeof railBetween>, isFront: boolean) {
  const { x1, x2, yPx, depthPx } = ends;
  const bent = depthPx !== 0;
  const place = bent
    ? ({ xPx: x2 - 20, yPx: yPx + depthPx + 6, sizePx: symbolPx, anchor: 'end' } as const)
    : ({ xPx: (x1 + x2) / 2 - 2, yPx: yPx - 8, sizePx: symbolPx, anchor: 'middle' } as const);
  return weightMark('W', input.notation, place, bent ? (isFront ? 60 : 0) : x2 - x1 - 4);
}

function rail(input: WireInput, recording: Recording, layer: number, state: StateName, index: number): WireMark | null {
  const [from, to] = [input.columns[index], input.columns[index + 1]];
  if (!from || !to) return null;
  const ends = railBetween(input, from, to, layer, state);
  const { x1, x2, yPx, depthPx, reachPx } = ends;
  const loop = bendPath(x1, x2 - (state === 'h' ? 1 : 0), yPx, depthPx, reachPx);
  const values = recording.layers[layer - 1]?.quantities[state];
  const size = input.spec.layers[layer - 1]?.size ?? 0;
  const isFront = to.current || (index === 0 && from.current);
  return {
    key: `${state}${layer}.${to.step}`,
    kind: state === 'h' ? 'W' : 'c',
    weight: state === 'h' ? tensorName(partOf(input, to.step), layer, 'W') : null,
    step: to.step,
    layer,
    path: loop.path,
    head: state === 'h' ? arrowHead(x2 - 1, yPx, 'right', depthPx === 0 ? x2 - x1 : undefined) : null,
    bounds: loop.bounds,
    label: state === 'h' ? railLabel(input, ends, isFront) : null,
    carries: values && isZero(values.data.subarray(from.step * size, (from.step + 1) * size)) ? 'zero' : 'values',
    presence: railPresence(from, to, isFront, input.gapPx),
    current: to.current,
  };
}

/** Into the first column: the initial state, or what comes from steps before the window. */
function entry(input: WireInput, recording: Recording, layer: number, state: StateName): WireMark | null {
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
    carries: before && isZero(before) ? 'zero' : 'values',
    presence: 1 - ease(input.rolled),
    current: to.current,
  };
}

/** Narrower columns have no room for these lines between the cells. */
const leastFedGapPx = 7;

/** What was said at one step is read at the next: a line from the output, between the cells, to the input. */
function feedback(input: WireInput): WireMark[] {
  const { answer, bands, columns, gapPx } = input;
  if (gapPx < leastFedGapPx) return [];
  return columns.slice(1).flatMap((to, index): WireMark[] => {
    const from = columns[index];
    if (!from || !answer.columns[to.step]?.own || ease(input.rolled) > 0) return [];
    const between = (from.xPx + from.widthPx + to.xPx) / 2;
    const [topPx, bottomPx] = [bands.predictions.bottomPx - 3, bands.reads.topPx + 2];
    const round = Math.min(5, gapPx / 2);
    const path = `M${from.centrePx + 6} ${topPx}H${between - round}q${round} 0 ${round} ${round}V${bottomPx - round}q0 ${round} ${round} ${round}H${to.centrePx - 4}`;
    return [
      {
        key: `fed.${to.step}`,
        kind: 'fed',
        weight: null,
        step: to.step,
        layer: 0,
        path,
        head: arrowHead(to.centrePx - 3, bottomPx, 'right', 8),
        bounds: lineBounds(from.centrePx, topPx, to.centrePx, bottomPx),
        label: null,
        carries: 'values',
        presence: 1,
        current: to.current,
      },
    ];
  });
}

/** All forward arrows: U from what is read, W along h, the c rail, U between layers, V to the predictions. */
export function layoutWires(input: WireInput): readonly WireMark[] {
  const { values } = input.answer;
  const wires: WireMark[] = [...verticals(input), ...feedback(input)];
  input.spec.layers.forEach((spec, index) => {
    const states: readonly StateName[] = spec.cell === 'lstm' ? ['c', 'h'] : ['h'];
    for (const state of states) {
      const first = entry(input, values, index + 1, state);
      if (first) wires.push(first);
      for (let column = 0; column + 1 < input.columns.length; column++) {
        const next = rail(input, values, index + 1, state, column);
        if (next) wires.push(next);
      }
    }
  });
  return wires;
}

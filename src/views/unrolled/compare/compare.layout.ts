import type { Contents } from '../../../store/changes';
import type { StateName } from '../../../engine/recording';
import { taskOf } from '../../../data/tasks';
import type { Answer } from '../../../store/run';
import type { Direction, Notation, Rival } from '../../../store/scene';
import type { Box } from '../../../ui/box';
import type { ColourScale } from '../../../ui/colour';
import { cutSign } from '../../../ui/cutSign';
import type { HeatBlock } from '../../../ui/heat.layout';
import { guttersOf, layoutTimeAxis, type TimeAxis, type TimeColumn } from '../../../ui/timeAxis';
import type { Band } from '../bands';
import type { TextMark } from '../marks';
import type { NormScale } from '../norms';
import { readSizeOf } from '../readSize';
import { type GuessMark, layoutGuesses } from './guesses.layout';
import { letterOf } from '../symbols';
import { readsPx, rowGapPx } from './room';
import { type ComparedCell, compareNorms, formerNorms, gradientNorms, layerIn, scalesOf, stateAt, statesOf } from './states';

/** Rows of one text read by several cells, on one time axis and one scale of colour. */

export interface CompareInput extends Contents {
  readonly cells: readonly ComparedCell[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly step: number;
  readonly steps: number;
  readonly zoom: number;
  /** From 1; fitted to each network. */
  readonly layer: number;
  readonly notation: Notation;
  /** What all of them read, a sign a step. */
  readonly signs: readonly string[];
  /** The first step of an encoder–decoder's second half. */
  readonly breakBefore?: number | undefined;
}

export interface NormMark {
  readonly step: number;
  readonly state: StateName;
  readonly norm: number;
  readonly box: Box;
  /** Null for an exact zero, which has no place on a logarithmic scale. */
  readonly bar: Box | null;
  /** Where the bar ended before a change by hand; null where nothing was changed, and for what was zero. */
  readonly formerPx: number | null;
}

/** What all cells read at a step. */
export interface ReadMark extends TextMark {
  readonly step: number;
}

export interface CompareRow {
  readonly cell: Rival;
  /** Where its name and figures stand, in HTML. */
  readonly headPx: number;
  readonly strips: Band;
  readonly blocks: readonly HeatBlock[];
  /** The outlines of the cells. */
  readonly boxes: readonly Box[];
  /** One a state, at the middle of its strips in the first column. */
  readonly letters: readonly TextMark[];
  readonly guesses: readonly GuessMark[];
  readonly norms: readonly NormMark[];
  /** The ends of the scale of the norms; null forward. */
  readonly ends: { readonly topPx: number; readonly bottomPx: number } | null;
}

export interface CompareLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly axis: TimeAxis;
  readonly rows: readonly CompareRow[];
  readonly reads: readonly ReadMark[];
  /** Over a decoder, where each cell reads what it said itself. */
  readonly own: TextMark | null;
  readonly norms: NormScale | null;
}

const headLinePx = 22;
const labelPx = 11;

interface Parts {
  readonly head: Band;
  readonly guesses: Band;
  readonly strips: Band;
  readonly norms: Band;
}

/** A row's height shared out: its head, the guesses with their losses, the strips, and backward the norms under them. */
function partsOf(topPx: number, heightPx: number, direction: Direction): Parts {
  const head = { topPx, bottomPx: topPx + headLinePx };
  const guessesPx = direction === 'forward' ? Math.min(44, Math.max(24, heightPx * 0.3)) : 0;
  const rest = heightPx - headLinePx - guessesPx;
  const normsPx = direction === 'forward' ? 0 : rest * 0.5;
  const guesses = { topPx: head.bottomPx, bottomPx: head.bottomPx + guessesPx };
  const strips = { topPx: guesses.bottomPx, bottomPx: guesses.bottomPx + rest - normsPx };
  return { head, guesses, strips, norms: { topPx: strips.bottomPx + 4, bottomPx: strips.bottomPx + normsPx } };
}

interface Placed {
  readonly state: StateName;
  readonly box: Box;
}

/** The states of a cell side by side, in its column of the axis. */
function placeStates(states: readonly StateName[], { xPx, widthPx }: TimeColumn, { topPx, bottomPx }: Band): readonly Placed[] {
  const gapPx = Math.min(4, widthPx * 0.08);
  const eachPx = (widthPx - gapPx * (states.length - 1)) / states.length;
  return states.map((state, index) => ({
    state,
    box: { xPx: xPx + index * (eachPx + gapPx), yPx: topPx, widthPx: eachPx, heightPx: bottomPx - topPx },
  }));
}

/** One list a state, however thin its rows: folded, it would look like two states beside those of another cell. */
function blockOf(values: Float64Array, box: Box, scale: ColourScale): HeatBlock {
  const rows = values.length;
  return { ...box, rows, columns: 1, values, scale, gapPx: box.heightPx / rows >= 4 ? 1 : 0 };
}

function normsOf(answer: Answer, layer: number, axis: TimeAxis, band: Band, scale: NormScale): readonly NormMark[] {
  const states = statesOf(answer, layerIn(answer, layer));
  const norms = new Map(states.map((state) => [state, gradientNorms(answer, layer, state)]));
  const before = new Map(states.map((state) => [state, formerNorms(answer, layer, state)]));
  return axis.columns.flatMap((column) =>
    placeStates(states, column, band).map(({ state, box }): NormMark => {
      const norm = norms.get(state)?.[column.step] ?? Number.NaN;
      const share = scale.share(norm);
      const heightPx = Math.max(1, box.heightPx * (share ?? 0));
      const bar = share === null || Number.isNaN(norm) ? null : { ...box, yPx: box.yPx + box.heightPx - heightPx, heightPx };
      const former = scale.share(before.get(state)?.[column.step] ?? 0);
      const formerPx = former === null ? null : box.yPx + box.heightPx - Math.max(1, box.heightPx * former);
      return { step: column.step, state, norm, box, bar, formerPx };
    }),
  );
}

/** The columns that a network needs: one that goes on by itself may end sooner than others. */
function columnsFor(answer: Answer, axis: TimeAxis): TimeAxis {
  const steps = answer.losses.data.length;
  return { ...axis, columns: axis.columns.filter(({ step }) => step < steps) };
}

function layoutRow(input: CompareInput, compared: ComparedCell, whole: TimeAxis, parts: Parts, norms: NormScale | null): CompareRow {
  const { cell, answer } = compared;
  const axis = answer ? columnsFor(answer, whole) : whole;
  const { direction, layer, notation } = input;
  const boxes = axis.columns.map(({ xPx, widthPx }) => ({
    xPx: xPx - 3,
    yPx: parts.strips.topPx - 3,
    widthPx: widthPx + 6,
    heightPx: parts.strips.bottomPx - parts.strips.topPx + 6,
  }));
  const empty = {
    cell,
    headPx: parts.head.topPx,
    strips: parts.strips,
    boxes,
    blocks: [],
    letters: [],
    guesses: [],
    norms: [],
    ends: null,
  };
  if (!answer) return empty;
  const scales = scalesOf(input);
  const states = statesOf(answer, layerIn(answer, layer));
  const placed = axis.columns.map((column) => ({ step: column.step, states: placeStates(states, column, parts.strips) }));
  const middlePx = (parts.strips.topPx + parts.strips.bottomPx) / 2 + 5;
  const name = states.map((state) => letterOf(state, notation)).join(' ');
  return {
    ...empty,
    blocks: placed.flatMap(({ step, states: at }) =>
      at.map(({ state, box }) => blockOf(stateAt(answer, layer, state, step, input), box, scales[state])),
    ),
    letters: [{ text: direction === 'forward' ? name : `∂ ${name}`, xPx: axis.startPx - 6, yPx: middlePx, sizePx: 14, anchor: 'end' }],
    guesses: direction === 'forward' ? layoutGuesses(answer, axis, parts.guesses) : [],
    norms: norms ? normsOf(answer, layer, axis, parts.norms, norms) : [],
    ends: norms ? parts.norms : null,
  };
}

/** A row is never flatter, also for the moment in which the figure has yet to get its room: what is in it would have no height. */
const flattestPx = 62;

/** Everything that the comparison shows, placed; a pure function of the answers, the scene and the size. */
export function layoutCompare(input: CompareInput): CompareLayout {
  const { cells, widthPx, heightPx, step, steps, zoom, direction } = input;
  const read = cells.find(({ answer }) => answer !== null)?.answer;
  const leastPx = read ? taskOf(read.scene.model).columnPx : undefined;
  const axis = layoutTimeAxis({ widthPx, steps, focus: step, zoom, leastPx, breakBefore: input.breakBefore });
  const signs = input.signs.map((sign) => cutSign(sign, axis.pitchPx));
  const roomPx = heightPx - readsPx;
  const pitchPx = Math.max(flattestPx, (roomPx + rowGapPx) / Math.max(1, cells.length));
  const norms = direction === 'backward' ? compareNorms(cells, input.layer) : null;
  const sizeOfRead = readSizeOf(signs, axis.pitchPx, Math.min(22, axis.pitchPx * 0.7));
  const readMark = (at: number, centrePx: number, text: string): ReadMark => ({
    step: at,
    text,
    xPx: centrePx,
    yPx: heightPx - 9,
    sizePx: sizeOfRead(text),
    anchor: 'middle',
  });
  const own = axis.columns.find(({ step: at }) => input.breakBefore !== undefined && at >= input.breakBefore);
  return {
    widthPx,
    heightPx,
    axis,
    norms,
    rows: cells.map((compared, index) => layoutRow(input, compared, axis, partsOf(index * pitchPx, pitchPx - rowGapPx, direction), norms)),
    reads: axis.columns
      .filter(({ step: at }) => at < (own?.step ?? steps))
      .map(({ step: at, centrePx }) => readMark(at, centrePx, signs[at] ?? '')),
    own: own ? { text: 'each reads what it said', xPx: own.xPx, yPx: heightPx - 9, sizePx: labelPx, anchor: 'start' } : null,
  };
}

/** Left edge of the labels beside the columns. */
export function labelEdge(axis: TimeAxis, widthPx: number): number {
  return axis.startPx - guttersOf(widthPx).leftPx + 1;
}

import type { Quantity } from '../../engine/recording';
import { timeSpanOf } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Direction } from '../../store/scene';
import { type ColourScale, extentOf } from '../../ui/colour';
import type { HeatBlock } from '../../ui/heat.layout';
import { axisOf, type TimeAxis, type TimeColumn } from '../../ui/timeAxis';
import { formerRows, gates, rowsOf } from './contents';
import type { UnitRows } from './sortUnits';

export interface Frame {
  readonly topPx: number;
  readonly heightPx: number;
}

/** A heat map of units (from top to bottom in `order`) × steps. */
export interface HeatMap extends Frame {
  readonly quantity: Quantity;
  readonly blocks: readonly HeatBlock[];
}

const gapFromPx = 4;

/** Columns side by side; a new run begins behind a gap in the axis, as between the halves of an encoder–decoder. */
function runsOf({ columns, pitchPx }: TimeAxis): readonly (readonly TimeColumn[])[] {
  const runs: TimeColumn[][] = [];
  columns.forEach((column, index) => {
    const before = columns[index - 1];
    const follows = before && column.xPx - before.xPx < pitchPx + 1;
    if (follows) runs.at(-1)?.push(column);
    else runs.push([column]);
  });
  return runs;
}

/** The visible steps as columns, as wide as the cells above them in the graph. */
export function layoutHeatMap(
  rows: UnitRows,
  quantity: Quantity,
  scale: ColourScale,
  order: readonly number[],
  axis: TimeAxis,
  frame: Frame,
): HeatMap {
  if (rows.units === 0) return { ...frame, quantity, blocks: [] };
  const gapPx = frame.heightPx / rows.units >= gapFromPx ? 1 : 0;
  const blocks = runsOf(axis).map((columns): HeatBlock => {
    const { step: from = 0, xPx = 0, widthPx = 0 } = columns[0] ?? {};
    const room = { xPx, yPx: frame.topPx, widthPx: axis.pitchPx * columns.length, heightPx: frame.heightPx };
    const stride = { first: from * rows.units, perRow: 1, perColumn: rows.units };
    const cells = { rows: rows.units, columns: columns.length, values: rows.values, stride, order };
    return { ...room, ...cells, scale, gapPx, columnGapPx: axis.pitchPx - widthPx };
  });
  return { ...frame, quantity, blocks };
}

/** The unit at a height of a heat map; null above and below it. */
export function unitAt(map: Frame, order: readonly number[], yPx: number): number | null {
  const row = Math.floor(((yPx - map.topPx) / map.heightPx) * order.length);
  return row >= 0 && row < order.length ? (order[row] ?? null) : null;
}

/** Top and height of a unit's row. */
export function rowFrame(map: Frame, order: readonly number[], unit: number): Frame | null {
  const row = order.indexOf(unit);
  const heightPx = map.heightPx / order.length;
  return row === -1 ? null : { topPx: map.topPx + row * heightPx, heightPx };
}

export interface LinePoint {
  readonly step: number;
  readonly xPx: number;
  readonly yPx: number;
  readonly value: number;
}

export interface UnitLine {
  readonly quantity: Quantity;
  readonly points: readonly LinePoint[];
  /** As it was before a change by hand, as far as that run went; null where nothing was changed. */
  readonly former: readonly LinePoint[] | null;
  /** Where its letter stands, right of the last point; null where letters would lie on each other. */
  readonly letterPx: number | null;
}

export interface UnitLines extends Frame {
  readonly lines: readonly UnitLine[];
  readonly zeroPx: number;
  /** The value at the top edge; its negative at the bottom, unless everything drawn is a gate. */
  readonly high: number;
  readonly low: number;
}

const letterGapPx = 11;
const leastLetterGapPx = 9;

/** Letters keep the order of their lines' ends and stay inside the frame, at least one line of type apart. */
export function spreadLetters(wanted: readonly number[], { topPx, heightPx }: Frame): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const gap = Math.min(letterGapPx, heightPx / Math.max(1, wanted.length));
  const placed = [...wanted];
  let lowest = topPx + gap / 2;
  for (const index of order) {
    placed[index] = Math.max(lowest, wanted[index] ?? 0);
    lowest = (placed[index] ?? 0) + gap;
  }
  let highest = topPx + heightPx - gap / 2;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(highest, placed[index] ?? 0);
    highest = (placed[index] ?? 0) - gap;
  }
  return placed;
}

type Course = readonly Omit<LinePoint, 'yPx'>[];

function courseOf({ units, steps, values }: UnitRows, unit: number, axis: TimeAxis): Course {
  const columns = axis.columns.filter(({ step }) => step < steps);
  return columns.map(({ step, centrePx }) => ({ step, xPx: centrePx, value: values[step * units + unit] ?? 0 }));
}

/** One unit's course through time, a line for each quantity, on one scale; beside it the course before a change by hand. */
export function layoutLines(
  answer: Answer,
  layer: number,
  unit: number,
  quantities: readonly Quantity[],
  direction: Direction,
  axis: TimeAxis,
  frame: Frame,
): UnitLines {
  const courses = quantities.map((quantity) => {
    const before = formerRows(answer, layer, quantity, direction);
    return {
      quantity,
      points: courseOf(rowsOf(answer, layer, quantity, direction), unit, axis),
      former: before && courseOf(before, unit, axis),
    };
  });
  const all = courses.flatMap(({ points, former }) => [...points, ...(former ?? [])].map(({ value }) => value));
  const high = extentOf(all, direction === 'forward' ? 1 : 0) || 1;
  const low = direction === 'forward' && quantities.every((quantity) => gates.has(quantity)) ? 0 : -high;
  const yOf = (value: number) => frame.topPx + ((high - value) / (high - low)) * frame.heightPx;
  const ends = courses.map(({ points }) => yOf(points.at(-1)?.value ?? 0));
  const roomy = frame.heightPx >= leastLetterGapPx * quantities.length;
  const letters = spreadLetters(ends, frame);
  const place = (course: Course) => course.map((point) => ({ ...point, yPx: yOf(point.value) }));
  const lines = courses.map(({ quantity, points, former }, index) => ({
    quantity,
    points: place(points),
    former: former && place(former),
    letterPx: roomy ? (letters[index] ?? 0) : null,
  }));
  return { ...frame, lines, zeroPx: yOf(0), high, low };
}

export interface GatesLayout {
  readonly axis: TimeAxis;
  /** One a quantity that is shown, from top to bottom. */
  readonly maps: readonly Frame[];
  readonly lines: Frame | null;
}

const mapGapPx = 3;
/** Below this many maps of one panel leave no room for lines. */
const leastForBothPx = 150;

/** Maps share the room evenly. */
function stack(topPx: number, roomPx: number, count: number): readonly Frame[] {
  const pitchPx = (roomPx + mapGapPx) / count;
  return Array.from({ length: count }, (_, index) => ({ topPx: topPx + index * pitchPx, heightPx: pitchPx - mapGapPx }));
}

export interface GatesViewing {
  readonly step: number;
  readonly zoom: number;
  readonly hasUnit: boolean;
  /** How many quantities are shown one below the other. */
  readonly count: number;
}

/** Heat maps take the room, or leave some of it (one map: more than half) to the lines of a singled-out unit. */
export function layoutGates(
  answer: Answer,
  size: { readonly widthPx: number; readonly heightPx: number },
  view: GatesViewing,
): GatesLayout {
  const axis = axisOf(timeSpanOf(answer), { widthPx: size.widthPx, focus: view.step, zoom: view.zoom });
  const roomPx = Math.max(20, size.heightPx - 6);
  const hasLines = view.hasUnit && (view.count === 1 || roomPx >= leastForBothPx);
  const mapsPx = hasLines ? Math.max(18, roomPx * (view.count === 1 ? 0.44 : 0.62)) : roomPx;
  const linesTop = 2 + mapsPx + 8;
  return {
    axis,
    maps: stack(2, mapsPx, view.count),
    lines: hasLines ? { topPx: linesTop, heightPx: Math.max(14, size.heightPx - linesTop - 4) } : null,
  };
}

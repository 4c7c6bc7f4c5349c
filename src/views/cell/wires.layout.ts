import type { Box } from '../../ui/box';
import type { Diagram, Stop, Wire } from './diagram';
import type { WireMark } from './marks';

interface Point {
  readonly xPx: number;
  readonly yPx: number;
}

/** Where columns, rows and ports are, and how far a wire must stay away from a node's middle. */
export interface Grid {
  readonly xOf: (column: number) => number;
  readonly yOf: (row: string) => number;
  readonly portPx: number;
  /** What a wire may not cross of a node: its mark with its number. */
  readonly outlineOf: (node: string) => Box;
  readonly centreOf: (node: string) => Point;
}

const headLengthPx = 5.5;
const headHalfPx = 3.2;

function pointOf(stop: Stop, grid: Grid): Point {
  const shift = (stop.port ?? 0) * grid.portPx;
  if ('node' in stop) {
    const centre = grid.centreOf(stop.node);
    return { xPx: centre.xPx + shift, yPx: centre.yPx };
  }
  return { xPx: grid.xOf(stop.column) + shift, yPx: grid.yOf(stop.row) };
}

/** Wires run along the axes: where two points differ in both, the wire first goes sideways if it leaves a corner, else up or down. */
function square(points: readonly Point[]): readonly Point[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (!before || before.xPx === point.xPx || before.yPx === point.yPx) return [point];
    return [{ xPx: point.xPx, yPx: before.yPx }, point];
  });
}

/** The end of a wire moves from the node's middle to its edge, on the side of the neighbouring point. */
function meet(stop: Stop, end: Point, neighbour: Point, grid: Grid): Point {
  if (!('node' in stop)) return end;
  const box = grid.outlineOf(stop.node);
  if (neighbour.yPx === end.yPx) return { ...end, xPx: neighbour.xPx < end.xPx ? box.xPx : box.xPx + box.widthPx };
  return { ...end, yPx: neighbour.yPx < end.yPx ? box.yPx : box.yPx + box.heightPx };
}

/** The points of a wire, from the edge of what it leaves to the edge of what it enters. */
export function traceWire({ path }: Wire, grid: Grid): readonly Point[] {
  const points = square(path.map((stop) => pointOf(stop, grid)));
  const [first, last] = [path[0], path.at(-1)];
  const [start, second] = [points[0], points[1]];
  const [end, beforeEnd] = [points.at(-1), points.at(-2)];
  if (!first || !last || !start || !second || !end || !beforeEnd) return points;
  return [meet(first, start, second, grid), ...points.slice(1, -1), meet(last, end, beforeEnd, grid)];
}

function head(tip: Point, from: Point): string {
  const along = { xPx: Math.sign(tip.xPx - from.xPx), yPx: Math.sign(tip.yPx - from.yPx) };
  const back = { xPx: tip.xPx - along.xPx * headLengthPx, yPx: tip.yPx - along.yPx * headLengthPx };
  const side = { xPx: along.yPx * headHalfPx, yPx: along.xPx * headHalfPx };
  return `M${tip.xPx} ${tip.yPx}L${back.xPx + side.xPx} ${back.yPx + side.yPx}L${back.xPx - side.xPx} ${back.yPx - side.yPx}Z`;
}

/** One wire as a path; backward, its arrow stands at the end where it started. */
export function layOutWire(wire: Wire, grid: Grid, backward: boolean): Omit<WireMark, 'label'> {
  const points = traceWire(wire, grid);
  const [start, second] = [points[0], points[1]];
  const [end, beforeEnd] = [points.at(-1), points.at(-2)];
  const path = points.map(({ xPx, yPx }, index) => `${index === 0 ? 'M' : 'L'}${xPx} ${yPx}`).join('');
  const branches = wire.path[0] !== undefined && !('node' in wire.path[0]) && start !== undefined;
  const tips = backward ? [start, second] : [end, beforeEnd];
  const [tip, from] = tips;
  return {
    key: wire.key,
    ...(wire.carries === undefined ? {} : { carries: wire.carries }),
    hue: wire.hue,
    style: wire.style,
    path,
    head: wire.arrow && tip && from && !(backward && (wire.style === 'tap' || wire.style === 'peephole')) ? head(tip, from) : null,
    dot: branches ? start : null,
  };
}

/** Columns are as wide as the figure allows, with half a column on either side for the states that come in and go out. */
export function columnsOf(diagram: Diagram, widthPx: number): { readonly widthPx: number; readonly xOf: (column: number) => number } {
  const columnPx = widthPx / diagram.columns;
  return { widthPx: columnPx, xOf: (column) => (column + 0.5) * columnPx };
}

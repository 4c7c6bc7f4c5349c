import type { Box } from '../../ui/box';
import { runsOf } from '../../ui/mathRuns';
import { weightSymbol } from '../../ui/notation';
import type { Wire } from './diagram';
import { type CellMarks, type OperatorMark, overlap, solidBoxes, symbolBox, type SymbolMark, textBox, type TextMark } from './marks';
import type { Frame } from './nodes.layout';
import { type Grid, traceWire } from './wires.layout';

/** The names of operators and weights: each stands where it fits among all that is drawn, and is left out where it does not. */

const wordPx = 11;
/** Smaller where columns are narrow. */
const weightPx = (columnPx: number) => (columnPx < 110 ? 11.5 : 12.5);
/** Half of what a line takes of the figure, with a little air. */
const lineHalfPx = { rail: 2.5, wire: 1.4, tap: 1.2, peephole: 1.2 } as const;
const airPx = 3;
const apartPx = 4;
/** From the head of a wire down to its name. */
const usualPx = 15;
const highestPx = 12;

function lineBox(a: { xPx: number; yPx: number }, b: { xPx: number; yPx: number }, halfPx: number): Box {
  return {
    xPx: Math.min(a.xPx, b.xPx) - halfPx,
    yPx: Math.min(a.yPx, b.yPx) - halfPx,
    widthPx: Math.abs(a.xPx - b.xPx) + 2 * halfPx,
    heightPx: Math.abs(a.yPx - b.yPx) + 2 * halfPx,
  };
}

function wireBoxes(wire: Wire, grid: Grid): readonly Box[] {
  const points = traceWire(wire, grid);
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    return before ? [lineBox(before, point, lineHalfPx[wire.style])] : [];
  });
}

function frameBoxes({ xPx, yPx, widthPx, heightPx }: Box): readonly Box[] {
  const [left, right, top, bottom] = [xPx, xPx + widthPx, yPx, yPx + heightPx];
  const corners = [
    { xPx: left, yPx: top },
    { xPx: right, yPx: top },
    { xPx: right, yPx: bottom },
    { xPx: left, yPx: bottom },
  ] as const;
  const [a, b, c, d] = corners;
  return [lineBox(a, b, 0.5), lineBox(b, c, 0.5), lineBox(c, d, 0.5), lineBox(d, a, 0.5)];
}

/** Places that are taken; what finds one takes it, and names keep apart so that two do not read as one. */
function makeRoom({ widthPx, heightPx }: CellMarks, drawn: readonly Box[]) {
  const named: Box[] = [];
  const isFree = (box: Box) =>
    box.xPx >= 0 &&
    box.yPx >= 0 &&
    box.xPx + box.widthPx <= widthPx &&
    box.yPx + box.heightPx <= heightPx &&
    ![...drawn, ...named].some((other) => overlap(box, other));
  return <Mark>(wished: readonly Mark[], boxOf: (mark: Mark) => Box): Mark | null => {
    const found = wished.find((mark) => isFree(boxOf(mark))) ?? null;
    if (found) {
      const { xPx, widthPx: wide, ...box } = boxOf(found);
      named.push({ ...box, xPx: xPx - apartPx, widthPx: wide + 2 * apartPx });
    }
    return found;
  };
}

/** Right above the line, where there is room; else on another side of the operator, or beside what leads up from it. */
function wordPlaces(text: string, { box }: OperatorMark): readonly TextMark[] {
  const middle = { xPx: box.xPx + box.widthPx / 2, yPx: box.yPx + box.heightPx / 2 };
  const sidesAt = (yPx: number, awayPx: number): readonly TextMark[] => [
    { text, sizePx: wordPx, yPx, xPx: middle.xPx + awayPx, anchor: 'start' },
    { text, sizePx: wordPx, yPx, xPx: middle.xPx - awayPx, anchor: 'end' },
  ];
  const besidePx = box.widthPx / 2 + 5;
  return [...sidesAt(middle.yPx - 7, besidePx), ...sidesAt(middle.yPx + 14, besidePx), ...sidesAt(box.yPx - 4, airPx + 1)];
}

/** Beside the head of its wire, or further down along it; over a wire that lies flat. */
function weightPlaces(wire: Wire, { notation, answer, sight, sizes }: Frame, grid: Grid): readonly SymbolMark[] {
  const { weight } = wire;
  if (!weight) return [];
  if (weight.role === 'V' && (sight.layer < answer.spec.layers.length || !answer.spec.head)) return [];
  const runs = runsOf(weightSymbol(notation, weight.role, weight.gate ?? undefined));
  const points = traceWire(wire, grid);
  const [start, end] = [points[0], points.at(-1)];
  if (!start || !end) return [];
  const mark = { runs, sizePx: weightPx(sizes.columnPx) };
  if (start.yPx === end.yPx) return [{ ...mark, anchor: 'middle', xPx: (start.xPx + end.xPx) / 2, yPx: start.yPx - 7 }];
  const isLeft = weight.role === 'U' && answer.spec.layers[sight.layer - 1]?.cell !== 'rnn';
  const side = isLeft ? ({ anchor: 'end', xPx: end.xPx - airPx } as const) : ({ anchor: 'start', xPx: end.xPx + airPx } as const);
  const roomPx = weight.role === 'V' ? 0 : start.yPx - 4 - (end.yPx + usualPx);
  const lower = Array.from({ length: Math.max(0, Math.floor(roomPx / 2)) }, (_, index) => usualPx + 2 * (index + 1));
  return [usualPx, highestPx, ...lower].map((downPx) => ({ ...mark, ...side, yPx: end.yPx + downPx }));
}

/** The marks of a cell with all the names that fit among them. */
export function labelCell(marks: CellMarks, frame: Frame, grid: Grid): CellMarks {
  const { diagram } = frame;
  const place = makeRoom(marks, [
    ...solidBoxes(marks).map(({ box }) => box),
    ...diagram.wires.flatMap((wire) => wireBoxes(wire, grid)),
    ...frameBoxes(marks.frame),
  ]);
  const wires = marks.wires.map((mark, index) => {
    const wire = diagram.wires[index];
    return wire ? { ...mark, label: place(weightPlaces(wire, frame, grid), symbolBox) } : mark;
  });
  const words = new Map(diagram.nodes.flatMap((node) => (node.kind === 'operator' && node.word ? [[node.id, node.word] as const] : [])));
  const operators = marks.operators.map((mark) => {
    const word = words.get(mark.id);
    return word ? { ...mark, word: place(wordPlaces(word, mark), textBox) } : mark;
  });
  return { ...marks, wires, operators };
}

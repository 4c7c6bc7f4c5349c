/**
 * The one time axis that the graph and every panel under it share: a column is a time step. Pure; all lengths in CSS pixels.
 * Long texts show a window of whole columns, so that nothing is ever cut in half. It turns like a page: while the step in view moves
 * within it, nothing else moves.
 */

/** What is laid along the axis. */
export interface TimeSpan {
  readonly steps: number;
  /** What a column needs at its natural width, where it holds more than a letter. */
  readonly leastPx?: number | undefined;
  /** The first step of another part of the network: what crosses over to it gets room. */
  readonly breakBefore?: number | undefined;
}

export interface TimeView {
  readonly widthPx: number;
  /** The step that stays in view, from 0. */
  readonly focus: number;
  /** 1: the natural width of a column. */
  readonly zoom: number;
}

export interface TimeAxisInput extends TimeSpan, TimeView {}

export interface TimeColumn {
  readonly step: number;
  /** Left edge and width of what is drawn in the column (a cell, a heat map's column); the rest of the pitch is room for arrows. */
  readonly xPx: number;
  readonly widthPx: number;
  readonly centrePx: number;
}

export interface TimeAxis {
  readonly pitchPx: number;
  /** Where the first visible column's share of the axis starts and the last one's ends. */
  readonly startPx: number;
  readonly endPx: number;
  readonly columns: readonly TimeColumn[];
  /** The room between two parts of the network, where both are in the window. */
  readonly gap: { readonly xPx: number; readonly widthPx: number } | null;
  /** Steps before and after the window. */
  readonly earlier: number;
  readonly later: number;
}

/** Few columns share a wide stage, as far as they stay columns. */
const widestPitch = 150;
const widestShare = 0.2;
/** A natural column still holds a letter, a strip and a probability. */
const narrowestNaturalPitch = 32;
/** Zoomed out, it holds a letter. */
const narrowestPitch = 13;
/** Share of the pitch that the cell takes; the look's 98 of 140. */
const cellShare = 0.7;
const widestCell = 190;
/** Between two parts of the network. */
const breakPx = 46;
const narrowBreakPx = 24;

export interface Gutters {
  readonly leftPx: number;
  readonly rightPx: number;
}

/** Room for the labels beside the columns. */
export function guttersOf(widthPx: number): Gutters {
  return widthPx < 560 ? { leftPx: 36, rightPx: 8 } : { leftPx: 72, rightPx: 24 };
}

function breakWidth({ widthPx, steps, breakBefore }: TimeAxisInput): number {
  if (breakBefore === undefined || breakBefore <= 0 || breakBefore >= steps) return 0;
  return widthPx < 560 ? narrowBreakPx : breakPx;
}

/** What the columns share. */
function roomFor(input: TimeAxisInput): number {
  const { leftPx, rightPx } = guttersOf(input.widthPx);
  return Math.max(narrowestPitch, input.widthPx - leftPx - rightPx - breakWidth(input));
}

function pitchOf(input: TimeAxisInput): number {
  const { steps, zoom, leastPx = narrowestNaturalPitch } = input;
  const available = roomFor(input);
  const shared = available / Math.max(1, steps);
  const natural = Math.min(Math.max(widestPitch, input.widthPx * widestShare), Math.max(leastPx, shared));
  // Of a long text, zooming out shows more columns until all are in sight, and then leaves no room empty.
  const least = Math.max(narrowestPitch, shared < natural ? shared : 0);
  const wanted = Math.min(available, Math.max(least, natural * zoom));
  const capacity = Math.max(1, Math.floor(available / wanted + 1e-9));
  return capacity >= steps ? wanted : available / capacity;
}

/** Columns before and after the step in view that stay visible, as far as there are any: no page ends where the learner looks. */
function marginOf(shown: number): number {
  return shown >= 8 ? 2 : shown >= 3 ? 1 : 0;
}

/** First step of the page that holds `focus`; pages overlap by their margins. */
function firstStep(focus: number, shown: number, steps: number): number {
  const margin = marginOf(shown);
  const stride = shown - 2 * margin;
  const page = Math.max(0, Math.floor((focus - margin) / stride));
  return Math.min(page * stride, steps - shown);
}

function shownOf(input: TimeAxisInput, pitchPx: number): number {
  return Math.min(input.steps, Math.max(1, Math.floor(roomFor(input) / pitchPx + 1e-9)));
}

export function layoutTimeAxis(input: TimeAxisInput): TimeAxis {
  const { widthPx, steps } = input;
  const { leftPx } = guttersOf(widthPx);
  const available = roomFor(input);
  const pitchPx = pitchOf(input);
  const shown = shownOf(input, pitchPx);
  const first = firstStep(input.focus, shown, steps);
  const startPx = leftPx + Math.max(0, available - shown * pitchPx) / 2;
  const cellPx = Math.min(widestCell, pitchPx * cellShare);
  const before = (input.breakBefore ?? 0) - first;
  const gapPx = before > 0 && before < shown ? breakWidth(input) : 0;
  const columns = Array.from({ length: shown }, (_, index): TimeColumn => {
    const centrePx = startPx + (index + 0.5) * pitchPx + (index < before ? 0 : gapPx);
    return { step: first + index, xPx: centrePx - cellPx / 2, widthPx: cellPx, centrePx };
  });
  const gap = gapPx > 0 ? { xPx: startPx + before * pitchPx, widthPx: gapPx } : null;
  return { pitchPx, startPx, endPx: startPx + shown * pitchPx + gapPx, columns, gap, earlier: first, later: steps - shown - first };
}

const known = new WeakMap<TimeSpan, Map<string, TimeAxis>>();
/** As many as a width that is dragged leaves behind before they are forgotten. */
const mostKnown = 32;

/** The axis of a span. Within a page it is one and the same object for all who share it: nothing on it follows from the step in view. */
export function axisOf(span: TimeSpan, view: TimeView): TimeAxis {
  const input = { ...span, ...view };
  const page = firstStep(view.focus, shownOf(input, pitchOf(input)), span.steps);
  const axes = known.get(span) ?? new Map<string, TimeAxis>();
  const name = `${view.widthPx} ${view.zoom} ${page}`;
  const axis = axes.get(name) ?? layoutTimeAxis(input);
  if (axes.size >= mostKnown) axes.clear();
  known.set(span, axes.set(name, axis));
  return axis;
}

/** A position as it would be without the room between the parts; that room belongs to the part before it. */
function closeGap({ gap }: TimeAxis, xPx: number): number {
  return gap && xPx > gap.xPx ? Math.max(gap.xPx - 1e-6, xPx - gap.widthPx) : xPx;
}

/** The column at a horizontal position, or null beside the axis. */
export function columnAt(axis: TimeAxis, xPx: number): TimeColumn | null {
  return axis.columns[Math.floor((closeGap(axis, xPx) - axis.startPx) / axis.pitchPx)] ?? null;
}

/** The nearest boundary between steps to a horizontal position: a boundary is named by the step after it. */
export function boundaryAt(axis: TimeAxis, xPx: number): number {
  const first = axis.columns[0]?.step ?? 0;
  const index = Math.round((closeGap(axis, xPx) - axis.startPx) / axis.pitchPx);
  return first + Math.min(Math.max(0, index), axis.columns.length);
}

/** A cell of the unrolled network. Steps from 0, layers from 1. */
export interface CellPlace {
  readonly step: number;
  readonly layer: number;
}

/**
 * The cell that is computed after this one, or null at the end. Forward: up through the layers of a step, then the next step; backward
 * the same way round: down through the layers, then one step back.
 */
export function nextPlace(
  { step, layer }: CellPlace,
  { steps, layers }: { readonly steps: number; readonly layers: number },
  direction: 'forward' | 'backward',
): CellPlace | null {
  const by = direction === 'forward' ? 1 : -1;
  if (layer + by >= 1 && layer + by <= layers) return { step, layer: layer + by };
  const next = step + by;
  return next >= 0 && next < steps ? { step: next, layer: direction === 'forward' ? 1 : layers } : null;
}

/** Where a pass begins. */
export function firstPlace(
  { steps, layers }: { readonly steps: number; readonly layers: number },
  direction: 'forward' | 'backward',
): CellPlace {
  return direction === 'forward' ? { step: 0, layer: 1 } : { step: steps - 1, layer: layers };
}

import { type ScaleLogarithmic, scaleLog } from 'd3-scale';
import { measuredLengths } from '../../data/recall/words';
import { powerOfTen } from '../../ui/format';
import { spreadLabels } from '../../ui/spreadLabels';
import { textWidth } from '../../ui/textWidth';
import { fewestLetters, type MemoryCurve, mostLetters, nearestLength } from './curves';
import { layoutLine, type LineMarks, type Place } from './line.layout';

export interface Tick {
  readonly text: string;
  readonly px: number;
}

export interface Plot {
  readonly leftPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

export interface Chart {
  readonly title: string;
  readonly plot: Plot;
  readonly lengthTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
  /** The cell on stage first, so that none is hidden under it. */
  readonly lines: readonly LineMarks[];
  /** Height of the line of chance, and where its name stands; null where there is none. */
  readonly chance: { readonly yPx: number; readonly labelPx: number } | null;
  /** Where the letters of the text on stage stand. */
  readonly markerPx: number;
}

/** What is named rightly, and how much gradient arrives. */
export interface MemoryLayout {
  readonly charts: readonly [Chart, Chart];
}

/** What the charts are drawn from. `chance`: the share that a guess names rightly; `letters`: of the text on stage. */
export interface MemoryInput {
  readonly curves: readonly MemoryCurve[];
  readonly chance: number | null;
  readonly letters: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export const labelPx = 11;
const margin = { leftPx: 44, topPx: 20, bottomPx: 22 } as const;
/** Between a chart and what stands at its right. */
export const besidePx = 12;
const labelHeightPx = 13;
const tickGapPx = 15;
const decadeGapPx = 20;
/** The two charts stand side by side from here on. */
export const sideBySidePx = 560;
const apartPx = 14;
/** The axis is named at its end. */
const axisName = 'letters';

/** Decades of the gradient: its foot never higher than the first, never lower than the second. */
const footExponents = { highest: -8, lowest: -12 } as const;

/** The end of a name that is too long to stand beside a line: what tells its network from the others. */
export const shortName = (name: string): string => name.split(', ').at(-1) ?? name;

/** From the smallest gradient to the largest, in whole decades. */
export function gradientDecades(curves: readonly MemoryCurve[]): { readonly foot: number; readonly top: number } {
  const exponents = curves
    .flatMap(({ points }) => points.map(({ gradient }) => Math.log10(gradient)))
    .filter((exponent) => Number.isFinite(exponent));
  const { highest, lowest } = footExponents;
  const foot = Math.max(lowest, Math.min(highest, 2 * Math.floor(Math.min(0, ...exponents) / 2)));
  return { foot, top: Math.max(foot + 2, exponents.length === 0 ? 0 : Math.ceil(Math.max(...exponents))) };
}

/** The foot and as many decades above it as have room for their labels; where that is none, the top. */
function decadeTicks({ foot, top }: { readonly foot: number; readonly top: number }, y: (exponent: number) => number): readonly Tick[] {
  const roomPx = y(foot) - y(top);
  const stride = [1, 2, 4, 5, 10, 20, 50].find((each) => (roomPx * each) / (top - foot) >= decadeGapPx) ?? 100;
  const all = Array.from({ length: top - foot }, (_, index) => foot + 1 + index);
  const above = all.filter((exponent) => exponent % stride === 0 && y(foot) - y(exponent) >= tickGapPx);
  return [foot, ...(above.length > 0 ? above : [top])].map((exponent) => ({
    text: exponent === 0 ? '1' : powerOfTen(exponent),
    px: y(exponent),
  }));
}

function percentTicks(plot: Plot, y: (share: number) => number): readonly Tick[] {
  const fits = (parts: number) => (plot.bottomPx - plot.topPx) / parts >= tickGapPx;
  const shares = fits(4) ? [0, 0.25, 0.5, 0.75, 1] : fits(2) ? [0, 0.5, 1] : [0, 1];
  return shares.map((share) => ({ text: `${100 * share}\u202f%`, px: y(share) }));
}

const scaleLetters = ({ leftPx, rightPx }: Plot): ScaleLogarithmic<number, number> =>
  scaleLog([fewestLetters, mostLetters], [leftPx, rightPx]).base(2).clamp(true);

/** A scale of whole doublings: 1 2 4 … 64. */
const doublings = measuredLengths.filter((length) => Number.isInteger(Math.log2(length)));

function layoutLines(curves: readonly MemoryCurve[], plot: Plot, yOf: (point: MemoryCurve['points'][number]) => number) {
  const x = scaleLetters(plot);
  const drawn = curves.toSorted((a, b) => Number(b.isOnStage) - Number(a.isOnStage));
  const lines = drawn.map(({ points }) => {
    const places = points.map((point): Place | null => {
      const yPx = yOf(point);
      return Number.isNaN(yPx) || yPx === -Infinity ? null : { xPx: x(point.length), yPx };
    });
    return layoutLine(places, plot.bottomPx);
  });
  const labels = spreadLabels(
    lines.map(({ endPx }) => endPx),
    labelHeightPx,
    plot.topPx,
    plot.bottomPx,
  );
  return drawn.map(({ rival, name, isOnStage, isFormer }, index): LineMarks => {
    const { path = '', points = [], beyond = [] } = lines[index] ?? {};
    const label = { text: shortName(name), xPx: plot.rightPx + besidePx, yPx: labels[index] ?? plot.bottomPx };
    return { rival, isOnStage, isFormer, path, points, beyond, label };
  });
}

/** Exactly 0 lies endlessly far down, beyond any foot. */
function layoutGradients(curves: readonly MemoryCurve[], plot: Plot) {
  const decades = gradientDecades(curves);
  const decadePx = (plot.bottomPx - plot.topPx) / (decades.top - decades.foot);
  const y = (exponent: number) => plot.bottomPx - (exponent - decades.foot) * decadePx;
  return { valueTicks: decadeTicks(decades, y), lines: layoutLines(curves, plot, ({ gradient }) => y(Math.log10(gradient))), chance: null };
}

function layoutShares({ curves, chance }: MemoryInput, plot: Plot) {
  const y = (share: number) => plot.bottomPx - share * (plot.bottomPx - plot.topPx);
  return {
    valueTicks: percentTicks(plot, y),
    lines: layoutLines(curves, plot, ({ right }) => y(right)),
    chance: chance === null ? null : { yPx: y(chance), labelPx: y(chance) - 4 },
  };
}

/** Rooms of the two charts: beside each other, or on a phone one below the other. */
function layoutPlots({ curves, widthPx, heightPx }: MemoryInput): readonly [Plot, Plot] {
  const beside = Math.max(...[axisName, ...curves.map(({ name }) => shortName(name))].map((text) => textWidth(text, labelPx)));
  const isSideBySide = widthPx >= sideBySidePx;
  const roomPx = isSideBySide ? (widthPx - apartPx) / 2 : widthPx;
  const tallPx = isSideBySide ? heightPx : (heightPx - apartPx) / 2;
  const plotAt = (xPx: number, yPx: number): Plot => ({
    leftPx: xPx + margin.leftPx,
    rightPx: Math.max(xPx + margin.leftPx + 40, xPx + roomPx - besidePx - beside),
    topPx: yPx + margin.topPx,
    bottomPx: yPx + Math.max(margin.topPx + 12, tallPx - margin.bottomPx),
  });
  return [plotAt(0, 0), isSideBySide ? plotAt(roomPx + apartPx, 0) : plotAt(0, tallPx + apartPx)];
}

/** Both charts over the same letters, all lengths in the figure's own pixels. */
export function layoutMemory(input: MemoryInput): MemoryLayout {
  const [first, second] = layoutPlots(input);
  const shared = (plot: Plot) => ({
    plot,
    lengthTicks: doublings.map((length) => ({ text: String(length), px: scaleLetters(plot)(length) })),
    markerPx: scaleLetters(plot)(Math.max(fewestLetters, input.letters)),
  });
  return {
    charts: [
      { title: 'first letter named rightly', ...shared(first), ...layoutShares(input, first) },
      { title: '‖∂L/∂x₁‖', ...shared(second), ...layoutGradients(input.curves, second) },
    ],
  };
}

/** Beside the plot a pointer still means its end. */
const reachPx = 10;

/** What of the figure belongs to a chart where it is pointed at: the plot, and its axis below. */
export function groundOf({ plot }: Chart): {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
} {
  const { leftPx, rightPx, topPx, bottomPx } = plot;
  return {
    xPx: leftPx - reachPx,
    yPx: topPx - reachPx,
    widthPx: rightPx - leftPx + 2 * reachPx,
    heightPx: bottomPx - topPx + reachPx + margin.bottomPx,
  };
}

/** The chart that a place belongs to; −1: none. */
export function chartAt({ charts }: MemoryLayout, { xPx, yPx }: Place): number {
  return charts.findIndex((chart) => {
    const ground = groundOf(chart);
    return xPx >= ground.xPx && xPx <= ground.xPx + ground.widthPx && yPx >= ground.yPx && yPx <= ground.yPx + ground.heightPx;
  });
}

/** The measured length nearest to a place along a chart. */
export function lengthAt({ plot }: Chart, xPx: number): number {
  return nearestLength(scaleLetters(plot).invert(xPx));
}

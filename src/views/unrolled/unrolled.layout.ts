import { showsChange } from '../../store/changes';
import { breakBefore, timeSpanOf } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { FlowKind } from '../../store/scene';
import { formatNumber } from '../../ui/format';
import { axisOf, guttersOf, type TimeAxis } from '../../ui/timeAxis';
import { type BackwardInput, layoutCut, layoutFlows, reachedStep, scaleFlows } from './backward';
import { type Band, layoutBands } from './bands';
import { layoutCells } from './cells.layout';
import { usedSteps } from './costSteps';
import { layoutCrossing } from './crossing';
import { layoutGutter } from './gutter';
import type { GraphScene, MomentLayout, OverviewMark, UnrolledLayout, WindowLayout, WindowScene } from './marks';
import { layoutLosses, layoutPredictions, layoutReads } from './outputs';
import { ease, rollColumns, rolledCellPx } from './rolling';
import { layoutWires } from './wires.layout';

/** What the marks of a window follow from: not the step in view. */
export interface WindowInput {
  readonly answer: Answer;
  readonly scene: WindowScene;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly kinds: ReadonlySet<FlowKind>;
}

export interface UnrolledInput extends WindowInput {
  readonly scene: GraphScene;
}

const lossRowPx = 18;

function splitCost(cost: Band): { readonly barPx: number; readonly losses: Band } {
  return { barPx: cost.topPx + 17, losses: { topPx: cost.bottomPx - lossRowPx, bottomPx: cost.bottomPx } };
}

function layoutOverview(axis: TimeAxis, steps: number, step: number, band: Band): OverviewMark | null {
  if (axis.earlier + axis.later === 0) return null;
  const widthPx = axis.endPx - axis.startPx;
  const at = (position: number) => axis.startPx + (position / steps) * widthPx;
  const yPx = band.topPx + 4;
  const last = axis.earlier + axis.columns.length;
  return {
    track: { xPx: axis.startPx, yPx, widthPx, heightPx: 1 },
    window: { xPx: at(axis.earlier), yPx: yPx - 1, widthPx: at(last) - at(axis.earlier), heightPx: 3 },
    currentPx: at(step + 0.5),
    label: { text: `steps ${axis.earlier}–${last - 1} of ${steps}`, xPx: axis.endPx, yPx: yPx + 14, sizePx: 11, anchor: 'end' },
  };
}

function highlightOf({ columns, bands, axis, rolled }: WindowLayout, step: number) {
  const current = columns.find((column) => column.step === step);
  if (!current) return null;
  const widthPx = Math.max(current.widthPx, Math.min(current.widthPx + 16, axis.pitchPx));
  const yPx = bands.cost.topPx;
  const heightPx = bands.reads.bottomPx - yPx;
  // Where there is one column only, none needs to be picked out.
  return { xPx: current.centrePx - widthPx / 2, yPx, widthPx, heightPx, presence: 1 - ease(rolled) };
}

function costBarOf(input: WindowInput, axis: TimeAxis, cost: Band) {
  const { answer, scene } = input;
  if (scene.direction === 'forward') return null;
  const used = usedSteps(scene.cost, answer.columns.length).filter((step) => Number.isFinite(answer.losses.data[step])).length;
  const share = used === 1 ? 'of one output' : `${answer.sequence ? 'sum' : 'mean'} of ${used}`;
  const none = answer.spec.head || answer.sequence?.lossWeights ? 'L uses no output' : 'no cost';
  const text = used === 0 ? none : `L = ${formatNumber(answer.loss)}, ${share}`;
  const { barPx } = splitCost(cost);
  // The bar draws together with the columns that hang from it.
  const halfPx = ((axis.endPx - axis.startPx) / 2) * (1 - ease(scene.rolled)) + rolledCellPx * ease(scene.rolled);
  const xPx = (axis.startPx + axis.endPx) / 2 - halfPx;
  return {
    box: { xPx, yPx: barPx - 1, widthPx: 2 * halfPx, heightPx: 2 },
    label: { text, xPx, yPx: barPx - 5, sizePx: 11, anchor: 'start' as const },
  };
}

function backwardMarks(input: WindowInput, parts: Omit<BackwardInput, 'costBarPx' | 'lossBand' | 'kinds' | 'showsChange'>) {
  const { answer, scene, kinds } = input;
  if (scene.direction === 'forward') return { flows: [], losses: [] };
  const { bands, columns, pitchPx } = parts;
  const { barPx, losses } = splitCost(bands.cost);
  return {
    flows: layoutFlows(
      { ...parts, costBarPx: barPx, lossBand: losses, kinds, showsChange: showsChange(answer, scene) },
      scaleFlows(answer),
    ),
    losses: layoutLosses(answer, scene.cost, columns, losses, pitchPx),
  };
}

/** The part of the time axis that the step in view lies in. */
export function windowAt({ answer, scene, widthPx }: Pick<UnrolledInput, 'answer' | 'scene' | 'widthPx'>): TimeAxis {
  return axisOf(timeSpanOf(answer), { widthPx, focus: scene.step, zoom: scene.zoom });
}

/** All that is in a window, placed. `front` is the step that lies on top where columns are rolled up; apart, it makes no difference. */
export function layoutWindow(input: WindowInput, axis: TimeAxis, front: number): WindowLayout {
  const { answer, scene, widthPx, heightPx } = input;
  const bands = layoutBands(heightPx, answer.spec.layers.length, answer.spec.head !== null);
  const columns = rollColumns(axis, front, scene.rolled);
  const gutterPx = axis.startPx - guttersOf(widthPx).leftPx * 0.42;
  const { rolled, notation, direction } = scene;
  const { pitchPx } = axis;
  const gapPx = pitchPx - (axis.columns[0]?.widthPx ?? 0);
  const parts = { bands, columns, gutterPx, answer, spec: answer.spec, rolled, notation, direction, pitchPx, gapPx };
  return {
    widthPx,
    heightPx,
    axis,
    bands,
    rolled,
    columns,
    cells: layoutCells({ answer, scene, axis, bands, columns }),
    wires: layoutWires(parts),
    predictions: layoutPredictions(answer, columns, bands.predictions, pitchPx),
    reads: layoutReads(answer, columns, bands.reads, pitchPx),
    costBar: costBarOf(input, axis, bands.cost),
    ...backwardMarks(input, parts),
    crossing: layoutCrossing({ answer, axis, bands, rolled, notation }),
    gutter: layoutGutter({ answer, scene, axis, bands, widthPx }),
  };
}

/** What picks out the step in view. */
export function layoutMoment(window: WindowLayout, { answer, scene }: Pick<UnrolledInput, 'answer' | 'scene'>): MomentLayout {
  const { axis, bands, columns, rolled } = window;
  const { step, direction, truncation } = scene;
  const reached = reachedStep(truncation, step, breakBefore(answer.columns));
  return {
    step,
    highlight: highlightOf(window, step),
    cut: direction === 'backward' ? layoutCut({ columns, bands, rolled, reached, startPx: axis.startPx }) : null,
    overview: layoutOverview(axis, answer.columns.length, step, bands.overview),
  };
}

/** Everything that the graph shows, placed. A pure function of the answer, the scene and the size; one number rolls it up. */
export function layoutUnrolled(input: UnrolledInput): UnrolledLayout {
  const step = Math.min(input.scene.step, input.answer.columns.length - 1);
  const shown = { ...input, scene: { ...input.scene, step } };
  const window = layoutWindow(shown, windowAt(shown), step);
  return { ...window, ...layoutMoment(window, shown) };
}

import { breakBefore } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { FlowKind } from '../../store/scene';
import { formatNumber } from '../../ui/format';
import { guttersOf, layoutTimeAxis, type TimeAxis } from '../../ui/timeAxis';
import { type BackwardInput, layoutCut, layoutFlows, reachedStep, scaleFlows } from './backward';
import { type Band, type Bands, layoutBands } from './bands';
import { layoutCells } from './cells.layout';
import { usedSteps } from './costSteps';
import { layoutCrossing } from './crossing';
import { layoutGutter } from './gutter';
import type { ColumnMark, GraphScene, OverviewMark, UnrolledLayout } from './marks';
import { layoutLosses, layoutPredictions, layoutReads } from './outputs';
import { ease, rollColumns, rolledCellPx } from './rolling';
import { layoutWires } from './wires.layout';

export interface UnrolledInput {
  readonly answer: Answer;
  readonly scene: GraphScene;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly kinds: ReadonlySet<FlowKind>;
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

function highlightOf(columns: readonly ColumnMark[], bands: Bands, pitchPx: number, rolled: number) {
  const current = columns.find((column) => column.current);
  if (!current) return null;
  const widthPx = Math.max(current.widthPx, Math.min(current.widthPx + 16, pitchPx));
  const yPx = bands.cost.topPx;
  const heightPx = bands.reads.bottomPx - yPx;
  // Where there is one column only, none needs to be picked out.
  return { xPx: current.centrePx - widthPx / 2, yPx, widthPx, heightPx, presence: 1 - ease(rolled) };
}

function costBarOf(input: UnrolledInput, axis: TimeAxis, cost: Band) {
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

function backwardMarks(input: UnrolledInput, parts: Omit<BackwardInput, 'costBarPx' | 'lossBand' | 'kinds'> & { readonly axis: TimeAxis }) {
  const { answer, scene, kinds } = input;
  if (scene.direction === 'forward') return { flows: [], cut: null, losses: [] };
  const { axis, bands, columns } = parts;
  const { barPx, losses } = splitCost(bands.cost);
  const reached = reachedStep(scene.truncation, scene.step, breakBefore(answer.columns));
  return {
    flows: layoutFlows({ ...parts, costBarPx: barPx, lossBand: losses, kinds }, scaleFlows(answer)),
    cut: layoutCut({ ...parts, reached, startPx: axis.startPx }),
    losses: layoutLosses(answer, scene.cost, columns, losses, axis.pitchPx),
  };
}

/** Everything that the graph shows, placed. A pure function of the answer, the scene and the size; one number rolls it up. */
export function layoutUnrolled(input: UnrolledInput): UnrolledLayout {
  const { answer, widthPx, heightPx } = input;
  const steps = answer.columns.length;
  const step = Math.min(input.scene.step, steps - 1);
  const scene = { ...input.scene, step };
  const axis = layoutTimeAxis({ widthPx, steps, focus: step, zoom: scene.zoom, breakBefore: breakBefore(answer.columns) });
  const bands = layoutBands(heightPx, answer.spec.layers.length, answer.spec.head !== null);
  const columns = rollColumns(axis, step, scene.rolled);
  const gutterPx = axis.startPx - guttersOf(widthPx).leftPx * 0.42;
  const { rolled, notation, direction } = scene;
  const parts = {
    axis,
    bands,
    columns,
    gutterPx,
    answer,
    spec: answer.spec,
    rolled,
    notation,
    direction,
    pitchPx: axis.pitchPx,
    gapPx: axis.pitchPx - (axis.columns[0]?.widthPx ?? 0),
  };
  return {
    widthPx,
    heightPx,
    axis,
    rolled,
    columns,
    highlight: highlightOf(columns, bands, axis.pitchPx, scene.rolled),
    cells: layoutCells({ answer, scene, axis, bands, columns }),
    wires: layoutWires(parts),
    predictions: layoutPredictions(answer, columns, bands.predictions, axis.pitchPx),
    reads: layoutReads(answer, columns, bands.reads, axis.pitchPx),
    readsBand: bands.reads,
    costBar: costBarOf({ ...input, scene }, axis, bands.cost),
    ...backwardMarks({ ...input, scene }, parts),
    crossing: layoutCrossing({ answer, axis, bands, rolled, notation }),
    gutter: layoutGutter({ answer, scene, axis, bands, widthPx }),
    foundPx: bands.reads.bottomPx - 3,
    overview: layoutOverview(axis, steps, step, bands.overview),
  };
}

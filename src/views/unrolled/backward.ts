import type { StateName } from '../../engine/recording';
import { vectorAt } from '../../engine/tensor';
import { hasOutput, tensorName } from '../../store/columns';
import { partAt } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { FlowKind, Scene } from '../../store/scene';
import { arrowHead, bendPath, lineBounds } from './arrows';
import { perObject } from '../../store/perObject';
import { type Band, railsOf } from './bands';
import type { ColumnMark, CutMark, FlowMark } from './marks';
import { type NormScale, normOf, scaleNorms, thicknessOf } from './norms';
import { railBetween, railPresence } from './rails.layout';
import { ease } from './rolling';
import type { WireInput } from './wireInput';

/** Backward arrows run beside the forward ones, so that both can be followed. */
const besidePx = 8;

/** Without an output layer the cost weighs h itself. */
function isWeighed({ columns, spec }: Answer, step: number): boolean {
  return spec.head === null && columns[step]?.output === 'used';
}

/** The run on stage, or the one in which nothing was changed by hand. */
type GradientRun = Pick<Answer, 'gradients' | 'flows'>;

/** Norm of ∂L/∂y at a step: what the cost sends to an output. */
function costNorm(answer: Answer, { gradients: { output, logits }, flows }: GradientRun, step: number): number {
  if (isWeighed(answer, step)) return flows.at(-1)?.fromAbove[step] ?? 0;
  const tensor = output ?? logits;
  return tensor && hasOutput(answer, step) && step < (tensor.shape[0] ?? 0) ? normOf(vectorAt(tensor, step)) : 0;
}

function allNorms(answer: Answer, run: GradientRun): readonly number[] {
  const costs = answer.columns.map((_, step) => costNorm(answer, run, step));
  return [...costs, ...run.flows.flatMap(({ h, c, fromAbove }) => [...h, ...(c ?? []), ...fromAbove])];
}

/** One scale for all arrows of the whole text, those before a change by hand included, so that scrolling changes no width. */
export const scaleFlows = perObject(
  (answer: Answer): NormScale => scaleNorms([...allNorms(answer, answer), ...(answer.unchanged ? allNorms(answer, answer.unchanged) : [])]),
);

/** Arrows whose norm changed by more than this factor, or from or to zero, stand out where the change is shown. */
export const muchChanged = 2;

export function isMuchChanged(norm: number, former: number): boolean {
  if (norm === 0 || former === 0) return norm !== former;
  return Math.max(norm / former, former / norm) > muchChanged;
}

/**
 * The gradient of each output goes back through `truncation` steps and no further. Of the output in view this is where it ends: the first
 * step that its gradient still reaches.
 */
export function reachedStep(truncation: number | null, step: number, decoderFrom = 0): number {
  if (truncation === null) return 0;
  const reached = Math.max(0, step - truncation + 1);
  // What passes the decoder's first step goes through the whole encoder.
  return reached < decoderFrom || (reached === decoderFrom && decoderFrom > 0) ? 0 : reached;
}

/** How many steps back a gradient goes when the cut of step `step` is put in front of step `boundary`; null: all of them. */
export function truncationAt(boundary: number, step: number): number | null {
  return boundary <= 0 ? null : Math.max(1, step - boundary + 1);
}

export interface BackwardInput extends WireInput {
  readonly costBarPx: number;
  readonly lossBand: Band;
  readonly kinds: ReadonlySet<FlowKind>;
  /** Whether arrows that changed much show what they were. */
  readonly showsChange: boolean;
}

/** The tail of the arrows that leave the cost. */
function dot(xPx: number, yPx: number): string {
  return `M${xPx - 2.5} ${yPx}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0`;
}

type Draft = Omit<FlowMark, 'thicknessPx' | 'tone' | 'before'>;

/** A norm in the run on stage, and in the one before a change by hand, as far as that went. */
function bothNorms(answer: Answer, step: number, of: (run: GradientRun) => number): Pick<FlowMark, 'norm' | 'former'> {
  const { unchanged } = answer;
  const hadStep = unchanged !== null && step < (unchanged.flows[0]?.h.length ?? 0);
  return { norm: of(answer), former: hadStep ? of(unchanged) : null };
}

function down(
  kind: FlowKind,
  column: ColumnMark,
  fromPx: number,
  toPx: number,
  rest: { weight: string | null; layer: number } & Pick<FlowMark, 'norm' | 'former'>,
): Draft {
  const x = column.centrePx + (kind === 'cost' ? 0 : Math.min(besidePx, column.widthPx * 0.3));
  return {
    ...rest,
    key: `${kind}${rest.layer}.${column.step}`,
    kind,
    state: null,
    step: column.step,
    path: `M${x} ${fromPx}L${x} ${toPx}`,
    head:
      kind === 'cost' ? `${dot(x, fromPx + 1)}${arrowHead(x, toPx, 'down', toPx - fromPx - 4)}` : arrowHead(x, toPx, 'down', toPx - fromPx),
    bounds: lineBounds(x, fromPx, x, toPx, 4),
    presence: column.presence,
  };
}

function downward(input: BackwardInput): Draft[] {
  const { answer, bands, columns, spec } = input;
  const top = spec.layers.length;
  return columns.flatMap((column) => {
    const { step } = column;
    const { part } = partAt(answer, step);
    const into = (layer: number) => bothNorms(answer, step, ({ flows }) => flows[layer - 1]?.fromAbove[step] ?? 0);
    const fromLoss = bothNorms(answer, step, (run) => costNorm(answer, run, step));
    const fromCost = [
      down('cost', column, input.costBarPx, input.lossBand.topPx, { weight: null, layer: 0, ...fromLoss }),
      down('output', column, bands.outputs.topPx + 2, (bands.layers[top - 1]?.topPx ?? 0) - 2, {
        weight: answer.spec.head && 'V',
        layer: top,
        ...into(top),
      }),
    ];
    const drafts = hasOutput(answer, step) || isWeighed(answer, step) ? fromCost : [];
    for (let layer = top - 1; layer >= 1; layer--) {
      const above = bands.layers[layer];
      const own = bands.layers[layer - 1];
      if (above && own)
        drafts.push(
          down('output', column, above.bottomPx + 2, own.topPx - 2, { weight: tensorName(part, layer + 1, 'U'), layer, ...into(layer) }),
        );
    }
    return drafts;
  });
}

function backInTime(input: BackwardInput, layer: number, state: StateName): Draft[] {
  if (!input.answer.flows[layer - 1]?.[state]) return [];
  return input.columns.slice(1).map((from, index): Draft => {
    const to = input.columns[index] ?? from;
    const { x1, x2, yPx, depthPx, reachPx } = railBetween(input, to, from, layer, state, besidePx);
    const bend = bendPath(x1 + 1, x2, yPx, depthPx, reachPx, true);
    return {
      key: `time.${state}${layer}.${from.step}`,
      kind: 'time',
      state,
      weight: state === 'h' ? tensorName(partAt(input.answer, from.step).part, layer, 'W') : null,
      step: from.step,
      layer,
      path: bend.path,
      head: arrowHead(x1 + 1, yPx, 'left', depthPx === 0 ? x2 - x1 : undefined),
      bounds: bend.bounds,
      ...bothNorms(input.answer, from.step, ({ flows }) => flows[layer - 1]?.[state]?.[from.step] ?? 0),
      presence: railPresence(to, from, from.isFront || (index === 0 && to.isFront), input.gapPx),
    };
  });
}

/** How wide an arrow was, where that is to be seen. */
function widthBefore({ norm, former }: Draft, { showsChange }: BackwardInput, scale: NormScale): FlowMark['before'] {
  if (!showsChange || former === null || !isMuchChanged(norm, former)) return null;
  return { thicknessPx: thicknessOf(scale.share(former)), isWider: former > norm };
}

/** All backward arrows that are switched on, each as wide and as dark as the logarithm of the norm that goes along it. */
export function layoutFlows(input: BackwardInput, scale: NormScale): readonly FlowMark[] {
  const drafts = [
    ...downward(input),
    ...input.spec.layers.flatMap((_, index) => [...backInTime(input, index + 1, 'c'), ...backInTime(input, index + 1, 'h')]),
  ];
  return drafts
    .filter(({ kind }) => input.kinds.has(kind))
    .map((draft): FlowMark => {
      const share = scale.share(draft.norm);
      const head = share === null ? null : draft.head;
      return { ...draft, thicknessPx: thicknessOf(share), tone: share ?? 0, head, before: widthBefore(draft, input, scale) };
    });
}

/** Whether a backward pass that has come to a cell has yet to send this gradient on its way. */
export function isPending(flow: Pick<FlowMark, 'kind' | 'step' | 'layer'>, at: Pick<Scene, 'step' | 'layer'>): boolean {
  return flow.step < at.step || (flow.step === at.step && flow.kind !== 'cost' && flow.layer < at.layer);
}

/** Half of what the handle takes of the width, and what the letter W takes above the rail of h. */
const gripRoomPx = 9;
const letterRoomPx = 20;

/**
 * The cut of the output in view, wherever it lies: parked left of the first cell when it is further back, or when there is none. The
 * handle stands between the rails, clear of their arrows and letters.
 */
export function layoutCut(
  input: Pick<BackwardInput, 'columns' | 'bands' | 'rolled'> & { readonly reached: number; readonly startPx: number },
): CutMark | null {
  if (ease(input.rolled) > 0) return null;
  const { bands, columns, reached, startPx } = input;
  const index = columns.findIndex(({ step }) => step === reached);
  const [before, after] = [columns[index - 1], columns[index]];
  const parkedPx = Math.min(startPx, (columns[0]?.xPx ?? startPx) - gripRoomPx);
  const xPx = before && after ? (before.xPx + before.widthPx + after.xPx) / 2 : parkedPx;
  const lowest = bands.layers[0] ?? { topPx: 0, bottomPx: 0 };
  const { cPx, hPx } = railsOf(lowest);
  const [fromPx, toPx] = [cPx + besidePx + 3, hPx - letterRoomPx];
  return {
    step: reached,
    xPx,
    topPx: (bands.layers.at(-1)?.topPx ?? 0) - 6,
    bottomPx: lowest.bottomPx + 6,
    gripPx: (fromPx + toPx) / 2,
    gripHalfPx: Math.min(13, Math.max(7, (toPx - fromPx) / 2)),
  };
}

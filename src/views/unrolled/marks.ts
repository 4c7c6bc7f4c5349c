import type { Box } from '../../ui/box';
import type { Bands } from './bands';
import type { Quantity, StateName } from '../../engine/recording';
import type { FlowKind, Scene } from '../../store/scene';
import type { ColourScale } from '../../ui/colour';
import type { MathRun } from '../../ui/mathRuns';
import type { TimeAxis } from '../../ui/timeAxis';

/** What the graph is made of, after layout: plain data in CSS pixels, drawn as it stands. */

/** The part of a scene that the marks of a window of columns show. */
export type WindowScene = Pick<Scene, 'layer' | 'unit' | 'direction' | 'strips' | 'rolled' | 'zoom' | 'cost' | 'notation'>;
/** The part of a scene that the graph shows. */
export type GraphScene = WindowScene & Pick<Scene, 'step' | 'truncation'>;

/** One line of text; `xPx` is its anchor, `yPx` its baseline. */
export interface TextMark {
  readonly text: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly sizePx: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** The text with its sub- and superscripts, where it has any. */
  readonly runs?: readonly MathRun[];
}

/** A column on its way between its place in time (rolled 0) and the one cell (rolled 1). */
export interface ColumnMark {
  readonly step: number;
  readonly xPx: number;
  readonly widthPx: number;
  readonly centrePx: number;
  /** 1 where it stands free, 0 where a column nearer to the step in view hides it. */
  readonly presence: number;
  /** How far a nearer column covers its cell from the left and from the right. */
  readonly coveredLeftPx: number;
  readonly coveredRightPx: number;
  /** On top of the others, while they are rolled up. */
  readonly isFront: boolean;
}

/** One quantity of one cell: all units, folded into side-by-side columns when a unit would be thinner than a pixel or two. */
export interface StripMark {
  readonly quantity: Quantity;
  readonly box: Box;
  readonly rows: number;
  readonly folds: number;
  /** Unit by unit, down one fold and then down the next. */
  readonly values: Float64Array;
  readonly scale: ColourScale;
  /** Null where letters would collide. */
  readonly letter: TextMark | null;
}

export interface CellMark {
  readonly key: string;
  readonly step: number;
  readonly layer: number;
  readonly box: Box;
  /** The outline that is not behind a nearer cell. */
  readonly outline: string;
  readonly strips: readonly StripMark[];
  /** Where the singled-out unit is, one box a strip (cells of the layer in view). */
  readonly unitBoxes: readonly Box[];
  readonly presence: number;
}

/** `up`: from a layer to the one above, through that layer's U. */
/** `fed`: from an output to the next step's input, where a network reads what it said. */
export type WireKind = 'U' | 'W' | 'V' | 'up' | 'c' | 'fed';

export interface WireMark {
  readonly key: string;
  readonly kind: WireKind;
  /** The parameter tensor that it multiplies with; null for the c rail, which multiplies with none. */
  readonly weight: string | null;
  readonly step: number;
  readonly layer: number;
  readonly path: string;
  readonly head: string | null;
  readonly bounds: Box;
  readonly label: TextMark | null;
  /** Whether every copy has its letter, or only that of the step in view. */
  readonly labelled: 'everywhere' | 'in view';
  /** `zero`: what it carries is a vector of zeros. `ignored`: nobody uses what it leads to. */
  readonly carries: 'values' | 'zero' | 'ignored';
  readonly presence: number;
}

/** A backward arrow with the norm of the gradient that goes along it. */
export interface FlowMark {
  readonly key: string;
  readonly kind: FlowKind;
  /** Which state's rail, for `time`. */
  readonly state: StateName | null;
  readonly weight: string | null;
  /** The step that the gradient comes from. */
  readonly step: number;
  readonly layer: number;
  readonly path: string;
  readonly head: string | null;
  readonly bounds: Box;
  readonly norm: number;
  /** The norm before a change by hand; null where nothing was changed, or where there was no such step. */
  readonly former: number | null;
  /** How wide the arrow was, and whether that was more than now: where it changed much and the change is shown. 0: nothing flowed. */
  readonly before: { readonly thicknessPx: number; readonly isWider: boolean } | null;
  readonly thicknessPx: number;
  /** From 0 (at or below the scale's foot) to 1. */
  readonly tone: number;
  readonly presence: number;
}

export interface PredictionMark {
  readonly step: number;
  readonly best: TextMark;
  readonly runnerUp: TextMark | null;
  /** In the runner-up's place stands what was likeliest before a change by hand. */
  readonly isFormer: boolean;
  readonly probability: TextMark | null;
  /** Whether the likeliest, or the runner-up, is what really comes next. */
  readonly right: 'best' | 'runnerUp' | 'neither';
  /** The cost leaves this output out. */
  readonly ignored: boolean;
  readonly presence: number;
}

export interface ReadMark {
  readonly step: number;
  readonly letter: TextMark;
  /** `unknown`: the model never saw this character and reads zeros. `own`: it reads its own output. `zeros`: nothing is read. */
  readonly tone: 'plain' | 'unknown' | 'own' | 'zeros';
  /** The numbers of a vector that is read, as a strip under its name. */
  readonly strip: { readonly box: Box; readonly values: Float64Array } | null;
  readonly presence: number;
}

export interface LossMark {
  readonly step: number;
  readonly used: boolean;
  /** Nothing to score: the character that follows is unknown to the model. */
  readonly scored: boolean;
  readonly tick: Box;
  readonly value: TextMark | null;
  /** What a pointer or finger hits. */
  readonly target: Box;
}

export interface CutMark {
  /** The gradient of the output in view does not pass from this step to the one before. */
  readonly step: number;
  readonly xPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  /** The handle's middle, and half its height. */
  readonly gripPx: number;
  readonly gripHalfPx: number;
}

/** Where the window of columns lies in a long text. */
export interface OverviewMark {
  readonly track: Box;
  readonly window: Box;
  readonly currentPx: number;
  readonly label: TextMark;
}

/** Where the encoder's last state becomes the decoder's first: all that the one half tells the other. */
export interface CrossingMark {
  /** Between the cells of the two halves, over all layers. */
  readonly band: Box;
  readonly label: TextMark | null;
  /** What each half is called, under its columns. */
  readonly parts: readonly TextMark[];
}

/** What stays as it is while the step in view moves within the window of columns, unless they are rolled up. */
export interface WindowLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly axis: TimeAxis;
  readonly bands: Bands;
  readonly rolled: number;
  readonly columns: readonly ColumnMark[];
  /** By time, then layer; rolled, from the back of the deck to the front. */
  readonly cells: readonly CellMark[];
  readonly wires: readonly WireMark[];
  readonly flows: readonly FlowMark[];
  readonly predictions: readonly PredictionMark[];
  readonly reads: readonly ReadMark[];
  readonly losses: readonly LossMark[];
  /** The bar from which the cost's gradient goes to the outputs it uses. */
  readonly costBar: { readonly box: Box; readonly label: TextMark } | null;
  /** null where there is no decoder, and once all is rolled up. */
  readonly crossing: CrossingMark | null;
  readonly gutter: readonly GutterMark[];
}

/** What moves with the step in view. */
export interface MomentLayout {
  readonly step: number;
  readonly highlight: (Box & { readonly presence: number }) | null;
  readonly cut: CutMark | null;
  readonly overview: OverviewMark | null;
}

export type UnrolledLayout = WindowLayout & MomentLayout;

export interface GutterMark extends TextMark {
  readonly tone: 'soft' | 'U' | 'W' | 'V' | 'h' | 'c';
  readonly face: 'sans' | 'symbol';
}

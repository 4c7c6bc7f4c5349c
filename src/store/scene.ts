import type { PointName } from '../data/births/points';
import type { TaskName } from '../data/task';
import type { BiasStyle } from '../engine/spec';
import type { Clamp } from '../engine/program';
import type { Quantity } from '../engine/recording';

/** The cells that a learner can choose; each names one LayerSpec. */
export type CellChoice = 'rnn' | 'lstm' | 'peephole' | 'gru' | 'gruAfter';
/**
 * What reads the text in a comparison: a cell, or the network on stage with the bias of its forget gate started at the other value, 0 or 1.
 */
export type Rival = CellChoice | 'otherBias';
export type Notation = 'lectureA' | 'lectureB' | 'pytorch' | 'keras';
export type Theme = 'light' | 'dark' | 'projector';
export type Direction = 'forward' | 'backward';
/** What stands under the graph; `none` leaves it the whole room. */
export type Panel = 'gates' | 'gradients' | 'training' | 'prefixes' | 'memory' | 'series' | 'none';
/** In the gradients panel: what each step adds; how far back from the step in view; the same for all pairs; what clipping does. */
export type GradientFigure = 'shares' | 'reach' | 'pairs' | 'clipping';
/** Of a series: each day as it was expected the day before, or the days after the last. */
export type SeriesFigure = 'days' | 'ahead';
export const gradientRoles = ['U', 'W', 'b', 'decoder.U', 'decoder.W', 'decoder.b', 'V'] as const;
export type GradientRole = (typeof gradientRoles)[number];

/** From the first unit to the last, or by what they do. */
export type UnitOrder = 'index' | 'mean' | 'firstActivity' | 'similarity';

/** What the learner looks for: a quantity (of the singled-out unit, or its mean over all) below or above a number. */
export interface StepCondition {
  readonly comparison: '<' | '>';
  readonly threshold: number;
}

/** What the panel of gates shows. */
export interface GatesChoice {
  /** One that this cell has not is kept for another cell; null: the first of the cell. */
  readonly quantity: Quantity | null;
  /** All quantities one below the other; the chosen one orders the units and is searched. */
  readonly all: boolean;
  readonly order: UnitOrder;
  readonly find: StepCondition | null;
}

/** Where the weights come from. `trained` is reproducible: the same numbers give the same bits in every browser. */
export type WeightSource =
  | { readonly kind: 'shipped' }
  | { readonly kind: 'trained'; readonly seed: number; readonly updates: number; readonly learningRate: number }
  | FileSource
  | CaseSource;

/** Out of a file that the learner opened. Links name it and the digest of its bytes, and hold no weights. */
export interface FileSource {
  readonly kind: 'file';
  readonly name: string;
  readonly digest: string;
}

/**
 * A case that another framework computed: weights and sequences of vectors, without an output layer. With it go task and text; what no
 * shape of the layers tells stands in the link, so that a scene can be read before its file is there.
 */
export interface CaseSource {
  readonly kind: 'case';
  readonly name: string;
  readonly digest: string;
  /** Numbers in each vector that is read, and vectors in each sequence. */
  readonly inputs: number;
  readonly steps: number;
  /** Sequences of the file, and which of them is on the stage, from 0. */
  readonly sequences: number;
  readonly sequence: number;
  readonly activation: 'tanh' | 'relu';
}

export interface ModelChoice {
  /** What the network reads and says; `names` when left out. */
  readonly task?: TaskName;
  readonly cell: CellChoice;
  /** Units of each layer, from the input up. */
  readonly sizes: readonly number[];
  readonly bias: BiasStyle;
  /** Where trained LSTMs start b_f; 1 when left out. */
  readonly forgetBias?: 0 | 1;
  readonly source: WeightSource;
}

/** The three kinds of backward arrow: from the cost to an output, from an output to its cell, from a cell to the cell one step earlier. */
export type FlowKind = 'cost' | 'output' | 'time';

/** An output that the learner asks about: how much did every input matter to the probability of `token` at `step`? */
export interface Question {
  readonly step: number;
  readonly token: number;
  /** `set`: x·∂y/∂x, of the value that was really read; `norm`: ‖∂y/∂x‖, of all values that could have been. */
  readonly measure: 'set' | 'norm';
}

/** Position `index` of the parameter tensor `tensor`. */
export interface WeightPosition {
  readonly tensor: string;
  readonly index: number;
}

/** A weight set by hand. */
export interface WeightEdit extends WeightPosition {
  readonly value: number;
}

/** A number's terms by size, the largest first, or as the equation has them. */
export type TermOrder = 'size' | 'place';

/** How an open number is drawn: its terms one below the other, or the matrices that they go through. */
export type NumberFigure = 'sum' | 'product';

/** A value that can be opened as its sum: what a cell computes, what it reads, and what the head makes of the last layer. */
export type NumberQuantity = Quantity | 'x' | 'logits' | 'output';

/**
 * How deep the learner looks. Step and layer live in the scene, so that going in and out keeps them. `batch` is the layer seen from the
 * side: many sequences in one product of matrices.
 */
export type Depth =
  | { readonly kind: 'graph' }
  | { readonly kind: 'batch' }
  | { readonly kind: 'cell' }
  | { readonly kind: 'number'; readonly quantity: NumberQuantity };

/** A mini-batch: how many sequences, in which form its product is written, and whose layer it is. */
export interface BatchChoice {
  /** m: the text on stage and further names. */
  readonly rows: number;
  readonly form: 'separate' | 'stacked' | 'both';
  /** A small layer of its own, its weights and inputs drawn from a seed, so that n and d can be changed; null: the layer on stage. */
  readonly own: { readonly inputs: number; readonly units: number; readonly seed: number } | null;
}

/** A value that stays on show. Steps from 0, layers from 1. */
export interface Pin {
  readonly layer: number;
  readonly step: number;
  readonly quantity: NumberQuantity;
  readonly unit: number;
  readonly direction: Direction;
}

/** How a chapter is read: as one column that scrolls, or a page a step. */
export type Reading = 'scroll' | 'steps';

export type Page =
  | { readonly kind: 'home' }
  | { readonly kind: 'lab' }
  | { readonly kind: 'quiz'; readonly sheet: string }
  | { readonly kind: 'chapter'; readonly chapter: string; readonly step: string };

/** Everything that the learner chose, and nothing that can be computed from it: what the URL holds. */
export interface Scene {
  readonly page: Page;
  readonly model: ModelChoice;
  /** What reads the text one below the other at the graph's depth, two or three, each once; none: the graph of one cell. */
  readonly compared: readonly Rival[];
  /** As typed; what the network reads of it is the task's to say. */
  readonly text: string;
  /** Time step in view, from 0 (the start mark). */
  readonly step: number;
  /** Layer in view, from 1. */
  readonly layer: number;
  /** Unit singled out, from 0. */
  readonly unit: number | null;
  /** Which of its values is singled out in the graph; null: none, the unit's row is marked as a whole. */
  readonly quantity: Quantity | null;
  readonly depth: Depth;
  readonly batch: BatchChoice;
  /** In which order a number's terms stand. */
  readonly order: TermOrder;
  /** All terms of a number, however many; else the largest that fit. */
  readonly allTerms: boolean;
  readonly numberFigure: NumberFigure;
  /** How many steps of the product are done, where it is gone through row by row; null: all. */
  readonly taken: number | null;
  /** The weight that is open for reading or changing: position `index` of the parameter tensor `tensor`. */
  readonly weight: WeightPosition | null;
  /** The figure of a cell or number as a table. */
  readonly asTable: boolean;
  /** Decimals of the values that are read one by one. */
  readonly digits: number;
  readonly direction: Direction;
  /** What the graph's strips show of a network in which something was changed by hand: its values (backward its gradients), or the change. */
  readonly strips: 'values' | 'change';
  /** The kinds of backward arrow that are drawn. */
  readonly arrows: readonly FlowKind[];
  /** Whose influences the graph shows, forward; null: nobody asks. */
  readonly asked: Question | null;
  /** Which outputs the cost uses: all, the last, or these steps. */
  readonly cost: 'every' | 'last' | readonly number[];
  /** The gradient is cut behind this many steps; null: full BPTT. */
  readonly truncation: number | null;
  /** Factor on the recurrent matrix W of every layer; 1: as learnt. */
  readonly gain: number;
  readonly clamps: readonly Clamp[];
  readonly edits: readonly WeightEdit[];
  readonly panel: Panel;
  readonly gradientFigure: GradientFigure;
  /** The parameter whose gradient is taken apart. */
  readonly gradientOf: GradientRole;
  /** The state whose way back is measured; h where a cell has no c. */
  readonly gradientState: 'h' | 'c';
  readonly gates: GatesChoice;
  readonly seriesFigure: SeriesFigure;
  /** Forecasts without a network that are drawn beside the network’s. */
  readonly seriesLines: readonly PointName[];
  /** The norm that the whole gradient is shortened to. */
  readonly clipLimit: number;
  readonly pins: readonly Pin[];
  /** 0: unrolled; 1: rolled up into one cell; between: on the way. */
  readonly rolled: number;
  /** Width of a column relative to its natural width. */
  readonly zoom: number;
  readonly notation: Notation;
  readonly theme: Theme | 'system';
  readonly reading: Reading;
  readonly presenting: boolean;
  /** On the wall: the answer to the page's question is shown. */
  readonly revealed: boolean;
}

export const defaultScene: Scene = {
  page: { kind: 'home' },
  model: { cell: 'lstm', sizes: [32], bias: 'one', source: { kind: 'shipped' } },
  compared: [],
  text: 'Martha',
  step: 4,
  layer: 1,
  unit: null,
  quantity: null,
  depth: { kind: 'graph' },
  batch: { rows: 4, form: 'both', own: null },
  order: 'size',
  allTerms: false,
  numberFigure: 'sum',
  taken: null,
  weight: null,
  asTable: false,
  digits: 3,
  direction: 'forward',
  strips: 'change',
  arrows: ['cost', 'output', 'time'],
  asked: null,
  cost: 'every',
  truncation: null,
  gain: 1,
  clamps: [],
  edits: [],
  panel: 'gates',
  gradientFigure: 'shares',
  gradientOf: 'W',
  gradientState: 'h',
  gates: { quantity: null, all: false, order: 'index', find: null },
  seriesFigure: 'days',
  seriesLines: [],
  clipLimit: 1,
  pins: [],
  rolled: 0,
  zoom: 1,
  notation: 'lectureA',
  theme: 'system',
  reading: 'scroll',
  presenting: false,
  revealed: false,
};

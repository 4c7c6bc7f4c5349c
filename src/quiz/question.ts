import type { ModelSpec } from '../engine/spec';
import type { ConventionTensor } from '../interop/conventions';
import type { ModelChoice, Scene } from '../store/scene';
import type { Expected } from './expressionTokens';
import type { Figure } from './figure';
import type { MisconceptionName } from './misconceptions';
import type { Rich } from './rich';

export type Difficulty = 1 | 2 | 3;

/** The generators, in the order in which a learner meets them. */
export const questionKinds = [
  'lectureExample',
  'count',
  'invariance',
  'hiddenSize',
  'memory',
  'multiplications',
  'shape',
  'matchingProducts',
  'wrongShape',
  'rnnStep',
  'lstmStep',
  'gruStep',
  'backwardStep',
  'arrows',
  'paths',
  'sumOverTime',
  'largestContribution',
  'vanishing',
  'clipping',
  'gateMap',
  'unitJob',
  'closedGate',
  'sequenceShape',
  'variables',
  'forecasting',
  'trendOrSeason',
] as const;

export type QuestionKind = (typeof questionKinds)[number];

/** A network that a question is about, and what it reads: both as on the stage, without what was changed there by hand. */
export interface Subject {
  readonly model: ModelChoice;
  readonly text: string;
}

/** Names one question: the same everywhere, for everybody. */
export interface QuestionAddress {
  readonly kind: QuestionKind;
  readonly difficulty: Difficulty;
  readonly seed: number;
  /** What is on the learner's stage, where that is asked about; left out: the question draws a network of its own. */
  readonly about?: Subject;
}

/** A wrong answer that people really give, with the thought behind it. */
export interface Mistake<T> {
  readonly misconception: MisconceptionName;
  readonly value: T;
  /** How the number comes about: “239 616 · 20”. */
  readonly work: string;
}

export interface Option {
  readonly id: string;
  readonly text: Rich;
  readonly misconception: MisconceptionName | null;
}

/** An option of which it is asked whether it belongs: to pick it wrongly and to leave it out wrongly are different ideas. */
export interface SetOption {
  readonly id: string;
  readonly text: Rich;
  /** The idea of who picks it though it does not belong. */
  readonly ifPicked: MisconceptionName | null;
  /** The idea of who leaves it out though it belongs. */
  readonly ifMissed: MisconceptionName | null;
}

interface FieldBase {
  /** Unique in its question. */
  readonly id: string;
  readonly label: Rich;
  /** May stay empty: helps towards the decisive field. */
  readonly optional: boolean;
}

export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly expected: Expected;
  readonly answer: number;
  /** Largest absolute deviation that still counts as right: 0 for counts. */
  readonly tolerance: number;
  readonly unit: string | null;
  readonly mistakes: readonly Mistake<number>[];
}

export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly answer: string;
}

/** Any number of options. */
export interface SetField extends FieldBase {
  readonly kind: 'set';
  readonly options: readonly SetOption[];
  readonly answer: readonly string[];
}

export interface ShapeField extends FieldBase {
  readonly kind: 'shape';
  readonly answer: readonly number[];
  readonly mistakes: readonly Mistake<readonly number[]>[];
}

export interface VectorField extends FieldBase {
  readonly kind: 'vector';
  readonly answer: readonly number[];
  readonly tolerance: number;
  readonly mistakes: readonly Mistake<readonly number[]>[];
}

export type Field = NumberField | ChoiceField | SetField | ShapeField | VectorField;

/** Something given, as a line of a small table. */
export interface Fact {
  readonly label: Rich;
  readonly value: Rich;
}

export interface SolutionRow {
  readonly label: Rich;
  /** The arithmetic, or a shape. */
  readonly work: Rich;
  readonly value: string;
  /** The field that this line answers. */
  readonly field: string | null;
  /** The option of a set that this line is about: it is judged by itself. Left out where the line is the whole answer. */
  readonly option?: string;
  /** Position in `tensors` of the solution. */
  readonly tensor: number | null;
}

export interface Solution {
  readonly lead: Rich;
  readonly rows: readonly SolutionRow[];
  readonly closing: Rich;
  /** Drawn to scale, lit with the answer. */
  readonly tensors: readonly ConventionTensor[];
  readonly figure: Figure | null;
}

/** What “show me” puts on the stage, and how that differs from the question's own model. */
export interface StageView {
  readonly change: Partial<Scene>;
  readonly note: string;
}

export interface Question {
  readonly address: QuestionAddress;
  readonly title: string;
  readonly paragraphs: readonly Rich[];
  readonly facts: readonly Fact[];
  readonly figure: Figure | null;
  readonly fields: readonly Field[];
  /** The field whose right answer settles the question; without it, or when it is wrong, each field gives its share. */
  readonly decisive: string | null;
  readonly solution: Solution;
  readonly spec: ModelSpec | null;
  readonly stage: StageView | null;
}

import type { MathNode } from './mathTree';

export type NotationName = 'lectureA' | 'lectureB' | 'pytorch' | 'keras';

/** The gates and candidates of all cells, and `h` for the only sum of the basic cell: the blocks of U, W and b. */
export type GateSign = 'f' | 'i' | 'o' | 'g' | 'z' | 'r' | 'n' | 'h';

/** Everything that has a value at a step, under the engine's names. */
export type ValueSign = 'x' | 'h' | 'c' | 'output' | 'logits' | 'tanhC' | 'rh' | 'q' | Exclude<GateSign, 'h'> | `${GateSign}Pre`;

/** Everything that is learnt, under the engine's names. */
export type WeightSign =
  | 'U'
  | 'W'
  | 'b'
  | 'bRecurrent'
  | 'peephole'
  | 'V'
  | 'bOutput'
  | 'embedding'
  | 'convolutionKernel'
  | 'convolutionBias';

/** Which step a symbol is read at. */
export type When = 'now' | 'previous' | 'next';

export interface Notation {
  readonly name: NotationName;
  /** As the switch shows it. */
  readonly title: string;
  /** Product unit by unit. */
  readonly elementwise: string;
  /** The step as a subscript: t, t − 1, (t), (t − 1). */
  readonly time: (when: When) => MathNode;
  readonly letters: Readonly<Record<Exclude<ValueSign, 'tanhC' | 'rh' | `${GateSign}Pre`>, MathNode>>;
  /** What stands under U, W and b to name a gate's block; the basic cell has one block and no name for it. */
  readonly gates: Readonly<Record<GateSign, string>>;
  readonly weights: Readonly<Record<WeightSign, (gate: string) => MathNode>>;
  /** Where this notation differs from another one that the learner may have seen. */
  readonly notes: readonly NotationNote[];
}

export interface NotationNote {
  /** A cell, a variant of one, or the output layer. */
  readonly about: 'rnn' | 'lstm' | 'gru' | 'peephole' | 'resetBefore' | 'resetAfter' | 'output';
  readonly text: string;
}

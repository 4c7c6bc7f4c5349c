import type { StateName } from '../recording';

/** What a cell records besides its pre-activations, and what it recomputes nothing of. */
export const cellQuantities = ['f', 'i', 'o', 'g', 'c', 'tanhC', 'z', 'r', 'n', 'rh', 'q', 'h'] as const;
export type CellQuantity = (typeof cellQuantities)[number];

/** Arena offsets; −1 for what the cell does not have. */
export type QuantityOffsets = Record<CellQuantity, number>;

/**
 * A product with a block of the recurrent matrix: left · W[:, gates], added to the pre-activations of those gates (`pre`) or written to
 * a quantity of its own (`q`, the reset-after GRU). `h` on the left means h_{t−1}; `rh` is of the same step.
 */
export interface RecurrentProduct {
  readonly left: 'h' | 'rh';
  readonly firstGate: number;
  readonly gates: number;
  readonly into: 'pre' | 'q';
}

/** A peephole: gate's pre-activation += p ⊙ c, with c of the step before or of this step. */
export interface Peephole {
  readonly gate: number;
  readonly when: 'previous' | 'current';
}

/** What a layer in the arena offers to its cell, for the step t of a batch of `rows` sequences. */
export interface CellFrame {
  /** Where step 0 of each quantity stands, rows × size (`count`) values a step; step −1 of a state is its initial value. */
  readonly value: Readonly<QuantityOffsets>;
  readonly gradient: Readonly<QuantityOffsets>;
  readonly rows: number;
  readonly size: number;
  readonly count: number;
  /** Pre-activation of a gate, and its gradient: rows of `size`, G·d apart. */
  pre(gate: number, t: number): number;
  dPre(gate: number, t: number): number;
  /** The k-th peephole vector. */
  peephole(k: number): number;
  /** Adds (or, into a quantity of its own, writes) the cell's k-th recurrent product. */
  addRecurrent(k: number, t: number): void;
  /** Adds the gradient that the product's left side gets; writes it where the left side is of the same step. */
  addRecurrentBackward(k: number, t: number): void;
  /** Overwrites the clamped values of a quantity. */
  fix(quantity: CellQuantity, t: number): void;
  /** Takes the gradients of clamped values out of the way of what flows further back. */
  block(quantity: CellQuantity, t: number): void;
}

/**
 * A recurrent cell: its equations forward and backward, for one step of one layer. A new cell is such an object, its wiring diagram and
 * a line in the registry; loops over time, batches, masks, clamps, weight gradients and recordings come with it.
 */
export interface Cell {
  readonly quantities: readonly CellQuantity[];
  readonly states: readonly StateName[];
  readonly products: readonly RecurrentProduct[];
  readonly peepholes: readonly Peephole[];
  /** From h_{t−1} (and c_{t−1}) and pre-activations that hold x_t U + b, to every quantity of step t. */
  forwardStep(layer: CellFrame, t: number): void;
  /**
   * From the total gradients of h_t (and of c_t so far), to the gradients of every quantity and pre-activation of step t. Adds to the
   * gradient of h_{t−1}; sets that of c_{t−1}.
   */
  backwardStep(layer: CellFrame, t: number): void;
}

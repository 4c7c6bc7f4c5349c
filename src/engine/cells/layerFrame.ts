import { allocate, arena } from '../arena';
import { add, addColumnSums, fillRows } from '../kernels/elementwise';
import { BlockedGradients, type Hold, visitHeld } from '../holds';
import { allocatePacked, pack, type PackedMatrix } from '../kernels/packing';
import { addProduct } from '../kernels/products';
import { addRowProduct } from '../kernels/rowProduct';
import type { GateName, ParameterRole, ParameterTensor } from '../parameters';
import type { LayerSpec } from '../spec';
import { type Cell, type CellFrame, type CellQuantity, cellQuantities, type QuantityOffsets, type RecurrentProduct } from './cell';
import { cellOf } from './registry';

/** `base`: where the model's flat vector starts. */
export type WeightOffsets = Record<'base' | 'U' | 'W' | 'b' | 'bRecurrent' | 'peephole', number>;

/** A block of W that one of the cell's products uses, packed for the way forward and for the way back. */
interface RecurrentBlock {
  readonly product: RecurrentProduct;
  readonly block: PackedMatrix;
  readonly transposed: PackedMatrix;
}

/** Where the tensors of a layer start. */
function weightOffsets(tensors: readonly ParameterTensor[], base: number): WeightOffsets {
  const at = (role: ParameterRole) => {
    const tensor = tensors.find((candidate) => candidate.role === role);
    return tensor ? base + tensor.offset : -1;
  };
  return { base, U: at('U'), W: at('W'), b: at('b'), bRecurrent: at('bRecurrent'), peephole: at('peephole') };
}

/**
 * One layer in the arena: the values of every quantity [T, B, d], their gradients in the same layout, pre-activations [T, B, G·d] with
 * the gates of a row side by side, and repacked weights. Step 0 of a state stands behind its initial value, so that step t − 1 always exists.
 */
export class LayerFrame implements CellFrame {
  readonly cell: Cell;
  /** Width n of x, units d, and gates G. */
  readonly inputs: number;
  readonly size: number;
  readonly gates: number;
  /** In the order of their columns. */
  readonly gateNames: readonly GateName[];
  /** One row of G·d: all biases that are added to the input projection. */
  readonly bias: number;
  /** Room for the state gradients of one step. */
  readonly carried: number;
  readonly weight: WeightOffsets;
  readonly weightGradient: WeightOffsets;
  readonly packedU: PackedMatrix;
  readonly packedUTransposed: PackedMatrix;
  /** Offset of step 0 of each quantity; moves with the batch, since the initial state takes one row a sequence. */
  readonly value: QuantityOffsets;
  readonly gradient: QuantityOffsets;
  readonly tensors: readonly ParameterTensor[];
  readonly preValue: number;
  readonly preGradient: number;
  steps = 0;
  rows = 0;
  /** Values of one quantity at one step: rows × size. */
  count = 0;
  holds: readonly Hold[] = [];
  /** Gates whose recurrent bias may be added with the input's; the reset-after GRU keeps its last gate's apart. */
  private readonly gatesWithOwnBias: number;
  private readonly biasOfOneGate: boolean;
  private readonly base: QuantityOffsets;
  private readonly gradientBase: QuantityOffsets;
  private readonly recurrent: readonly RecurrentBlock[];
  private readonly blocked = new BlockedGradients();

  /** `weights` and `weightGradients`: where the model's flat vector and its gradient start; `steps`, `rows`: the largest batch. */
  constructor(spec: LayerSpec, tensors: readonly ParameterTensor[], weights: number, weightGradients: number, steps: number, rows: number) {
    const inputMatrix = tensors.find((tensor) => tensor.role === 'U');
    if (!inputMatrix) throw new TypeError('A layer needs its input weights U.');
    this.tensors = tensors;
    this.cell = cellOf(spec);
    this.size = spec.size;
    this.inputs = inputMatrix.count / (inputMatrix.gates.length * spec.size);
    this.gateNames = inputMatrix.gates;
    this.gates = inputMatrix.gates.length;
    this.gatesWithOwnBias = this.cell.products.some((product) => product.into === 'q') ? this.gates - 1 : this.gates;
    this.biasOfOneGate = tensors.some((tensor) => tensor.role === 'bRecurrent' && tensor.gates.length < this.gates);
    this.weight = weightOffsets(tensors, weights);
    this.weightGradient = weightOffsets(tensors, weightGradients);
    const columns = this.gates * spec.size;
    this.packedU = allocatePacked(this.inputs, columns);
    this.packedUTransposed = allocatePacked(columns, this.inputs);
    this.bias = allocate(columns);
    this.carried = allocate(this.cell.states.length * rows * spec.size);
    this.recurrent = this.cell.products.map((product) => ({
      product,
      block: allocatePacked(spec.size, product.gates * spec.size),
      transposed: allocatePacked(product.gates * spec.size, spec.size),
    }));
    this.base = this.allocateQuantities(steps, rows);
    this.gradientBase = this.allocateQuantities(steps, rows);
    this.value = { ...this.base };
    this.gradient = { ...this.gradientBase };
    this.preValue = allocate(steps * rows * columns);
    this.preGradient = allocate(steps * rows * columns);
    this.resize(steps, rows);
  }

  private allocateQuantities(steps: number, rows: number): QuantityOffsets {
    const offsets = {} as QuantityOffsets;
    for (const quantity of cellQuantities) {
      offsets[quantity] = this.cell.quantities.includes(quantity) ? allocate((steps + 1) * rows * this.size) : -1;
    }
    return offsets;
  }

  /** Fits the layer to a batch no larger than the one it was allocated for. */
  resize(steps: number, rows: number): void {
    this.steps = steps;
    if (rows === this.rows) return;
    this.rows = rows;
    this.count = rows * this.size;
    for (const quantity of this.cell.quantities) {
      this.value[quantity] = this.base[quantity] + this.count;
      this.gradient[quantity] = this.gradientBase[quantity] + this.count;
    }
  }

  /** Repacks the weights for the products; call after they changed. */
  pack(): void {
    const columns = this.gates * this.size;
    pack(this.packedU, this.weight.U, columns, 1);
    pack(this.packedUTransposed, this.weight.U, 1, columns);
    for (const { product, block, transposed } of this.recurrent) {
      const start = this.weight.W + product.firstGate * this.size;
      pack(block, start, columns, 1);
      pack(transposed, start, 1, columns);
    }
    arena.fill(0, this.bias, this.bias + columns);
    if (this.weight.b >= 0) add(this.bias, this.weight.b, columns);
    if (this.weight.bRecurrent >= 0 && !this.biasOfOneGate) add(this.bias, this.weight.bRecurrent, this.gatesWithOwnBias * this.size);
  }

  pre(gate: number, t: number): number {
    return this.preValue + (t * this.rows * this.gates + gate) * this.size;
  }

  dPre(gate: number, t: number): number {
    return this.preGradient + (t * this.rows * this.gates + gate) * this.size;
  }

  peephole(k: number): number {
    return this.weight.peephole + k * this.size;
  }

  addRecurrent(k: number, t: number): void {
    const { product, block } = this.recurrent[k]!;
    const left = this.leftOf(product, t);
    const own = product.into === 'q';
    const target = own ? this.value.q + t * this.count : this.pre(product.firstGate, t);
    if (own) this.startFromBias(target);
    if (this.rows === 1) addRowProduct(target, left, block);
    else addProduct(target, own ? this.size : this.gates * this.size, left, this.size, block, this.rows);
  }

  addRecurrentBackward(k: number, t: number): void {
    const { product, transposed } = this.recurrent[k]!;
    const own = product.into === 'q';
    const from = own ? this.gradient.q + t * this.count : this.dPre(product.firstGate, t);
    const target = product.left === 'h' ? this.gradient.h + (t - 1) * this.count : this.gradient.rh + t * this.count;
    if (product.left === 'rh') arena.fill(0, target, target + this.count);
    if (this.rows === 1) addRowProduct(target, from, transposed);
    else addProduct(target, this.size, from, own ? this.size : this.gates * this.size, transposed, this.rows);
  }

  private leftOf(product: RecurrentProduct, t: number): number {
    return product.left === 'h' ? this.value.h + (t - 1) * this.count : this.value.rh + t * this.count;
  }

  /** The bias that a reset-after GRU adds to the candidate's product, before the reset. */
  private startFromBias(target: number): void {
    const bias = this.lastGateBias(this.weight);
    if (bias < 0) arena.fill(0, target, target + this.count);
    else fillRows(target, bias, this.rows, this.size);
  }

  /** Where the last gate's recurrent bias stands: bRecurrent holds all gates, or only that one. −1: there is none. */
  lastGateBias(offsets: WeightOffsets): number {
    if (offsets.bRecurrent < 0) return -1;
    return this.biasOfOneGate ? offsets.bRecurrent : offsets.bRecurrent + (this.gates - 1) * this.size;
  }

  /** Adds the gradients of all biases from the rows of steps from…to (exclusive). */
  addBiasGradients(from: number, to: number): void {
    const { b, bRecurrent } = this.weightGradient;
    const columns = this.gates * this.size;
    const rows = (to - from) * this.rows;
    if (b >= 0) addColumnSums(b, this.dPre(0, from), rows, columns, columns);
    if (bRecurrent < 0) return;
    if (!this.biasOfOneGate) addColumnSums(bRecurrent, this.dPre(0, from), rows, this.gatesWithOwnBias * this.size, columns);
    if (this.gatesWithOwnBias === this.gates) return;
    addColumnSums(this.lastGateBias(this.weightGradient), this.gradient.q + from * this.count, rows, this.size, this.size);
  }

  fix(quantity: CellQuantity, t: number): void {
    if (this.holds.length === 0) return;
    for (const hold of this.holds) {
      if (hold.quantity !== quantity || t < hold.from || t > hold.to) continue;
      visitHeld(hold, this.value[quantity] + t * this.count, this.rows, this.size, (address) => {
        arena[address] = hold.value;
      });
    }
  }

  /** Until `unblock`. */
  block(quantity: CellQuantity, t: number): void {
    if (this.holds.length === 0) return;
    for (const hold of this.holds) {
      if (hold.quantity !== quantity || t < hold.from || t > hold.to) continue;
      visitHeld(hold, this.gradient[quantity] + t * this.count, this.rows, this.size, (address) => this.blocked.block(address));
    }
  }

  unblock(): void {
    if (this.holds.length > 0) this.blocked.restore();
  }
}

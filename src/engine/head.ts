import { allocate, arena } from './arena';
import { addColumnSums } from './kernels/elementwise';
import { allocatePacked, pack, type PackedMatrix } from './kernels/packing';
import { addProduct, setProduct } from './kernels/products';
import { addTransposedProduct } from './kernels/weightGradients';
import { activateOutputs, addOutputSeeds, type Loss, lossOf } from './losses';
import type { ParameterTensor } from './parameters';
import type { Cost, Seeds } from './program';
import type { HeadSpec } from './spec';

/** The output layer y_t = φ(h_t V + b) at every step and its cost. Tensors: h [T, B, d]; logits and outputs [T, B, k]. */
export class Head {
  readonly logits: number;
  readonly output: number;
  readonly dLogits: number;
  readonly dOutput: number;
  readonly losses: number;
  readonly normaliser: number;
  readonly classes: number;
  private readonly units: number;
  private readonly spec: HeadSpec;
  private readonly loss: Loss;
  private readonly V: number;
  private readonly hasBias: boolean;
  /** The bias, or zeros in its place. */
  private readonly bias: number;
  private readonly toGradient: number;
  private readonly packedV: PackedMatrix;
  private readonly packedVTransposed: PackedMatrix;

  constructor(spec: HeadSpec, tensors: readonly ParameterTensor[], weights: number, weightGradients: number, steps: number, rows: number) {
    const matrix = tensors.find((tensor) => tensor.role === 'V');
    const bias = tensors.find((tensor) => tensor.role === 'bOutput');
    if (!matrix) throw new TypeError('An output layer needs its weights V.');
    this.spec = spec;
    this.loss = lossOf(spec);
    this.classes = spec.size;
    this.units = matrix.count / spec.size;
    this.V = weights + matrix.offset;
    this.hasBias = bias !== undefined;
    this.bias = bias ? weights + bias.offset : allocate(spec.size);
    this.toGradient = weightGradients - weights;
    this.packedV = allocatePacked(this.units, spec.size);
    this.packedVTransposed = allocatePacked(spec.size, this.units);
    const size = steps * rows * spec.size;
    [this.logits, this.output, this.dLogits, this.dOutput] = [allocate(size), allocate(size), allocate(size), allocate(size)];
    [this.losses, this.normaliser] = [allocate(steps * rows), allocate(steps * rows)];
  }

  pack(): void {
    pack(this.packedV, this.V, this.classes, 1);
    pack(this.packedVTransposed, this.V, 1, this.classes);
  }

  forward(h: number, rows: number): void {
    setProduct(this.logits, this.classes, this.bias, 0, h, this.units, this.packedV, rows);
    activateOutputs(this.spec.kind, this, rows);
  }

  /** L = Σ weight · loss over the rows that count; leaves each output's own loss in `losses`. `counts` says which rows are real. */
  cost(cost: Cost, rows: number, counts: (row: number) => boolean): number {
    let total = 0;
    for (let row = 0; row < rows; row++) {
      const scored = cost.weights[row] !== 0 && counts(row);
      const loss = scored ? this.loss.value(this, row, cost.targets) : 0;
      arena[this.losses + row] = loss;
      if (scored) total += (cost.weights[row] as number) * loss;
    }
    return total;
  }

  /** dL/dlogits of all `rows`: of the cost and the seeds in rows first…last (exclusive), zero elsewhere. */
  startGradient(cost: Cost | null, seeds: Seeds | null, first: number, last: number, rows: number, counts: (row: number) => boolean): void {
    const { classes, dLogits } = this;
    arena.fill(0, dLogits, dLogits + rows * classes);
    for (let row = first; row < last; row++) {
      const weight = cost ? (cost.weights[row] as number) : 0;
      if (cost && weight !== 0 && counts(row)) this.loss.addGradient(this, row, cost.targets, weight);
    }
    if (!seeds) return;
    for (let row = first; row < last; row++) {
      if (!counts(row)) continue;
      if (seeds.logits) addRow(dLogits, seeds.logits, row, classes);
      if (seeds.output) addOutputSeeds(this.spec.kind, this, seeds.output, row);
    }
  }

  /** Writes dL/doutput of all `rows`, for the recording: of the cost and the seeds in rows first…last (exclusive), zero elsewhere. */
  writeOutputGradient(
    cost: Cost | null,
    seeds: Seeds | null,
    first: number,
    last: number,
    rows: number,
    counts: (row: number) => boolean,
  ): void {
    const { classes, dOutput } = this;
    arena.fill(0, dOutput, dOutput + rows * classes);
    for (let row = first; row < last; row++) {
      if (!counts(row)) continue;
      const weight = cost?.weights[row] ?? 0;
      if (cost && weight !== 0) this.loss.addOutputGradient(this, row, cost.targets, weight);
      if (seeds?.output) addRow(dOutput, seeds.output, row, classes);
    }
  }

  /** From dL/dlogits to V and b (when `weights`), and added to dh; `h` and `dh` stand at the first row. */
  backward(h: number, dh: number, first: number, rows: number, weights: boolean): void {
    const { classes, units } = this;
    const d = this.dLogits + first * classes;
    addProduct(dh, units, d, classes, this.packedVTransposed, rows);
    if (!weights) return;
    addTransposedProduct(this.V + this.toGradient, classes, h, units, units, d, classes, classes, rows);
    if (this.hasBias) addColumnSums(this.bias + this.toGradient, d, rows, classes, classes);
  }
}

/** Adds one row of an array [rows, width] to the same row in the arena. */
function addRow(to: number, data: Float64Array, row: number, width: number): void {
  for (let k = row * width; k < (row + 1) * width; k++) arena[to + k]! += data[k] as number;
}

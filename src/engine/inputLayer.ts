import { allocate, arena } from './arena';
import { BlockedGradients, type Hold, visitHeld } from './holds';
import { add } from './kernels/elementwise';
import type { ParameterTensor } from './parameters';
import { type InputSpec, inputWidth } from './spec';
import { type Tensor, zeros } from './tensor';

/**
 * What enters the network: dense vectors, or tokens as one-hot rows or learned embeddings, [T₀, B, n] in the arena. Steps past a row's
 * length are zeros, whatever the batch holds there.
 */
export class InputLayer {
  readonly offset: number;
  readonly gradient: number;
  readonly width: number;
  steps = 0;
  rows = 0;
  private readonly spec: InputSpec;
  private readonly tokens: Int32Array;
  private readonly embedding: number;
  private readonly embeddingGradient: number;
  private readonly blocked = new BlockedGradients();
  private holds: readonly Hold[] = [];
  /** Whether one-hot rows stand in the arena, or are known by their token numbers only. */
  private written = false;

  constructor(spec: InputSpec, tensors: readonly ParameterTensor[], weights: number, weightGradients: number, steps: number, rows: number) {
    const table = tensors.find((tensor) => tensor.role === 'embedding')?.offset ?? 0;
    this.spec = spec;
    this.width = inputWidth(spec);
    this.offset = allocate(steps * rows * this.width);
    this.gradient = allocate(steps * rows * this.width);
    this.tokens = new Int32Array(spec.kind === 'dense' ? 0 : steps * rows);
    this.embedding = weights + table;
    this.embeddingGradient = weightGradients + table;
  }

  /** Token numbers for the first layer, when it need not see the rows themselves. */
  get directTokens(): Int32Array | null {
    return this.spec.kind === 'oneHot' && !this.written ? this.tokens : null;
  }

  /** Takes in a batch. `asRows`: write one-hot rows out (a convolution needs them). */
  load(
    inputs: Float64Array | Int32Array,
    steps: number,
    rows: number,
    lengths: Int32Array | null,
    holds: readonly Hold[],
    asRows: boolean,
  ): void {
    this.steps = steps;
    this.rows = rows;
    this.holds = holds.filter((hold) => hold.quantity === 'x');
    this.written = asRows || this.holds.length > 0;
    if (this.spec.kind === 'dense') this.loadVectors(inputs, lengths);
    else this.loadTokens(inputs, lengths);
    if (this.spec.kind === 'embedding' || (this.spec.kind === 'oneHot' && this.written)) this.writeTokenRows(this.offset);
    this.visitHolds(this.offset, (address, value) => {
      arena[address] = value;
    });
  }

  private loadVectors(inputs: Float64Array | Int32Array, lengths: Int32Array | null): void {
    const count = this.steps * this.rows * this.width;
    for (let k = 0; k < count; k++) arena[this.offset + k] = inputs[k] as number;
    if (!lengths) return;
    for (let cell = 0; cell < this.steps * this.rows; cell++) {
      if (!this.isPast(cell, lengths)) continue;
      const start = this.offset + cell * this.width;
      arena.fill(0, start, start + this.width);
    }
  }

  private loadTokens(inputs: Float64Array | Int32Array, lengths: Int32Array | null): void {
    for (let cell = 0; cell < this.steps * this.rows; cell++) {
      const token = lengths && this.isPast(cell, lengths) ? -1 : (inputs[cell] as number);
      if (!(Number.isInteger(token) && token >= -1 && token < this.spec.size)) {
        throw new RangeError(`Token ${token} is not in the vocabulary of ${this.spec.size}.`);
      }
      this.tokens[cell] = token;
    }
  }

  private isPast(cell: number, lengths: Int32Array): boolean {
    return Math.floor(cell / this.rows) >= (lengths[cell % this.rows] as number);
  }

  private writeTokenRows(offset: number): void {
    arena.fill(0, offset, offset + this.steps * this.rows * this.width);
    for (let cell = 0; cell < this.steps * this.rows; cell++) {
      const token = this.tokens[cell] as number;
      if (token < 0) continue;
      const row = offset + cell * this.width;
      if (this.spec.kind === 'embedding') add(row, this.embedding + token * this.width, this.width);
      else arena[row + token] = 1;
    }
  }

  private visitHolds(offset: number, visit: (address: number, value: number) => void): void {
    for (const hold of this.holds) {
      for (let t = Math.max(0, hold.from); t <= Math.min(hold.to, this.steps - 1); t++) {
        visitHeld(hold, offset + t * this.rows * this.width, this.rows, this.width, (address) => visit(address, hold.value));
      }
    }
  }

  get hasWeights(): boolean {
    return this.spec.kind === 'embedding';
  }

  clearGradient(): void {
    arena.fill(0, this.gradient, this.gradient + this.steps * this.rows * this.width);
  }

  /** From `gradient` of all steps to the rows of the embedding that were read; nothing flows through clamped values. */
  addEmbeddingGradient(): void {
    this.visitHolds(this.gradient, (address) => this.blocked.block(address));
    for (let cell = 0; cell < this.steps * this.rows; cell++) {
      const token = this.tokens[cell] as number;
      if (token >= 0) add(this.embeddingGradient + token * this.width, this.gradient + cell * this.width, this.width);
    }
    this.blocked.restore();
  }

  /** The rows that entered, [T₀, B, n]. */
  readValues(): Tensor {
    const tensor = zeros(this.steps, this.rows, this.width);
    if (!this.directTokens) {
      tensor.data.set(arena.subarray(this.offset, this.offset + tensor.data.length));
      return tensor;
    }
    for (let cell = 0; cell < this.steps * this.rows; cell++) {
      const token = this.tokens[cell] as number;
      if (token >= 0) tensor.data[cell * this.width + token] = 1;
    }
    return tensor;
  }
}

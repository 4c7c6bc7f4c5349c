import { arena } from './arena';
import type { CellQuantity } from './cells/cell';
import { LayerFrame } from './cells/layerFrame';
import { Convolution } from './convolution';
import { holdsOf } from './holds';
import { InputLayer } from './inputLayer';
import { add } from './kernels/elementwise';
import { addInputGradient, backwardLayer, forwardLayer, type LayerInput } from './layer';
import type { ParameterTensor } from './parameters';
import type { Batch, Clamp } from './program';
import type { StateName } from './recording';
import { type ConvolutionSpec, convolvedSteps, type InputSpec, type LayerSpec } from './spec';

export interface StackSpec {
  readonly part: 'encoder' | 'decoder';
  readonly input: InputSpec;
  readonly convolution: ConvolutionSpec | null;
  readonly layers: readonly LayerSpec[];
}

/** One sequence for a stack: the encoder's (or only) part of a batch, or the decoder's. */
export type StackBatch = Pick<Batch, 'steps' | 'size' | 'inputs' | 'lengths' | 'initial'>;

/** Input, convolution and layers on one another: from a batch to the hidden states of the last layer, and back. */
export class Stack {
  readonly input: InputLayer;
  readonly convolution: Convolution | null;
  readonly layers: readonly LayerFrame[];
  readonly top: LayerFrame;
  /** Length of each row after the convolution; null: all full. */
  lengths: Int32Array | null = null;
  private readonly spec: StackSpec;
  private readonly lengthBuffer: Int32Array;
  private readonly inputLengths: Int32Array;

  constructor(spec: StackSpec, tensors: readonly ParameterTensor[], weights: number, weightGradients: number, steps: number, rows: number) {
    const own = tensors.filter((tensor) => tensor.part === spec.part);
    const outer = own.filter((tensor) => tensor.layer === 0);
    this.spec = spec;
    this.input = new InputLayer(spec.input, outer, weights, weightGradients, steps, rows);
    this.convolution = spec.convolution ? new Convolution(spec.convolution, outer, weights, weightGradients, steps, rows) : null;
    const inner = convolvedSteps(spec.convolution, steps);
    this.layers = spec.layers.map((layer, index) => {
      const layerTensors = own.filter((tensor) => tensor.layer === index + 1);
      return new LayerFrame(layer, layerTensors, weights, weightGradients, inner, rows);
    });
    const top = this.layers.at(-1);
    if (!top) throw new RangeError('A model needs at least one recurrent layer.');
    this.top = top;
    this.lengthBuffer = new Int32Array(rows);
    this.inputLengths = new Int32Array(rows);
  }

  get steps(): number {
    return this.top.steps;
  }

  get rows(): number {
    return this.top.rows;
  }

  pack(): void {
    this.convolution?.pack();
    for (const layer of this.layers) layer.pack();
  }

  /** Whether the output of row `cell` of [T, B] belongs to a sequence, not to its padding. */
  readonly counts = (cell: number): boolean => {
    return this.lengths === null || Math.floor(cell / this.rows) < (this.lengths[cell % this.rows] as number);
  };

  /** Lays the batch in: sizes, lengths, inputs, initial states and clamps. */
  load(batch: StackBatch, clamps: readonly Clamp[]): void {
    const { part, convolution } = this.spec;
    const steps = convolvedSteps(convolution, batch.steps);
    this.convolution?.resize(batch.steps, batch.size);
    for (const [index, layer] of this.layers.entries()) {
      layer.resize(steps, batch.size);
      layer.holds = clamps.length > 0 ? holdsOf(clamps, part, index + 1) : [];
      this.loadInitial(layer, batch.initial?.[index]);
    }
    const inputLengths = this.loadLengths(batch);
    const holds = clamps.length > 0 ? holdsOf(clamps, part, 0) : [];
    this.input.load(batch.inputs, batch.steps, batch.size, inputLengths, holds, convolution !== null);
  }

  private loadLengths(batch: StackBatch): Int32Array | null {
    this.lengths = null;
    if (!batch.lengths) return null;
    for (let row = 0; row < batch.size; row++) {
      const length = batch.lengths[row] as number;
      this.inputLengths[row] = length;
      this.lengthBuffer[row] = convolvedSteps(this.spec.convolution, length);
    }
    this.lengths = this.lengthBuffer;
    return this.inputLengths;
  }

  private loadInitial(layer: LayerFrame, initial: Partial<Record<StateName, Float64Array>> | undefined): void {
    for (const state of layer.cell.states) {
      const start = layer.value[state] - layer.count;
      const values = initial?.[state];
      if (values) arena.set(values.subarray(0, layer.count), start);
      else arena.fill(0, start, start + layer.count);
    }
  }

  forward(): void {
    if (this.convolution) this.convolution.forward(this.input.offset);
    this.layers.forEach((layer, index) => {
      forwardLayer(layer, this.inputOf(index), this.lengths);
    });
  }

  /** What layer `index` (from 0) reads. */
  private inputOf(index: number): LayerInput {
    const below = this.layers[index - 1];
    if (below) return { offset: below.value.h, tokens: null };
    if (this.convolution) return { offset: this.convolution.value, tokens: null };
    return { offset: this.input.offset, tokens: this.input.directTokens };
  }

  /** Zeroes the gradients that a backward pass adds to: those of the states. */
  clearGradients(): void {
    for (const layer of this.layers) for (const state of layer.cell.states) clearQuantity(layer, state);
  }

  /** Zeroes every gradient, so that steps outside a window read as zero. */
  forgetGradients(): void {
    for (const layer of this.layers) {
      for (const quantity of layer.cell.quantities) clearQuantity(layer, quantity);
      arena.fill(0, layer.preGradient, layer.preGradient + layer.steps * layer.count * layer.gates);
    }
  }

  /** Takes back what a truncated pass let through to the step before `from`. */
  cutGradients(from: number): void {
    for (const layer of this.layers) {
      for (const state of layer.cell.states) {
        const before = layer.gradient[state] + (from - 1) * layer.count;
        arena.fill(0, before, before + layer.count);
      }
    }
  }

  /**
   * Back through steps from…to (exclusive), from the gradients that stand in the top layer's h and, for an encoder, in its decoder's
   * initial states. These come last into a layer's final states: padding makes them wait there, and must find the same order of sums.
   */
  backward(from: number, to: number, weights: boolean, decoder: Stack | null = null): void {
    for (let index = this.layers.length - 1; index >= 0; index--) {
      const layer = this.layers[index] as LayerFrame;
      if (decoder) takeFinalGradients(layer, decoder.layers[index] as LayerFrame);
      backwardLayer(layer, this.inputOf(index), this.lengths, from, to, weights);
      const below = this.layers[index - 1];
      if (below) addInputGradient(layer, below.gradient.h, from, to);
    }
    if (weights && (this.convolution || this.input.hasWeights)) this.backwardInput(from, to, true);
  }

  /** On to the input's gradient; needed for training only where the input has weights of its own. */
  backwardInput(from: number, to: number, weights: boolean): void {
    const first = this.layers[0] as LayerFrame;
    this.input.clearGradient();
    if (this.convolution) {
      const { gradient } = this.convolution;
      const width = first.inputs * first.rows;
      arena.fill(0, gradient + from * width, gradient + to * width);
      addInputGradient(first, gradient, from, to);
      this.convolution.backward(this.input.offset, this.input.gradient, from, to, weights);
    } else addInputGradient(first, this.input.gradient, from, to);
    if (weights && this.input.hasWeights) this.input.addEmbeddingGradient();
  }

  /** Copies the last states of an encoder into this stack's initial ones. */
  takeFinalStates(encoder: Stack): void {
    this.layers.forEach((layer, index) => {
      const before = encoder.layers[index] as LayerFrame;
      for (const state of layer.cell.states) {
        const last = before.value[state] + (before.steps - 1) * before.count;
        arena.copyWithin(layer.value[state] - layer.count, last, last + before.count);
      }
    });
  }
}

function clearQuantity(layer: LayerFrame, quantity: CellQuantity): void {
  const start = layer.gradient[quantity] - layer.count;
  arena.fill(0, start, start + (layer.steps + 1) * layer.count);
}

/** Adds the gradients of a decoder's initial states to those of the states that they were copied from. */
function takeFinalGradients(layer: LayerFrame, decoder: LayerFrame): void {
  for (const state of layer.cell.states) {
    add(layer.gradient[state] + (layer.steps - 1) * layer.count, decoder.gradient[state] - decoder.count, layer.count);
  }
}

import { allocate, arena } from './arena';
import { addColumnSums, fillRows, reluRows, reluRowsBackward, tanhRows, tanhRowsBackward } from './kernels/elementwise';
import { allocatePacked, pack, type PackedMatrix } from './kernels/packing';
import { addProduct } from './kernels/products';
import { addTransposedProduct } from './kernels/weightGradients';
import type { ParameterTensor } from './parameters';
import { type ConvolutionSpec, convolvedSteps } from './spec';

/**
 * 1-D convolution over time in front of the first layer: y_t = φ(Σ_k x_{t·stride + k} K_k + b), no padding. Tensors: x [T₀, B, n],
 * y [T, B, filters], kernel [width · n, filters] with the tap as the slower row index.
 */
export class Convolution {
  readonly value: number;
  readonly gradient: number;
  private readonly pre: number;
  private readonly dPre: number;
  private readonly taps: readonly PackedMatrix[];
  private readonly tapsTransposed: readonly PackedMatrix[];
  private readonly kernel: number;
  private readonly bias: number;
  private readonly spec: ConvolutionSpec;
  private readonly inputs: number;
  /** Distance from a weight to its gradient in the arena. */
  private readonly toGradient: number;
  private steps = 0;
  private rows = 0;

  constructor(
    spec: ConvolutionSpec,
    tensors: readonly ParameterTensor[],
    weights: number,
    weightGradients: number,
    steps: number,
    rows: number,
  ) {
    const kernel = tensors.find((tensor) => tensor.role === 'convolutionKernel');
    this.spec = spec;
    this.inputs = (kernel?.count ?? 0) / (spec.width * spec.filters);
    this.toGradient = weightGradients - weights;
    const size = convolvedSteps(spec, steps) * rows * spec.filters;
    [this.value, this.gradient, this.pre, this.dPre] = [allocate(size), allocate(size), allocate(size), allocate(size)];
    const offsetOf = (role: ParameterTensor['role']) => tensors.find((tensor) => tensor.role === role)?.offset ?? Number.NaN;
    this.kernel = weights + offsetOf('convolutionKernel');
    this.bias = spec.bias ? weights + offsetOf('convolutionBias') : -1;
    this.taps = Array.from({ length: spec.width }, () => allocatePacked(this.inputs, spec.filters));
    this.tapsTransposed = this.taps.map(() => allocatePacked(spec.filters, this.inputs));
  }

  resize(inputSteps: number, rows: number): void {
    this.steps = convolvedSteps(this.spec, inputSteps);
    this.rows = rows;
  }

  pack(): void {
    const { filters } = this.spec;
    this.taps.forEach((tap, k) => {
      const source = this.kernel + k * this.inputs * filters;
      pack(tap, source, filters, 1);
      pack(this.tapsTransposed[k] as PackedMatrix, source, 1, filters);
    });
  }

  forward(x: number): void {
    const { filters, stride, activation } = this.spec;
    const count = this.steps * this.rows;
    if (this.bias < 0) arena.fill(0, this.pre, this.pre + count * filters);
    else fillRows(this.pre, this.bias, count, filters);
    for (let t = 0; t < this.steps; t++) {
      this.taps.forEach((tap, k) => {
        const from = x + (t * stride + k) * this.rows * this.inputs;
        addProduct(this.pre + t * this.rows * filters, filters, from, this.inputs, tap, this.rows);
      });
    }
    if (activation === 'linear') arena.copyWithin(this.value, this.pre, this.pre + count * filters);
    else (activation === 'relu' ? reluRows : tanhRows)(this.value, this.pre, count, filters, filters);
  }

  /** From `gradient` of steps from…to (exclusive) to the kernel, the bias and dx; the gradient of the input is added. */
  backward(x: number, dx: number, from: number, to: number, weights: boolean): void {
    const { filters, stride, activation } = this.spec;
    const start = from * this.rows * filters;
    const count = (to - from) * this.rows;
    const [dPre, dy, y] = [this.dPre + start, this.gradient + start, this.value + start];
    if (activation === 'linear') arena.copyWithin(dPre, dy, dy + count * filters);
    else (activation === 'relu' ? reluRowsBackward : tanhRowsBackward)(dPre, dy, y, count, filters, filters);
    if (weights && this.bias >= 0) addColumnSums(this.bias + this.toGradient, dPre, count, filters, filters);
    for (let t = from; t < to; t++) {
      const dRow = this.dPre + t * this.rows * filters;
      this.tapsTransposed.forEach((tap, k) => {
        const at = (t * stride + k) * this.rows * this.inputs;
        addProduct(dx + at, this.inputs, dRow, filters, tap, this.rows);
        if (!weights) return;
        const target = this.kernel + this.toGradient + k * this.inputs * filters;
        addTransposedProduct(target, filters, x + at, this.inputs, this.inputs, dRow, filters, filters, this.rows);
      });
    }
  }
}

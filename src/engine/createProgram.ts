import { allocate, arena, arenaMark, arenaSlice, releaseTo } from './arena';
import { type Capacity, checkBatch, checkCost, checkSeeds } from './checkBatch';
import { Head } from './head';
import { stepJacobians } from './jacobians';
import { countParameters, parameters } from './parameters';
import type { Batch, Clamp, Cost, Program, Run, Seeds, Truncation } from './program';
import { joinInTime } from './joinInTime';
import { addRecording, readRecording, type Side } from './readRecording';
import { convolvedSteps, type ModelSpec } from './spec';
import { Stack } from './stack';
import { type Tensor, zeros } from './tensor';

export type { Capacity };

/** Steps from…to (exclusive) that gradients pass, of which the costs from `scored` on are taken. */
interface Window {
  readonly from: number;
  readonly scored: number;
  readonly to: number;
}

/** Lays a model out in the arena. Throws a RangeError when it does not fit. */
export function createProgram(spec: ModelSpec, capacity: Capacity): Program {
  return new ModelProgram(spec, capacity);
}

class ModelProgram implements Program {
  readonly spec: ModelSpec;
  readonly weights: Float64Array;
  readonly gradient: Float64Array;
  private readonly capacity: Capacity;
  private readonly mark: number;
  private readonly encoder: Stack | null;
  private readonly main: Stack;
  private readonly head: Head | null;
  private cost: Cost | null = null;
  private seeds: Seeds | null = null;
  private windows: readonly Window[] = [];

  constructor(spec: ModelSpec, capacity: Capacity) {
    this.mark = arenaMark();
    this.spec = spec;
    this.capacity = capacity;
    const count = countParameters(spec);
    const tensors = parameters(spec);
    const [weights, gradient] = [allocate(count), allocate(count)];
    this.weights = arenaSlice(weights, count);
    this.gradient = arenaSlice(gradient, count);
    const first = new Stack({ ...spec, part: 'encoder' }, tensors, weights, gradient, capacity.steps, capacity.size);
    const decoderSteps = capacity.decoderSteps ?? capacity.steps;
    this.encoder = spec.decoder ? first : null;
    this.main = spec.decoder
      ? new Stack({ ...spec.decoder, part: 'decoder', convolution: null }, tensors, weights, gradient, decoderSteps, capacity.size)
      : first;
    const outputs = spec.decoder ? decoderSteps : convolvedSteps(spec.convolution, capacity.steps);
    this.head = spec.head ? new Head(spec.head, tensors, weights, gradient, outputs, capacity.size) : null;
  }

  forward(batch: Batch, cost: Cost | null = null, clamps: readonly Clamp[] = []): number {
    checkBatch(this.spec, this.capacity, batch);
    const { encoder, main, head } = this;
    this.cost = cost;
    encoder?.pack();
    main.pack();
    head?.pack();
    (encoder ?? main).load(batch, clamps);
    if (encoder && batch.decoder) {
      encoder.forward();
      main.load({ ...batch.decoder, size: batch.size }, clamps);
      main.takeFinalStates(encoder);
    }
    const outputs = main.steps * main.rows;
    if (cost) checkCost(this.spec, cost, outputs);
    main.forward();
    head?.forward(main.top.value.h, outputs);
    return head && cost ? head.cost(cost, outputs, main.counts) : 0;
  }

  backward(options: { readonly seeds?: Seeds; readonly truncation?: Truncation | null } = {}): void {
    const { main } = this;
    this.seeds = options.seeds ?? null;
    if (this.seeds) checkSeeds(this.spec, this.seeds, main.steps * main.rows, main.top.size);
    this.windows = windowsOf(main.steps, options.truncation ?? null);
    this.gradient.fill(0);
    for (const window of this.windows) this.backwardThrough(window, true);
  }

  /** One window back to the weights (when `weights`) and to every intermediate of its steps. */
  private backwardThrough({ from, scored, to }: Window, weights: boolean): void {
    const { encoder, main, head, seeds } = this;
    const { top, rows } = main;
    main.clearGradients();
    if (seeds?.h) addStateSeeds(main, seeds.h, scored * rows, to * rows);
    if (head) {
      head.startGradient(this.cost, seeds, scored * rows, to * rows, main.steps * rows, main.counts);
      const start = from * top.count;
      head.backward(top.value.h + start, top.gradient.h + start, from * rows, (to - from) * rows, weights);
    }
    main.backward(from, to, weights);
    if (!encoder) return;
    encoder.clearGradients();
    if (from > 0) return;
    encoder.backward(0, encoder.steps, weights, main);
  }

  losses(): Tensor {
    const tensor = zeros(this.main.steps, this.main.rows);
    if (this.head && this.cost) tensor.data.set(arenaSlice(this.head.losses, tensor.data.length));
    return tensor;
  }

  values(): Run {
    return this.read('value');
  }

  gradients(): Run {
    const { main, head } = this;
    if (this.windows.length > 1 || this.windows[0]?.from !== 0) return this.readWindows();
    const rows = main.steps * main.rows;
    head?.writeOutputGradient(this.cost, this.seeds, 0, rows, rows, main.counts);
    return this.read('gradient');
  }

  /** A value that several windows pass has the sum of their gradients: each window runs again, alone, and is added. */
  private readWindows(): Run {
    const { main, head } = this;
    const { rows } = main;
    const runs = this.windows.map((window) => {
      main.forgetGradients();
      this.encoder?.forgetGradients();
      this.backwardThrough(window, false);
      if (window.from > 0) main.cutGradients(window.from);
      head?.writeOutputGradient(this.cost, this.seeds, window.scored * rows, window.to * rows, main.steps * rows, main.counts);
      return this.read('gradient');
    });
    return runs.reduce((sum, run) => {
      addRecording(sum.main, run.main);
      if (sum.encoder && run.encoder) addRecording(sum.encoder, run.encoder);
      return sum;
    });
  }

  private read(side: Side): Run {
    if (side === 'gradient') {
      this.main.backwardInput(0, this.main.steps, false);
      this.encoder?.backwardInput(0, this.encoder.steps, false);
    }
    return {
      encoder: this.encoder ? readRecording(this.encoder, null, side) : null,
      main: readRecording(this.main, this.head, side),
    };
  }

  stepJacobians(layer: number, row = 0): Tensor {
    const { encoder, main, spec } = this;
    const halves = encoder ? [{ stack: encoder, layers: spec.layers }] : [];
    const jacobians = [...halves, { stack: main, layers: (spec.decoder ?? spec).layers }].map(({ stack, layers }) => {
      const [frame, of] = [stack.layers[layer - 1], layers[layer - 1]];
      if (!frame || !of || !(row >= 0 && row < frame.rows)) throw new RangeError(`No layer ${layer} or no sequence ${row}.`);
      return stepJacobians(frame, of, row);
    });
    return joinInTime(jacobians);
  }

  release(): void {
    releaseTo(this.mark);
  }
}

/** Adds the seeds of cells first…last (exclusive) of [T, B] to the gradient of the last layer's h; none past a sequence's end. */
function addStateSeeds({ top, counts }: Stack, seeds: Float64Array, first: number, last: number): void {
  for (let cell = first; cell < last; cell++) {
    if (!counts(cell)) continue;
    for (let k = cell * top.size; k < (cell + 1) * top.size; k++) arena[top.gradient.h + k]! += seeds[k] as number;
  }
}

/** After every `every` steps, a window of the latest `through` steps; without truncation, one window over everything. */
function windowsOf(steps: number, truncation: Truncation | null): Window[] {
  if (!truncation) return [{ from: 0, scored: 0, to: steps }];
  const { every, through } = truncation;
  if (!(every >= 1 && through >= 1)) throw new RangeError('Truncated backpropagation needs at least one step each way.');
  const windows: Window[] = [];
  for (let start = 0; start < steps; start += every) {
    const to = Math.min(start + every, steps);
    const from = Math.max(0, to - through);
    windows.push({ from, scored: Math.max(start, from), to });
  }
  return windows;
}

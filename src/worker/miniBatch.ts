import { createProgram } from '../engine/createProgram';
import { initialise } from '../engine/initialise';
import { type GateName, parameters } from '../engine/parameters';
import type { Batch, Program } from '../engine/program';
import { createRandom, streamOf } from '../engine/random';
import type { Quantity, Recording } from '../engine/recording';
import type { LayerSpec, ModelSpec } from '../engine/spec';
import type { Tensor } from '../engine/tensor';
import { changeWeights } from './pass';
import type { MiniBatchRequest, MiniBatchResult, OwnLayer } from './protocol';

/** The gate whose block of the weights is shown: the only one of a basic cell, else one whose sum is x U + h W + b and nothing more. */
function shownGate({ cell }: LayerSpec): GateName {
  return cell === 'rnn' ? 'h' : cell === 'lstm' ? 'g' : 'z';
}

interface Reading {
  readonly spec: ModelSpec;
  readonly layer: number;
  readonly batch: Batch;
  readonly lengths: Int32Array;
  readonly weights: Float64Array;
}

/** Texts side by side, padded to the longest with zeros; states of a text that has ended stay as they are. */
function readTexts({ pass, texts, layer }: MiniBatchRequest, weights: Float64Array): Reading {
  const lengths = Int32Array.from(texts, (tokens) => tokens.length);
  const steps = Math.max(...lengths);
  const inputs = Int32Array.from({ length: steps * texts.length }, (_, cell) => {
    return texts[cell % texts.length]?.[Math.floor(cell / texts.length)] ?? -1;
  });
  const edited = weights.slice();
  changeWeights(edited, pass);
  return { spec: pass.spec, layer, batch: { steps, size: texts.length, inputs, lengths }, lengths, weights: edited };
}

function ownSpec(inputs: number, units: number): ModelSpec {
  return {
    shape: 'manyToMany',
    input: { kind: 'dense', size: inputs },
    convolution: null,
    layers: [{ cell: 'rnn', size: units, bias: 'one', activation: 'tanh' }],
    decoder: null,
    head: null,
  };
}

/** A basic layer with weights as PyTorch starts them and inputs from a normal distribution, both from the seed. */
function drawOwn({ inputs, units, seed }: OwnLayer, rows: number, steps: number): Reading {
  const spec = ownSpec(inputs, units);
  // A stream for each row, so that another one changes none of the others.
  const streams = Array.from({ length: rows }, (_, row) => createRandom(seed, streamOf(`mini-batch row ${row}`)));
  const values = new Float64Array(steps * rows * inputs);
  streams.forEach((random, row) => {
    for (let step = 0; step < steps; step++) {
      for (let input = 0; input < inputs; input++) values[(step * rows + row) * inputs + input] = random.normal();
    }
  });
  const batch = { steps, size: rows, inputs: values };
  return { spec, layer: 1, batch, lengths: new Int32Array(rows).fill(steps), weights: initialise(spec, seed, 'pytorch') };
}

function withProgram<R>(spec: ModelSpec, batch: Batch, weights: Float64Array, use: (program: Program) => R): R {
  const program = createProgram(spec, { steps: batch.steps, size: batch.size });
  try {
    program.weights.set(weights);
    program.forward(batch);
    return use(program);
  } finally {
    program.release();
  }
}

/** The gate's d columns of a layer's tensor; null when the layer has none. */
function blockOf({ spec, layer, weights }: Reading, role: 'U' | 'W' | 'b' | 'bRecurrent', gate: GateName): Tensor | null {
  const tensor = parameters(spec).find((candidate) => candidate.layer === layer && candidate.role === role);
  if (!tensor || !tensor.gates.includes(gate)) return null;
  const [width, rows] = [tensor.shape.at(-1) ?? 1, tensor.shape.length > 1 ? (tensor.shape[0] ?? 1) : 1];
  const columns = width / tensor.gates.length;
  const first = tensor.offset + tensor.gates.indexOf(gate) * columns;
  const data = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    data.set(weights.subarray(first + row * width, first + row * width + columns), row * columns);
  }
  return { shape: [rows, columns], data };
}

/** [T, B, d] one step later, with the initial state first. */
function delayed(states: Tensor, initial: Tensor | undefined): Tensor {
  const [steps = 0, rows = 0, width = 0] = states.shape;
  const data = new Float64Array(states.data.length);
  if (initial) data.set(initial.data);
  if (steps > 1) data.set(states.data.subarray(0, (steps - 1) * rows * width), rows * width);
  return { shape: states.shape, data };
}

/** Two tensors side by side along their last axis. */
function sideBySide(left: Tensor, right: Tensor): Tensor {
  const [a, b] = [left.shape.at(-1) ?? 0, right.shape.at(-1) ?? 0];
  const rows = left.data.length / a;
  const data = new Float64Array(rows * (a + b));
  for (let row = 0; row < rows; row++) {
    data.set(left.data.subarray(row * a, (row + 1) * a), row * (a + b));
    data.set(right.data.subarray(row * b, (row + 1) * b), row * (a + b) + a);
  }
  return { shape: [...left.shape.slice(0, -1), a + b], data };
}

/**
 * [X H] [U; W] + b of all steps at once: a layer without recurrence whose inputs are x and h side by side, run by the same engine.
 * Its sums are what the two separate products must add up to.
 */
function runStacked(joined: Tensor, stack: Float64Array, biases: readonly Tensor[], units: number): Tensor {
  const inputs = joined.shape.at(-1) ?? 0;
  const rows = joined.data.length / inputs;
  const spec = ownSpec(inputs, units);
  const weights = new Float64Array(inputs * units + units * units + units);
  weights.set(stack);
  const bias = weights.subarray(inputs * units + units * units);
  for (const { data } of biases) data.forEach((value, unit) => (bias[unit] = (bias[unit] ?? 0) + value));
  const batch = { steps: 1, size: rows, inputs: joined.data };
  const sums = withProgram(spec, batch, weights, (program) => program.values().main.layers[0]?.quantities.hPre);
  if (!sums) throw new RangeError('The layer has no sums.');
  return { shape: [...joined.shape.slice(0, -1), units], data: sums.data };
}

function inputOf(recording: Recording, layer: number): Tensor {
  return layer === 1 ? (recording.convolved ?? recording.input) : (recording.layers[layer - 2]?.quantities.h ?? recording.input);
}

/** Largest |a − b| over the sequences that have not ended. */
function largestDifference(a: Tensor, b: Tensor, lengths: Int32Array): number {
  const [, rows = 1, width = 1] = a.shape;
  let largest = 0;
  for (let k = 0; k < a.data.length; k++) {
    const [step, row] = [Math.floor(k / (rows * width)), Math.floor(k / width) % rows];
    if (step < (lengths[row] ?? 0)) largest = Math.max(largest, Math.abs((a.data[k] ?? 0) - (b.data[k] ?? 0)));
  }
  return largest;
}

function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new RangeError(`The layer has no ${what}.`);
  return value;
}

/** A mini-batch through one layer, as the matrices of its product, in both forms. */
export function miniBatch(request: MiniBatchRequest, weights: Float64Array): MiniBatchResult {
  const { own, texts } = request;
  const reading = own ? drawOwn(own, texts.length, request.texts[0]?.length ?? 1) : readTexts(request, weights);
  const { spec, layer, batch, lengths } = reading;
  const gate = shownGate(need(spec.layers[layer - 1], 'cell'));
  const recording = withProgram(spec, batch, reading.weights, (program) => program.values().main);
  const { quantities, initial } = need(recording.layers[layer - 1], 'values');
  const [X, h] = [inputOf(recording, layer), need(quantities.h, 'states')];
  const previous = delayed(h, initial.h);
  const [U, W] = [need(blockOf(reading, 'U', gate), 'U'), need(blockOf(reading, 'W', gate), 'W')];
  const biases = (['b', 'bRecurrent'] as const).flatMap((role) => blockOf(reading, role, gate) ?? []);
  const sums = need(quantities[`${gate}Pre` as Quantity], 'sums');
  const stacked = runStacked(sideBySide(X, previous), Float64Array.of(...U.data, ...W.data), biases, U.shape[1] ?? 1);
  return {
    gate,
    lengths,
    inputs: X,
    previous,
    U,
    W,
    biases,
    sums,
    stackedSums: stacked,
    outputs: need(quantities[gate], 'outputs'),
    difference: largestDifference(sums, stacked, lengths),
  };
}

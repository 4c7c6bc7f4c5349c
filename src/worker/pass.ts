import { createProgram } from '../engine/createProgram';
import { parameters } from '../engine/parameters';
import type { Batch, Cost, Program } from '../engine/program';
import { convolvedSteps, type InputSpec, type ModelSpec } from '../engine/spec';
import { vectorAt } from '../engine/tensor';
import type { Pass } from './protocol';

/** Steps of a sequence that is given flat. */
export function countSteps(input: InputSpec, inputs: readonly number[]): number {
  return inputs.length / (input.kind === 'dense' ? input.size : 1);
}

/** Steps of the encoder in front of the decoder's; 0 without one. */
export function encoderSteps({ spec, inputs }: Pick<Pass, 'spec' | 'inputs'>): number {
  return spec.decoder ? convolvedSteps(spec.convolution, countSteps(spec.input, inputs)) : 0;
}

/** Outputs of a pass: steps of its only stack, or of its decoder. */
export function countOutputs({ spec, inputs, decoder }: Pick<Pass, 'spec' | 'inputs' | 'decoder'>): number {
  if (spec.decoder) return countSteps(spec.decoder.input, decoder ?? []);
  return convolvedSteps(spec.convolution, countSteps(spec.input, inputs));
}

/** A model with its weights set, ready for the sequences of a pass; released when `use` returns or throws. */
export function withProgram<R>(pass: Pass, weights: Float64Array, use: (program: Program) => R): R {
  const { spec, inputs } = pass;
  const steps = countSteps(spec.input, inputs);
  const program = createProgram(spec, { steps, decoderSteps: Math.max(1, spec.decoder ? countOutputs(pass) : 1), size: 1 });
  try {
    if (weights.length !== program.weights.length) {
      throw new RangeError(`The model has ${program.weights.length} weights, but ${weights.length} were given.`);
    }
    program.weights.set(weights);
    changeWeights(program.weights, pass);
    return use(program);
  } finally {
    program.release();
  }
}

/** Multiplies W of every layer, all gates alike. */
function scaleRecurrent(weights: Float64Array, spec: ModelSpec, gain: number): void {
  if (gain === 1) return;
  for (const { role, offset, count } of parameters(spec)) {
    if (role !== 'W') continue;
    for (let index = offset; index < offset + count; index++) weights[index] = (weights[index] ?? 0) * gain;
  }
}

/** The weights that a pass runs with: the gain first, then what was set by hand, so that a typed number is the one that is used. */
export function changeWeights(weights: Float64Array, { spec, gain, edits }: Pick<Pass, 'spec' | 'gain' | 'edits'>): void {
  scaleRecurrent(weights, spec, gain);
  if (edits.length === 0) return;
  const tensors = new Map(parameters(spec).map((tensor) => [tensor.name, tensor]));
  for (const { tensor: name, index, value } of edits) {
    const tensor = tensors.get(name);
    if (!tensor || index >= tensor.count) throw new RangeError(`The model has no weight ${index} in “${name}”.`);
    weights[tensor.offset + index] = value;
  }
}

function pack(input: InputSpec, inputs: readonly number[]): Pick<Batch, 'steps' | 'inputs'> {
  return { steps: countSteps(input, inputs), inputs: input.kind === 'dense' ? Float64Array.from(inputs) : Int32Array.from(inputs) };
}

export function batchOf({ spec, inputs, decoder, initial }: Pass): Batch {
  const batch = { ...pack(spec.input, inputs), size: 1, ...(initial && { initial }) };
  return spec.decoder ? { ...batch, decoder: pack(spec.decoder.input, decoder ?? []) } : batch;
}

function chosenSteps(costSteps: Pass['costSteps'], outputs: number): readonly number[] {
  if (typeof costSteps !== 'string') return [...new Set(costSteps)];
  return costSteps === 'last' ? [outputs - 1] : Array.from({ length: outputs }, (_, step) => step);
}

/** Each output that the cost uses and that can be scored weighs the same; the weights sum to 1. null where no classes come out. */
export function costOf(pass: Pass): Cost | null {
  const { spec, targets, costSteps } = pass;
  if (spec.head?.kind !== 'softmax') return null;
  const outputs = countOutputs(pass);
  const scored = chosenSteps(costSteps, outputs).filter((step) => step < outputs && (targets[step] ?? -1) >= 0);
  const weights = new Float64Array(outputs);
  for (const step of scored) weights[step] = 1 / scored.length;
  // A step without a target has weight 0; what stands in its place does not matter.
  return { targets: Int32Array.from(weights, (_, step) => Math.max(targets[step] ?? 0, 0)), weights };
}

/** ∂L/∂h of the last layer where L = Σ weight · h: the weights of the steps that the cost uses. null where L is made otherwise. */
export function seedsOf(pass: Pass): Float64Array | null {
  const { spec, lossWeights, costSteps } = pass;
  if (!lossWeights) return null;
  const outputs = countOutputs(pass);
  const size = spec.layers.at(-1)?.size ?? 0;
  const seeds = new Float64Array(outputs * size);
  for (const step of chosenSteps(costSteps, outputs).filter((chosen) => chosen < outputs)) {
    seeds.set(lossWeights.subarray(step * size, (step + 1) * size), step * size);
  }
  return seeds;
}

/** [T]: Σ weight · h of each step. */
export function weighOutputs(program: Program, weights: Float64Array): Float64Array {
  const h = program.values().main.layers.at(-1)?.quantities.h;
  if (!h) throw new RangeError('The model has no layer.');
  const [steps = 0, , size = 0] = h.shape;
  return Float64Array.from({ length: steps }, (_, step) =>
    vectorAt(h, step).reduce((sum, value, unit) => sum + value * (weights[step * size + unit] ?? 0), 0),
  );
}

/** The model's forward and backward pass over the request's sequence, and the loss. */
export function withPass<R>(pass: Pass, weights: Float64Array, use: (program: Program, loss: number) => R): R {
  return withProgram(pass, weights, (program) => {
    const seeds = seedsOf(pass);
    const loss = program.forward(batchOf(pass), costOf(pass), pass.clamps);
    program.backward({ truncation: pass.truncation, ...(seeds && { seeds: { h: seeds } }) });
    return use(program, seeds ? weighOutputs(program, seeds).reduce((sum, one) => sum + one, 0) : loss);
  });
}

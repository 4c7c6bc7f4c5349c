import { createProgram } from '../engine/createProgram';
import { parameters } from '../engine/parameters';
import type { Batch, Cost, Program } from '../engine/program';
import type { ModelSpec } from '../engine/spec';
import type { Pass } from './protocol';

/** A model with its weights set, ready for sequences of at most `steps`; released when `use` returns or throws. */
export function withProgram<R>(spec: ModelSpec, weights: Float64Array, steps: number, use: (program: Program) => R): R {
  const program = createProgram(spec, { steps, size: 1 });
  try {
    if (weights.length !== program.weights.length) {
      throw new RangeError(`The model has ${program.weights.length} weights, but ${weights.length} were given.`);
    }
    program.weights.set(weights);
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

export function batchOf({ tokens }: Pass): Batch {
  return { steps: tokens.length, size: 1, inputs: Int32Array.from(tokens) };
}

/** Each output that the cost uses and that can be scored weighs the same; the weights sum to 1. */
export function costOf({ tokens, targets, costSteps }: Pass): Cost {
  const scored = [...new Set(costSteps)].filter((step) => step < tokens.length && (targets[step] ?? -1) >= 0);
  const weights = new Float64Array(tokens.length);
  for (const step of scored) weights[step] = 1 / scored.length;
  // A step without a target has weight 0; what stands in its place does not matter.
  return { targets: Int32Array.from(tokens, (_, step) => Math.max(targets[step] ?? 0, 0)), weights };
}

/** The model's forward and backward pass over the request's text, and the loss. */
export function withPass<R>(pass: Pass, weights: Float64Array, use: (program: Program, loss: number) => R): R {
  return withProgram(pass.spec, weights, pass.tokens.length, (program) => {
    changeWeights(program.weights, pass);
    const loss = program.forward(batchOf(pass), costOf(pass), pass.clamps);
    program.backward({ truncation: pass.truncation });
    return use(program, loss);
  });
}

import { countParameters } from '../../../src/engine/parameters';
import type { Batch, Truncation } from '../../../src/engine/program';
import { convolvedSteps, type ModelSpec } from '../../../src/engine/spec';
import { type Objective, type Outputs, runHead } from './outputs';
import { inputsOf, initialStates, readRow } from './readRow';
import { backwardPass, finalStates, forwardPass, type Parameters, type Pass, type PassGradient, stacksOf } from './sequence';
import { add, Blocks, type Vector, zerosOf } from './vectors';

/** One sequence of the batch by itself, at its own length: no padding, no masks, no batch. */
export interface SequenceAnswer {
  /** The encoder's and the decoder's, or the only one. */
  readonly passes: readonly Pass[];
  readonly outputs: Outputs | null;
  /** For each window of a truncated pass (else for the only one), the gradients of each pass. */
  readonly gradients: readonly (readonly PassGradient[])[];
  /** The row's share of the objective. */
  readonly objective: number;
}

export interface OracleAnswer {
  readonly objective: number;
  readonly gradient: Float64Array;
  readonly sequences: readonly SequenceAnswer[];
}

interface Window {
  readonly from: number;
  readonly scored: number;
  readonly to: number;
}

/** After every k1 steps, the costs of those steps through the latest k2 steps; without truncation, everything at once. */
function windowsOf(steps: number, truncation: Truncation | null | undefined): Window[] {
  if (!truncation) return [{ from: 0, scored: 0, to: steps }];
  const { every, through } = truncation;
  return Array.from({ length: Math.ceil(steps / every) }, (_, k) => {
    const to = Math.min((k + 1) * every, steps);
    const from = Math.max(0, to - through);
    return { from, scored: Math.max(from, k * every), to };
  });
}

function forwardThrough(spec: ModelSpec, batch: Batch, row: number, parameters: Parameters): Pass[] {
  const [first, second] = stacksOf(spec);
  const { size, decoder } = batch;
  const inputs = inputsOf(first!.input, batch.inputs, size, row, batch.lengths?.[row] ?? batch.steps);
  const pass = forwardPass(first!, ...inputs, initialStates(spec, batch, row), parameters);
  if (!second || !decoder) return [pass];
  const read = inputsOf(second.input, decoder.inputs, size, row, decoder.lengths?.[row] ?? decoder.steps);
  return [pass, forwardPass(second, ...read, finalStates(pass, first!), parameters)];
}

/** What reaches the last layer's h from the costs and seeds of one window; adds to the gradient of V. */
function fromAbove(
  top: readonly Vector[],
  window: Window,
  outputs: Outputs | null,
  seeds: readonly Vector[],
  { weights, gradient }: Parameters,
) {
  return top.map((h, t) => {
    if (t < window.scored || t >= window.to) return zerosOf(h.length);
    if (!outputs) return seeds[t]!;
    gradient.get('V').addOuter(h, outputs.dLogits[t]!);
    gradient.find('bOutput')?.addToRow(outputs.dLogits[t]!);
    return add(weights.get('V').transposedProduct(outputs.dLogits[t]!), seeds[t]!);
  });
}

function backwardThrough(
  spec: ModelSpec,
  passes: readonly Pass[],
  window: Window,
  above: readonly Vector[],
  parameters: Parameters,
): PassGradient[] {
  const stacks = stacksOf(spec);
  const silent = stacks[0]!.layers.map(({ size }) => ({ h: zerosOf(size), c: zerosOf(size) }));
  const last = passes.at(-1)!;
  const cut = { ...last, steps: last.steps.map((column) => column.slice(0, window.to)) };
  const main = backwardPass(stacks.at(-1)!, cut, above, silent, parameters, window.from);
  if (passes.length === 1) return [main];
  const quiet = passes[0]!.steps.at(-1)!.map(({ values }) => zerosOf(values.h!.length));
  return [backwardPass(stacks[0]!, passes[0]!, quiet, main.initial, parameters), main];
}

function runSequence(spec: ModelSpec, batch: Batch, row: number, objective: Objective, parameters: Parameters): SequenceAnswer {
  const { size, decoder } = batch;
  const { cost, seeds, truncation } = objective;
  const passes = forwardThrough(spec, batch, row, parameters);
  const top = passes
    .at(-1)!
    .steps.at(-1)!
    .map((step) => step.values.h!);
  const windows = windowsOf(decoder ? decoder.steps : convolvedSteps(spec.convolution, batch.steps), truncation);
  const reached = (t: number) => windows.some(({ scored, to }) => t >= scored && t < to);
  const outputs = spec.head && runHead(spec.head, top, row, size, objective, reached, parameters);
  const width = stacksOf(spec).at(-1)!.layers.at(-1)!.size;
  const stateSeeds = readRow(seeds.h, size, width, row, top.length);
  const gradients = windows.map((window) =>
    backwardThrough(spec, passes, window, fromAbove(top, window, outputs, stateSeeds, parameters), parameters),
  );
  const scored = outputs && cost ? outputs.losses.reduce((sum, loss, t) => sum + loss * outputs.weights[t]!, 0) : 0;
  const seeded = [dot(seeds.h, top), dot(seeds.logits, outputs?.logits ?? []), dot(seeds.output, outputs?.output ?? [])];
  return { passes, outputs, gradients, objective: seeded.reduce((sum, part) => sum + part, scored) };

  function dot(data: Float64Array | undefined, vectors: readonly Vector[]): number {
    const seed = readRow(data, size, vectors[0]?.length ?? 0, row, vectors.length).flat();
    return vectors.flat().reduce((sum, value, k) => sum + value * seed[k]!, 0);
  }
}

/** The textbook's recurrent network: loops over rows, layers and steps, forward and backward, nothing else. */
export function runOracle(spec: ModelSpec, weights: Float64Array, batch: Batch, objective: Objective): OracleAnswer {
  const gradient = new Float64Array(countParameters(spec));
  const parameters = { weights: new Blocks(spec, weights), gradient: new Blocks(spec, gradient) };
  const sequences = Array.from({ length: batch.size }, (_, row) => runSequence(spec, batch, row, objective, parameters));
  return { objective: sequences.reduce((sum, sequence) => sum + sequence.objective, 0), gradient, sequences };
}

import { describe, expect, it } from 'vitest';
import { contributions } from '../../src/engine/contributions';
import { createProgram } from '../../src/engine/createProgram';
import { parameters } from '../../src/engine/parameters';
import type { Clamp, Truncation } from '../../src/engine/program';
import { describeCase, type RandomCase, randomCase } from './randomSpec';

/** Runs a case and takes every tensor's gradient apart; the largest residual, relative to the gradient's largest value. */
function worstResidual(example: RandomCase, clamps: readonly Clamp[] = [], truncation: Truncation | null = null): number {
  const { spec, batch, weights, cost, seeds } = example;
  const program = createProgram(spec, { steps: batch.steps, decoderSteps: batch.decoder?.steps ?? 1, size: batch.size });
  try {
    program.weights.set(weights);
    program.forward(batch, cost, clamps);
    program.backward({ seeds, truncation });
    const pass = {
      spec,
      batch,
      clamps,
      values: program.values(),
      gradients: program.gradients(),
      parameterGradient: program.gradient.slice(),
    };
    const scale = Math.max(1, ...program.gradient.map(Math.abs));
    return Math.max(...parameters(spec).map(({ name }) => contributions(pass, name).residual)) / scale;
  } finally {
    program.release();
  }
}

const cases = Array.from({ length: 300 }, (_, seed) => randomCase(seed));

function failures(residual: (example: RandomCase) => number): string[] {
  return cases.filter((example) => !(residual(example) < 1e-12)).map(describeCase);
}

describe('what each time step adds to a shared parameter’s gradient', () => {
  it('adds up to the gradient, for every tensor of 300 random models and batches', () => {
    expect(failures((example) => worstResidual(example))).toEqual([]);
  });

  it('adds up with truncated backpropagation', () => {
    expect(failures((example) => worstResidual(example, [], { every: 2, through: 3 }))).toEqual([]);
  });

  it('adds up with clamped gates, states and inputs', () => {
    const clamped = ({ spec }: RandomCase): Clamp[] => [
      { part: 'encoder', layer: 1, quantity: 'h', unit: 0, from: 1, to: 2, value: 0.3 },
      { part: 'encoder', layer: 0, quantity: 'x', unit: 'all', from: 0, to: 1, value: 0.5 },
      ...(spec.layers[0]!.cell === 'lstm'
        ? [{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 0, to: 3, value: 1 } as const]
        : []),
      ...(spec.layers[0]!.cell === 'gru' ? [{ part: 'encoder', layer: 1, quantity: 'r', unit: 0, from: 1, to: 1, value: 0 } as const] : []),
    ];
    expect(failures((example) => worstResidual(example, clamped(example)))).toEqual([]);
  });

  it('refuses a tensor that the model does not have', () => {
    const { spec, batch } = cases[0]!;
    const empty = { input: { shape: [], data: new Float64Array() }, convolved: null, layers: [], logits: null, output: null };
    const run = { encoder: null, main: empty };
    const pass = { spec, batch, clamps: [], values: run, gradients: run, parameterGradient: new Float64Array() };
    expect(() => contributions(pass, 'layer9.U')).toThrow(RangeError);
  });
});

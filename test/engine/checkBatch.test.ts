import { describe, expect, it } from 'vitest';
import type { Batch, Cost, Seeds } from '../../src/engine/program';
import { createProgram } from '../../src/engine/createProgram';
import type { ModelSpec } from '../../src/engine/spec';

const layers = [{ cell: 'lstm', size: 3, bias: 'one', peephole: false, forgetBias: 1 }] as const;
const spec: ModelSpec = {
  shape: 'manyToMany',
  input: { kind: 'dense', size: 2 },
  convolution: { filters: 4, width: 2, stride: 1, bias: true, activation: 'tanh' },
  layers,
  decoder: null,
  head: { kind: 'softmax', size: 5, bias: true },
};
const pair: ModelSpec = { ...spec, convolution: null, shape: 'encoderDecoder', decoder: { input: { kind: 'oneHot', size: 6 }, layers } };
const batch: Batch = { steps: 4, size: 2, inputs: new Float64Array(16) };
const cost: Cost = { targets: new Int32Array(6), weights: new Float64Array(6).fill(1) };

function run(model: ModelSpec, given: Batch, wanted: Cost | null = null, seeds: Seeds = {}): void {
  const program = createProgram(model, { steps: 4, size: 2, decoderSteps: 3 });
  try {
    program.forward(given, wanted);
    program.backward({ seeds });
  } finally {
    program.release();
  }
}

describe('a batch that does not fit is refused with a RangeError that says why', () => {
  it.each<[string, () => void, string]>([
    ['too many steps', () => run(spec, { ...batch, steps: 5, inputs: new Float64Array(20) }), 'A batch of 5 steps does not fit'],
    ['no steps', () => run(spec, { ...batch, steps: 0 }), 'A batch of 0 steps'],
    ['too many sequences', () => run(spec, { ...batch, size: 3, inputs: new Float64Array(24) }), 'A batch of 3 sequences does not fit'],
    ['too few inputs', () => run(spec, { ...batch, inputs: new Float64Array(15) }), 'Inputs: 16 numbers are needed, 15 were given.'],
    ['too few lengths', () => run(spec, { ...batch, lengths: Int32Array.of(4) }), 'Lengths: 2 numbers'],
    ['too short for the convolution', () => run(spec, { ...batch, steps: 1 }), 'shorter than the convolution'],
    ['a small initial state', () => run(spec, { ...batch, initial: [{ c: new Float64Array(5) }] }), 'Initial c: 6 numbers'],
    ['no second sequence', () => run(pair, batch), 'Encoder–decoders'],
    ['a second sequence too many', () => run(spec, { ...batch, decoder: { steps: 1, inputs: new Int32Array(2) } }), 'Encoder–decoders'],
    ['a long second sequence', () => run(pair, { ...batch, decoder: { steps: 4, inputs: new Int32Array(8) } }), 'for 3'],
    ['a short second one', () => run(pair, { ...batch, decoder: { steps: 3, inputs: new Int32Array(5) } }), 'Inputs: 6 numbers'],
    ['an unknown token', () => run(pair, { ...batch, decoder: { steps: 1, inputs: Int32Array.of(0, 6) } }), 'Token 6'],
    ['too few targets', () => run(spec, batch, { ...cost, targets: new Int32Array(5) }), 'Targets: 6 numbers'],
    ['too few weights', () => run(spec, batch, { ...cost, weights: new Float64Array(5) }), 'Cost weights: 6 numbers'],
    ['a class that is none', () => run(spec, batch, { ...cost, targets: new Int32Array(6).fill(5) }), 'Class 5 is not one of 5'],
    ['too few seeds', () => run(spec, batch, null, { h: new Float64Array(17) }), 'Seeds of h: 18 numbers'],
  ])('%s', (_, attempt, words) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(words);
  });

  it('and one that fits is not', () => {
    expect(() => run(spec, batch, cost, { h: new Float64Array(18) })).not.toThrow();
    expect(() => run(pair, { ...batch, decoder: { steps: 3, inputs: new Int32Array(6) } }, cost)).not.toThrow();
  });
});

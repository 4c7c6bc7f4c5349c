import { describe, expect, it } from 'vitest';
import { type InitialisationScheme, initialise } from '../../src/engine/initialise';
import { randomOrthogonal } from '../../src/engine/orthogonal';
import { type ParameterTensor, parameters } from '../../src/engine/parameters';
import { createRandom } from '../../src/engine/random';
import type { LstmSpec, ModelSpec } from '../../src/engine/spec';

const lstm: LstmSpec = { cell: 'lstm', size: 12, bias: 'two', peephole: true, forgetBias: 1 };

const spec: ModelSpec = {
  shape: 'manyToMany',
  input: { kind: 'embedding', size: 9, width: 6 },
  convolution: { filters: 5, width: 3, stride: 1, bias: true, activation: 'relu' },
  layers: [lstm, { cell: 'gru', size: 8, bias: 'one', resetAfter: true }, { cell: 'rnn', size: 7, bias: 'one', activation: 'tanh' }],
  decoder: null,
  head: { kind: 'softmax', size: 4, bias: true },
};

const schemes: InitialisationScheme[] = ['glorot', 'orthogonal', 'keras', 'pytorch'];

function tensorOf(weights: Float64Array, name: string, of: ModelSpec = spec): { values: number[]; tensor: ParameterTensor } {
  const tensor = parameters(of).find((candidate) => candidate.name === name)!;
  return { tensor, values: [...weights.subarray(tensor.offset, tensor.offset + tensor.count)] };
}

/** Whether the values fill ±limit: nothing beyond, and something close to it. */
function fill(values: number[], limit: number): boolean {
  const largest = Math.max(...values.map(Math.abs));
  return largest <= limit && largest > 0.8 * limit;
}

function blockOf(values: number[], rows: number, columns: number, size: number, gate: number): number[][] {
  return Array.from({ length: rows }, (_, r) => values.slice(r * columns + gate * size, r * columns + (gate + 1) * size));
}

/** Largest deviation of A Aᵀ from the unit matrix. */
function distanceFromOrthonormal(rows: number[][]): number {
  const products = rows.flatMap((a, i) => rows.map((b, j) => a.reduce((sum, value, k) => sum + value * b[k]!, 0) - (i === j ? 1 : 0)));
  return Math.max(...products.map(Math.abs));
}

describe('every scheme', () => {
  it('returns the same bits for the same seed, and other weights for another seed', () => {
    for (const scheme of schemes) {
      expect(initialise(spec, 5, scheme)).toEqual(initialise(spec, 5, scheme));
      expect(initialise(spec, 5, scheme)).not.toEqual(initialise(spec, 6, scheme));
    }
  });

  it('adds the spec’s forget bias to b_f, and to nothing else', () => {
    const plain: ModelSpec = { ...spec, layers: [{ ...lstm, forgetBias: 0 }, ...spec.layers.slice(1)] };
    for (const scheme of schemes) {
      const difference = initialise(spec, 5, scheme).map((value, k) => value - initialise(plain, 5, scheme)[k]!);
      const { tensor } = tensorOf(difference, 'layer1.b');
      difference.forEach((value, k) => {
        const inForget = k >= tensor.offset && k < tensor.offset + lstm.size;
        expect(value).toBeCloseTo(inForget ? 1 : 0, 15);
      });
    }
  });

  it('starts a tensor the same whatever else the model has', () => {
    const smaller: ModelSpec = { ...spec, layers: [{ ...lstm, bias: 'none' }, ...spec.layers.slice(1)] };
    for (const scheme of schemes) {
      for (const name of ['embedding', 'layer1.W', 'layer3.U', 'V']) {
        expect(tensorOf(initialise(smaller, 5, scheme), name, smaller).values).toEqual(tensorOf(initialise(spec, 5, scheme), name).values);
      }
    }
  });
});

describe('glorot', () => {
  const weights = initialise(spec, 1, 'glorot');

  it('draws each gate block within ±√(6 / (rows + columns of the block))', () => {
    expect(fill(tensorOf(weights, 'layer1.U').values, Math.sqrt(6 / (5 + 12)))).toBe(true);
    expect(fill(tensorOf(weights, 'layer1.W').values, Math.sqrt(6 / 24))).toBe(true);
    expect(fill(tensorOf(weights, 'V').values, Math.sqrt(6 / (7 + 4)))).toBe(true);
    expect(fill(tensorOf(weights, 'convolution.kernel').values, Math.sqrt(6 / (18 + 5)))).toBe(true);
  });

  it('starts biases and peepholes at 0', () => {
    for (const name of ['layer1.bRecurrent', 'layer1.peephole', 'layer2.b', 'layer2.bRecurrent', 'bOutput', 'convolution.bias']) {
      expect(tensorOf(weights, name).values.every((value) => value === 0)).toBe(true);
    }
  });
});

describe('orthogonal', () => {
  it('makes each gate’s recurrent block an orthogonal matrix', () => {
    const { values } = tensorOf(initialise(spec, 1, 'orthogonal'), 'layer1.W');
    for (let gate = 0; gate < 4; gate++) expect(distanceFromOrthonormal(blockOf(values, 12, 48, 12, gate))).toBeLessThan(1e-14);
  });

  it('gives orthonormal rows or columns, whichever are fewer, to machine precision', () => {
    const wide = randomOrthogonal(createRandom(1), 20, 60);
    expect(distanceFromOrthonormal(blockOf([...wide], 20, 60, 60, 0))).toBeLessThan(1e-14);
    const tall = randomOrthogonal(createRandom(1), 30, 10);
    const columns = Array.from({ length: 10 }, (_c, c) => Array.from({ length: 30 }, (_r, r) => tall[r * 10 + c]!));
    expect(distanceFromOrthonormal(columns)).toBeLessThan(1e-14);
  });
});

describe('keras', () => {
  const weights = initialise(spec, 1, 'keras');

  it('takes all gates of a kernel together: Glorot limits for U, orthonormal rows for W', () => {
    expect(fill(tensorOf(weights, 'layer1.U').values, Math.sqrt(6 / (5 + 48)))).toBe(true);
    expect(distanceFromOrthonormal(blockOf(tensorOf(weights, 'layer1.W').values, 12, 48, 48, 0))).toBeLessThan(1e-14);
    expect(distanceFromOrthonormal(blockOf(tensorOf(weights, 'layer2.W').values, 8, 24, 24, 0))).toBeLessThan(1e-14);
  });

  it('counts a convolution’s width in both fans, and draws embeddings within ±0.05', () => {
    expect(fill(tensorOf(weights, 'convolution.kernel').values, Math.sqrt(6 / (3 * 6 + 3 * 5)))).toBe(true);
    expect(fill(tensorOf(weights, 'embedding').values, 0.05)).toBe(true);
  });
});

describe('pytorch', () => {
  const weights = initialise({ ...spec, layers: [{ ...lstm, forgetBias: 0 }, ...spec.layers.slice(1)] }, 1, 'pytorch');

  it('draws everything of a layer within ±1/√d, both biases included', () => {
    for (const name of ['layer1.U', 'layer1.W', 'layer1.b', 'layer1.bRecurrent', 'layer1.peephole']) {
      expect(fill(tensorOf(weights, name).values, 1 / Math.sqrt(12))).toBe(true);
    }
    expect(fill(tensorOf(weights, 'layer2.U').values, 1 / Math.sqrt(8))).toBe(true);
  });

  it('draws the head and the convolution within ±1/√(inputs), and embeddings from the standard normal', () => {
    expect(fill(tensorOf(weights, 'V').values, 1 / Math.sqrt(7))).toBe(true);
    expect(Math.max(...tensorOf(weights, 'bOutput').values.map(Math.abs))).toBeLessThan(1 / Math.sqrt(7));
    expect(fill(tensorOf(weights, 'convolution.kernel').values, 1 / Math.sqrt(18))).toBe(true);
    const { values } = tensorOf(weights, 'embedding');
    const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(square).toBeGreaterThan(0.5);
    expect(square).toBeLessThan(1.6);
  });
});

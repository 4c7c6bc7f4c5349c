import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/engine/parameters';
import type { ModelSpec } from '../../src/engine/spec';
import type { Framework } from '../../src/interop/layouts';
import { InteropError, type NamedTensors } from '../../src/interop/namedTensors';
import { readWeights, writeWeights } from '../../src/interop/weights';
import { Chance } from '../engine/chance';
import { randomSpec } from '../engine/randomSpec';
import { bare, counting, gru, lstm, rnn } from './models';

const frameworks: readonly Framework[] = ['pytorch', 'keras', 'onnx'];
const flatOf = (spec: ModelSpec) => counting(countParameters(spec));
const arrayOf = (tensors: NamedTensors, name: string) => [...tensors.get(name)!.data];

describe('weights go out and come back', () => {
  it.each(frameworks)('the same from %s, for any model', (framework) => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const chance = new Chance(seed);
      const drawn = randomSpec(chance, 5);
      // Keras sums two biases into one, so that what comes back is one bias vector with the same effect.
      const layers = drawn.layers.map((layer) =>
        framework === 'keras' && layer.bias === 'two' ? { ...layer, bias: 'one' as const } : layer,
      );
      const spec = { ...drawn, layers, decoder: drawn.decoder && { ...drawn.decoder, layers } };
      const flat = chance.numbers(countParameters(spec), -1, 1);
      expect(readWeights(spec, writeWeights(spec, flat, framework), framework), `seed ${seed}`).toEqual(flat);
      const gradient = readWeights(spec, writeWeights(spec, flat, framework, 'gradients'), framework, 'gradients');
      expect(gradient, `gradients, seed ${seed}`).toEqual(flat);
    }
  });
});

describe('where a framework keeps two bias vectors and the model one', () => {
  const spec = bare(1, rnn(2, 'one'));

  it('the second holds zeros, and reading adds both', () => {
    const tensors = writeWeights(spec, flatOf(spec), 'pytorch');
    expect(arrayOf(tensors, 'bias_ih_l0')).toEqual([7, 8]);
    expect(arrayOf(tensors, 'bias_hh_l0')).toEqual([0, 0]);
    const shifted = new Map(tensors).set('bias_hh_l0', { shape: [2], data: Float64Array.of(10, 20) });
    expect(readWeights(spec, shifted, 'pytorch').slice(-2)).toEqual(Float64Array.of(17, 28));
  });

  it('as gradients both hold the same', () => {
    const tensors = writeWeights(spec, flatOf(spec), 'pytorch', 'gradients');
    expect(arrayOf(tensors, 'bias_hh_l0')).toEqual(arrayOf(tensors, 'bias_ih_l0'));
  });

  it('a reset-after GRU’s own bias of n keeps its place', () => {
    const after = bare(1, gru(1, 'one', true));
    const tensors = writeWeights(after, flatOf(after), 'pytorch');
    expect(arrayOf(tensors, 'bias_ih_l0')).toEqual([8, 7, 9]);
    expect(arrayOf(tensors, 'bias_hh_l0')).toEqual([0, 0, 10]);
    expect(arrayOf(writeWeights(after, flatOf(after), 'keras'), 'bias')).toEqual([7, 8, 9, 0, 0, 10]);
  });
});

describe('where the model keeps two bias vectors and Keras one', () => {
  const spec = bare(1, lstm(1, 'two'));

  it('Keras gets their sum', () => {
    const tensors = writeWeights(spec, flatOf(spec), 'keras');
    expect(arrayOf(tensors, 'bias')).toEqual([10 + 14, 9 + 13, 12 + 16, 11 + 15]);
  });

  it('as a gradient Keras gets that of either, and gives it to both', () => {
    const gradient = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 9, 10, 11, 12);
    const tensors = writeWeights(spec, gradient, 'keras', 'gradients');
    expect(arrayOf(tensors, 'bias')).toEqual([10, 9, 12, 11]);
    expect(readWeights(spec, tensors, 'keras', 'gradients')).toEqual(gradient);
  });
});

describe('tensors that do not fit', () => {
  const spec = bare(2, lstm(3, 'two'));
  const tensors = writeWeights(spec, flatOf(spec), 'pytorch');
  const read = (changed: NamedTensors) => () => readWeights(spec, changed, 'pytorch');

  it('are named when missing', () => {
    const changed = new Map(tensors);
    changed.delete('bias_hh_l0');
    expect(read(changed)).toThrow(/“bias_hh_l0” \(12\) is missing; found: weight_ih_l0/);
  });

  it('are named with both shapes when misshapen', () => {
    const changed = new Map(tensors).set('weight_ih_l0', { shape: [12, 3], data: new Float64Array(36) });
    expect(read(changed)).toThrow('“weight_ih_l0” is 12 × 3, but this model needs 12 × 2.');
  });

  it('are named when their numbers do not fill their shape', () => {
    const changed = new Map(tensors).set('weight_ih_l0', { shape: [12, 2], data: new Float64Array(23) });
    expect(read(changed)).toThrow('holds 23 numbers instead of 24');
  });

  it('are named when left over', () => {
    const changed = new Map(tensors).set('weight_hr_l0', { shape: [1], data: new Float64Array(1) });
    expect(read(changed)).toThrow('no place for “weight_hr_l0”');
  });

  it('include a flat vector of another length', () => {
    expect(() => writeWeights(spec, new Float64Array(3), 'keras')).toThrow(InteropError);
  });
});

import { describe, expect, it } from 'vitest';
import { companions } from '../../src/data/names/companions';
import { loadNames } from '../../src/data/names/corpus';
import { readText } from '../../src/data/names/readText';
import { tanh } from '../../src/engine/scalar';
import { vectorAt } from '../../src/engine/tensor';
import { passOf } from '../../src/store/buildAnswer';
import { cells } from '../../src/store/sceneParts';
import { miniBatch } from '../../src/worker/miniBatch';
import { engineAnswer } from '../views/engineAnswer';

const texts = ['Martha', 'Ida', 'Bartholomew'].map((name) => readText(name).map(({ token }) => token));

function batchOf(cell: (typeof cells)[number], sizes: readonly number[] = [5], layer = 1) {
  const answer = engineAnswer({ model: { cell, sizes, bias: 'two' } });
  const request = { kind: 'miniBatch', pass: passOf(answer.scene, answer.weights, null), layer, texts, own: null } as const;
  return { answer, result: miniBatch(request, answer.weights) };
}

describe('a mini-batch of names', () => {
  it.each(cells)('read by a %s: both forms of the product give the same sums', (cell) => {
    const { result } = batchOf(cell);
    expect(result.sums.shape).toEqual([12, 3, 5]);
    expect(result.difference).toBeLessThan(1e-14);
    expect(result.stackedSums.data.some((value) => value !== 0)).toBe(true);
  });

  it.each(cells)('read by a %s: the first row is what the stage shows', (cell) => {
    const { answer, result } = batchOf(cell);
    for (const [step] of answer.columns.entries()) {
      const alone = answer.values.layers[0]?.quantities[result.gate];
      vectorAt(result.outputs, step, 0).forEach((value, unit) => {
        expect(value).toBeCloseTo(vectorAt(alone ?? result.outputs, step)[unit] ?? Number.NaN, 13);
      });
    }
  });

  it('adds up as its matrices say, entry by entry, also in the second layer of a stack', () => {
    const { result } = batchOf('rnn', [5, 4], 2);
    const { inputs, previous, U, W, biases, outputs } = result;
    expect([U.shape, W.shape, biases.map(({ shape }) => shape)]).toEqual([
      [5, 4],
      [4, 4],
      [
        [1, 4],
        [1, 4],
      ],
    ]);
    for (const [step, row, unit] of [
      [0, 0, 0],
      [3, 0, 2],
      [3, 1, 3],
      [11, 2, 1],
    ] as const) {
      let sum = biases.reduce((all, { data }) => all + (data[unit] ?? 0), 0);
      vectorAt(inputs, step, row).forEach((value, k) => (sum += value * (U.data[k * 4 + unit] ?? 0)));
      vectorAt(previous, step, row).forEach((value, l) => (sum += value * (W.data[l * 4 + unit] ?? 0)));
      expect(vectorAt(outputs, step, row)[unit]).toBeCloseTo(tanh(sum), 12);
    }
  });

  it('keeps the state of a name that has ended', () => {
    const { result } = batchOf('rnn');
    expect(result.lengths).toEqual(Int32Array.of(7, 4, 12));
    expect([...vectorAt(result.outputs, 9, 1)]).toEqual([...vectorAt(result.outputs, 3, 1)]);
    expect(vectorAt(result.inputs, 9, 1).every((value) => value === 0)).toBe(true);
  });
});

describe('a small layer of its own', () => {
  const drawn = (inputs: number, rows: number, seed = 1) => {
    const answer = engineAnswer();
    const own = { inputs, units: 5, seed };
    const request = {
      kind: 'miniBatch',
      pass: passOf(answer.scene, answer.weights, null),
      layer: 1,
      texts: texts.slice(0, rows),
      own,
    } as const;
    return miniBatch(request, answer.weights);
  };

  it('has the sizes that were asked for, and the same numbers for the same seed', () => {
    const result = drawn(3, 2);
    expect(result.inputs.shape).toEqual([7, 2, 3]);
    expect(result.U.shape).toEqual([3, 5]);
    expect(result.difference).toBeLessThan(1e-14);
    expect(drawn(3, 2)).toEqual(result);
    expect(drawn(3, 2, 2).U.data).not.toEqual(result.U.data);
  });

  it('keeps the sequences that were there when another one joins', () => {
    const [two, three] = [drawn(3, 2), drawn(3, 3)];
    expect([...vectorAt(three.outputs, 4, 1)]).toEqual([...vectorAt(two.outputs, 4, 1)]);
  });
});

describe('the names beside the learner’s', () => {
  it('are names of the data', async () => {
    const names = new Set(await loadNames());
    expect(companions.filter((name) => !names.has(name.toLowerCase()))).toEqual([]);
  });
});

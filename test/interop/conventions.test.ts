import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/engine/parameters';
import type { BiasStyle, LayerSpec, ModelSpec } from '../../src/engine/spec';
import { countIn, parametersIn } from '../../src/interop/conventions';
import { Chance } from '../engine/chance';
import { randomSpec } from '../engine/randomSpec';
import { bare, gru, lstm, rnn } from './models';

interface Row {
  readonly cell: LayerSpec['cell'];
  readonly inputSize: number;
  readonly hidden: readonly number[];
  readonly classes: number;
  readonly bias: boolean;
  readonly counts: Readonly<Record<string, number>>;
}

const { rows } = JSON.parse(readFileSync('test/reference/parameter-counts.json', 'utf8')) as { rows: readonly Row[] };

function modelOf(row: Row, resetAfter: boolean, bias: BiasStyle = 'one'): ModelSpec {
  const style = row.bias ? bias : 'none';
  const make = {
    rnn: (size: number) => rnn(size, style),
    lstm: (size: number) => lstm(size, style),
    gru: (size: number) => gru(size, style, resetAfter),
  };
  return { ...bare(row.inputSize, ...row.hidden.map(make[row.cell])), head: { kind: 'softmax', size: row.classes, bias: row.bias } };
}

describe('parameter counts', () => {
  it.each(rows)('of $cell, $inputSize in, $hidden units, $classes classes, bias $bias are PyTorch’s and Keras’s own', (row) => {
    const { pytorch, keras } = row.counts;
    expect(countIn(modelOf(row, true), 'pytorch')).toBe(pytorch);
    expect(countIn(modelOf(row, false), 'keras')).toBe(keras ?? row.counts['keras reset_after=False']);
    expect(countIn(modelOf(row, true), 'keras')).toBe(keras ?? row.counts['keras reset_after=True']);
  });

  it.each(rows)('of $cell, $hidden units are those that the engine allocates for the same bias vectors', (row) => {
    expect(countParameters(modelOf(row, true, 'two'))).toBe(row.counts.pytorch);
    expect(countParameters(modelOf(row, false, 'one'))).toBe(countIn(modelOf(row, false), 'lecture'));
    expect(countParameters(modelOf(row, false, 'one'))).toBe(countIn(modelOf(row, false), 'keras'));
  });

  it('of the lecture’s worked example are 2 082 304', () => {
    const spec: ModelSpec = { ...bare(234, rnn(1024, 'none'), rnn(512, 'none')), head: { kind: 'softmax', size: 15, bias: false } };
    const counts = parametersIn(spec, 'lecture').map(({ name, count }) => [name, count]);
    expect(counts).toEqual([
      ['layer1.U', 239_616],
      ['layer1.W', 1_048_576],
      ['layer2.U', 524_288],
      ['layer2.W', 262_144],
      ['V', 7680],
    ]);
    expect(countIn(spec, 'lecture')).toBe(2_082_304);
  });

  it('do not depend on the bias style of the spec, only on whether there is a bias', () => {
    for (const convention of ['lecture', 'pytorch', 'keras'] as const) {
      expect(countIn(bare(3, lstm(5, 'two')), convention)).toBe(countIn(bare(3, lstm(5, 'one')), convention));
    }
  });

  it('are one bias vector a layer in the lecture, two in PyTorch, one in Keras but two for reset_after', () => {
    const biases = (spec: ModelSpec, convention: 'lecture' | 'pytorch' | 'keras') =>
      parametersIn(spec, convention)
        .filter(({ role }) => role.startsWith('b'))
        .map(({ name, shape }) => [name, ...shape]);
    expect(biases(bare(2, lstm(3)), 'lecture')).toEqual([['layer1.b', 12]]);
    expect(biases(bare(2, lstm(3)), 'pytorch')).toEqual([
      ['bias_ih_l0', 12],
      ['bias_hh_l0', 12],
    ]);
    expect(biases(bare(2, lstm(3)), 'keras')).toEqual([['bias', 12]]);
    expect(biases(bare(2, gru(3, 'one', true)), 'lecture')).toEqual([
      ['layer1.b', 9],
      ['layer1.bRecurrent', 3],
    ]);
    expect(biases(bare(2, gru(3, 'one', true)), 'keras')).toEqual([['bias', 2, 9]]);
  });

  it('grow by 3 d for peepholes in every convention', () => {
    for (const convention of ['lecture', 'pytorch', 'keras'] as const) {
      expect(countIn(bare(2, lstm(7, 'one', true)), convention) - countIn(bare(2, lstm(7)), convention)).toBe(21);
    }
  });

  it('add up over tensors whose counts are the products of their shapes, for any model', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const spec = randomSpec(new Chance(seed), 9);
      for (const convention of ['lecture', 'pytorch', 'keras'] as const) {
        const tensors = parametersIn(spec, convention);
        expect(tensors.every(({ shape, count }) => shape.reduce((a, b) => a * b, 1) === count)).toBe(true);
        expect(new Set(tensors.map(({ name }) => name)).size).toBe(tensors.length);
      }
    }
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileValue, readSequenceCase, sequenceOf } from '../../../src/interop/reference/sequenceCase';

const open = (name: string) => {
  const text = readFileSync(`test/reference/${name}.json`, 'utf8');
  return { file: JSON.parse(text) as { readonly [field: string]: number[][][] }, of: readSequenceCase(JSON.parse(text)) };
};

describe('one sequence of a case', () => {
  it('has its own inputs, states and weights of the loss', () => {
    const { file, of } = open('lstm-initial-state');
    const sequence = sequenceOf(of, 2);
    expect([...sequence.inputs]).toEqual(file.x?.flatMap((step) => step[2] ?? []));
    expect([...(sequence.lossWeights ?? [])]).toEqual(file.lossWeight?.flatMap((step) => step[2] ?? []));
    expect(sequence.initial.map(({ h, c }) => [[...(h ?? [])], [...(c ?? [])]])).toEqual([[file.h0?.[0]?.[2], file.c0?.[0]?.[2]]]);
  });

  it('is refused where the file has none of that number', () => {
    expect(() => sequenceOf(open('lstm-initial-state').of, 3)).toThrow('The file holds 3 sequences, none of number 4.');
  });

  it('knows what the file says of a value, and that it says nothing of others', () => {
    const { file, of } = open('lstm-three-layers');
    const sequence = sequenceOf(of, 1);
    const at = { direction: 'forward', layer: 3, step: 1, unit: 2 } as const;
    expect(fileValue(sequence, { ...at, quantity: 'h' })).toBe(file.output?.[1]?.[1]?.[2]);
    expect(fileValue(sequence, { ...at, quantity: 'h', layer: 1, step: 2 })).toBe(file.hT?.[0]?.[1]?.[2]);
    expect(fileValue(sequence, { ...at, quantity: 'c', layer: 2, step: 2 })).toBe(file.cT?.[1]?.[1]?.[2]);
    const slope = { ...at, direction: 'backward', quantity: 'x', layer: 1 } as const;
    expect(fileValue(sequence, slope)).toBe(of.expected.get('grads.x')?.data[(1 * 2 + 1) * 4 + 2]);
    for (const silent of [
      { ...at, quantity: 'f' },
      { ...at, quantity: 'h', layer: 2 },
      { ...at, quantity: 'h', unit: 3 },
      { ...slope, layer: 2 },
      { ...slope, quantity: 'h', layer: 3 },
    ] as const)
      expect(fileValue(sequence, silent)).toBeNull();
  });
});

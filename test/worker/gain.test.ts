import { describe, expect, it } from 'vitest';
import { initialise } from '../../src/engine/initialise';
import { parameters } from '../../src/engine/parameters';
import { specOf } from '../../src/store/modelSpec';
import { cells } from '../../src/store/sceneParts';
import type { Pass } from '../../src/worker/protocol';
import { DirectHost } from './directHost';
import { passOver } from './passOver';

function passOf(cell: (typeof cells)[number], change: Partial<Pass> = {}): Pass {
  const spec = specOf({ cell, sizes: [4, 3], bias: 'one' });
  return passOver('Martha', { spec, weights: { key: cell, data: initialise(spec, 5, 'orthogonal') } }, change);
}

const trace = (pass: Pass) => new DirectHost().answer({ kind: 'trace', pass });

describe('the gain', () => {
  it.each(cells)('multiplies W of every layer of a %s and no other weight', (cell) => {
    const pass = passOf(cell, { gain: 2.5 });
    const [learnt, { weights }] = [pass.weights.data, trace(pass)];
    for (const { role, offset, count } of parameters(pass.spec)) {
      const factor = role === 'W' ? 2.5 : 1;
      for (let index = offset; index < offset + count; index++) expect(weights[index]).toBe((learnt?.[index] ?? 0) * factor);
    }
  });

  it('comes before what is set by hand: a typed weight stands as it was typed', () => {
    const pass = passOf('rnn', { gain: 2, edits: [{ tensor: 'layer1.W', index: 3, value: 0.7 }] });
    const offset = parameters(pass.spec).find(({ name }) => name === 'layer1.W')?.offset ?? -1;
    expect(trace(pass).weights[offset + 3]).toBe(0.7);
  });

  it.each(cells)('leaves the gradients of a %s exact for what was run', (cell) => {
    const pass = passOf(cell, { gain: 1.7 });
    const { weights, parameterGradient } = trace(pass);
    const tensor = parameters(pass.spec).find(({ name }) => name === 'layer1.W');
    const [index, step] = [5, 1e-5];
    const at = (tensor?.offset ?? 0) + index;
    const lossAt = (value: number) => trace({ ...pass, edits: [{ tensor: 'layer1.W', index, value }] }).loss;
    const slope = (lossAt((weights[at] ?? 0) + step) - lossAt((weights[at] ?? 0) - step)) / (2 * step);
    expect(Math.abs(slope)).toBeGreaterThan(1e-6);
    expect(parameterGradient[at]).toBeCloseTo(slope, 8);
  });

  it('is an intervention: the run without it comes along', () => {
    const { values, unchanged } = trace(passOf('gru', { gain: 0.5 }));
    const plain = trace(passOf('gru'));
    expect(plain.unchanged).toBeNull();
    expect(unchanged?.values.output?.data).toEqual(plain.values.output?.data);
    expect(values.output?.data).not.toEqual(plain.values.output?.data);
  });

  it('makes the singular values of W as much larger, and the states’ Jacobians those of the changed run', () => {
    const jacobians = (pass: Pass) => new DirectHost().answer({ kind: 'jacobians', pass, layer: 1 });
    const [plain, larger] = [jacobians(passOf('rnn')), jacobians(passOf('rnn', { gain: 3 }))];
    plain.singularValues[0]?.forEach((value, index) => expect(larger.singularValues[0]?.[index]).toBeCloseTo(3 * value, 12));
    expect(larger.h.data[7]).not.toBeCloseTo(plain.h.data[7] ?? 0, 6);
    const still = jacobians(passOf('rnn', { gain: 0 }));
    expect(still.h.data[7]).toBe(0);
  });
});

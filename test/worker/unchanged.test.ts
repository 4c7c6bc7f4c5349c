import { describe, expect, it } from 'vitest';
import { initialise } from '../../src/engine/initialise';
import { vectorAt } from '../../src/engine/tensor';
import { specOf } from '../../src/store/modelSpec';
import { cells } from '../../src/store/sceneParts';
import type { Pass } from '../../src/worker/protocol';
import { DirectHost } from './directHost';
import { passOver } from './passOver';

const trace = (pass: Pass) => new DirectHost().answer({ kind: 'trace', pass });

describe('the run without what was changed by hand', () => {
  it.each(cells)('of a %s goes back with the same cost and the same cut, to the bits of a run in which nothing was changed', (cell) => {
    const spec = specOf({ cell, sizes: [4, 3], bias: 'one' });
    const model = { spec, weights: { key: cell, data: initialise(spec, 5, 'orthogonal') } };
    const cost = { costSteps: [4, 5], truncation: { every: 1, through: 3 } } as const;
    const plain = trace(passOver('Martha', model, cost));
    const held = { part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 3, to: 3, value: 0 } as const;
    const edit = { tensor: 'layer2.W', index: 1, value: 2 };
    const { unchanged: _none, ...alone } = plain;
    const { gradients } = plain;
    for (const change of [{ clamps: [held] }, { edits: [edit] }, { gain: 1.5 }, { clamps: [held], edits: [edit], gain: 0.5 }]) {
      const changed = trace(passOver('Martha', model, { ...cost, ...change }));
      expect(changed.unchanged).toEqual(alone);
      expect(changed.gradients.layers[0]?.quantities.h).not.toEqual(gradients.layers[0]?.quantities.h);
    }
    expect(
      [...vectorAt(gradients.input, 1)].every((slope) => slope === 0),
      'cut off',
    ).toBe(true);
    expect([...vectorAt(gradients.input, 3)].some((slope) => slope !== 0)).toBe(true);
  });
});

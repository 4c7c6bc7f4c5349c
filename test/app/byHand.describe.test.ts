import { describe, expect, it } from 'vitest';
import { describeByHand } from '../../src/app/byHand.describe';

const clamp = { part: 'encoder', layer: 1, quantity: 'f', unit: 0, from: 0, to: 2, value: 0 } as const;
const edit = { tensor: 'V', index: 0, value: 1 };

describe('what was changed by hand', () => {
  it('is said, and nothing when the network is as it was learnt', () => {
    expect(describeByHand({ clamps: [], edits: [], gain: 1 })).toBeNull();
    expect(describeByHand({ clamps: [clamp], edits: [], gain: 1 })).toBe('1 clamp set by hand.');
    expect(describeByHand({ clamps: [clamp, clamp], edits: [edit], gain: 2.5 })).toBe(
      '2 clamps set, 1 weight changed, W multiplied by 2.50 by hand.',
    );
  });
});

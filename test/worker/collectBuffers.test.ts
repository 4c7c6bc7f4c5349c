import { describe, expect, it } from 'vitest';
import { collectBuffers } from '../../src/worker/collectBuffers';

describe('the buffers of a message', () => {
  it('are found in objects, lists and maps, each once', () => {
    const [one, two, three] = [new Float64Array(4), new Float64Array(2), new Float64Array(1)];
    const named = new Map([['W', { shape: [2], data: one.subarray(2) }]]);
    const found = collectBuffers({ named, list: [two, { again: two }], three, text: 'no buffer' });
    expect(found).toHaveLength(3);
    for (const { buffer } of [one, two, three]) expect(found.includes(buffer)).toBe(true);
  });
});

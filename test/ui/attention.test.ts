import { describe, expect, it } from 'vitest';
import { joinAttention } from '../../src/ui/attention';

const page = { weight: null, values: ['f', 'c'], steps: [4] };

describe('what is attended to', () => {
  it('is what the learner points at, else what the page speaks of', () => {
    expect(joinAttention({}, page)).toMatchObject({ values: ['f', 'c'], strips: ['f', 'c'], steps: [4] });
    expect(joinAttention({ values: ['o'] }, page)).toMatchObject({ values: ['o'], strips: ['o'], steps: [4] });
    expect(joinAttention({ weight: 'V' }, page)).toMatchObject({ weight: 'V', values: [] });
  });

  it('leaves the strips as they are under a pointer that passes over an arrow', () => {
    expect(joinAttention({ weight: 'layer1.W' }, page).strips).toEqual(['f', 'c']);
    expect(joinAttention({ weight: 'layer1.W' }, {}).strips).toBeNull();
  });

  it('lets every strip step back from a page on a weight, and none without a page', () => {
    expect(joinAttention({}, { weight: 'layer1.W' }).strips).toEqual([]);
    expect(joinAttention({}, {})).toMatchObject({ strips: null, steps: null });
  });
});

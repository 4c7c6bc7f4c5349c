import { describe, expect, it } from 'vitest';
import { unchangedVectorOf } from '../../../src/store/readAnswer';
import { formerGuess, likeliest } from '../../../src/views/unrolled/predictions';
import { describeExpectation } from '../../../src/views/unrolled/unrolled.describe';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { engineAnswer } from '../engineAnswer';

const held = { part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 1, to: 3, value: 1 } as const;
const changed = engineAnswer({ scene: { clamps: [held] } });
const steps = [...changed.columns.keys()];

describe('a guess that a change by hand made another', () => {
  it('is told with what it was before, at exactly the steps where the likeliest sign changed', () => {
    const differing = steps.filter((step) => {
      const before = unchangedVectorOf(changed, { quantity: 'output', layer: 1, step }) ?? new Float64Array();
      return before.indexOf(Math.max(...before)) !== likeliest(changed, step, 1)[0]?.token;
    });
    expect(differing.length).toBeGreaterThan(0);
    expect(steps.filter((step) => formerGuess(changed, step) !== null)).toEqual(differing);
    for (const step of steps) {
      expect(describeExpectation(changed, step).includes('before the change')).toBe(differing.includes(step));
    }
  });

  it('stands beside the new one in the graph, in the place of the runner-up', () => {
    const { predictions } = layoutUnrolled({ answer: changed, scene: changed.scene, widthPx: 1200, heightPx: 400, kinds: new Set() });
    const drawn = predictions.filter(({ isFormer, runnerUp }) => isFormer && runnerUp).map(({ step, runnerUp }) => [step, runnerUp?.text]);
    const former = steps.map((step) => [step, formerGuess(changed, step)?.sign] as const).filter(([, sign]) => sign !== undefined);
    expect(drawn).toEqual(former);
  });

  it('is never told of a network that nothing was changed in', () => {
    const plain = engineAnswer();
    expect([...plain.columns.keys()].map((step) => formerGuess(plain, step))).toEqual(plain.columns.map(() => null));
  });
});

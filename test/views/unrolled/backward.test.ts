import { describe, expect, it } from 'vitest';
import { reachedStep, truncationAt } from '../../../src/views/unrolled/backward';
import { isUsed } from '../../../src/store/costSteps';
import { nameSteps, toggleStep, usedSteps } from '../../../src/views/unrolled/costSteps';
import type { FlowKind } from '../../../src/store/scene';
import { scaleNorms, thicknessOf } from '../../../src/views/unrolled/norms';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { type FixtureWish, makeAnswer } from '../fixtureAnswer';

const all: readonly FlowKind[] = ['cost', 'output', 'time'];

function layOut(wish: FixtureWish = {}, kinds: readonly FlowKind[] = all) {
  const answer = makeAnswer({ ...wish, scene: { direction: 'backward', ...wish.scene } });
  return { answer, layout: layoutUnrolled({ answer, scene: answer.scene, widthPx: 900, heightPx: 400, kinds: new Set(kinds) }) };
}

describe('the backward arrows', () => {
  it('carry the norms of the answer, to the last digit', () => {
    const { answer, layout } = layOut({ sizes: [8, 8] });
    const norm = (key: string) => layout.flows.find((flow) => flow.key === key)?.norm;
    for (let step = 1; step < 7; step++) {
      expect(norm(`time.h1.${step}`)).toBe(answer.flows[0]?.h[step]);
      expect(norm(`time.c2.${step}`)).toBe(answer.flows[1]?.c?.[step]);
      expect(norm(`output2.${step}`)).toBe(answer.flows[1]?.fromAbove[step]);
      expect(norm(`output1.${step}`)).toBe(answer.flows[0]?.fromAbove[step]);
    }
  });

  it('are gone in the forward direction', () => {
    expect(layOut({ scene: { direction: 'forward' } }).layout.flows).toEqual([]);
  });

  it.each(all)('can be switched on one kind at a time: %s', (kind) => {
    const { layout } = layOut({}, [kind]);
    expect(new Set(layout.flows.map((flow) => flow.kind))).toEqual(new Set([kind]));
  });

  it('show a zero as nothing that flows: no width, no head', () => {
    const { layout } = layOut();
    const zeros = layout.flows.filter(({ norm }) => norm === 0);
    expect(zeros.length).toBeGreaterThan(0);
    expect(zeros.every(({ thicknessPx, head, tone }) => thicknessPx === 0 && head === null && tone === 0)).toBe(true);
    expect(layout.flows.filter(({ norm }) => norm > 0).every(({ thicknessPx, head }) => thicknessPx > 0 && head !== null)).toBe(true);
  });

  it('keep their widths when a long text is scrolled', () => {
    const text = 'abcdefghij'.repeat(6);
    const widths = (step: number) =>
      new Map(layOut({ text, scene: { step } }).layout.flows.map(({ key, thicknessPx }) => [key, thicknessPx]));
    const [early, late] = [widths(22), widths(30)];
    const both = [...early.keys()].filter((key) => late.has(key));
    expect(both.length).toBeGreaterThan(10);
    for (const key of both) expect(late.get(key)).toBe(early.get(key));
  });
});

describe('the scale of norms', () => {
  it('spans the decades that the norms do, in whole powers of ten', () => {
    const scale = scaleNorms([0.03, 2e-7, 0]);
    expect([scale.footExponent, scale.topExponent]).toEqual([-7, -1]);
    expect(scale.share(0.1)).toBe(1);
    expect(scale.share(1e-4)).toBeCloseTo(0.5, 12);
    expect(scale.share(1e-12)).toBe(0);
  });

  it('makes no more than two decades of norms that are alike, and ends eight below the largest', () => {
    const decades = (norms: readonly number[]) => scaleNorms(norms).topExponent - scaleNorms(norms).footExponent;
    expect(decades([0.5, 0.4])).toBe(2);
    expect(decades([1, 1e-30])).toBe(8);
  });

  it('keeps zero apart from the smallest norm', () => {
    const scale = scaleNorms([1]);
    expect(scale.share(0)).toBeNull();
    expect(thicknessOf(scale.share(0))).toBe(0);
    expect(thicknessOf(scale.share(1e-300))).toBeGreaterThan(0);
  });

  it('has a place for every norm when all are zero', () => {
    expect(scaleNorms([0, 0]).share(0)).toBeNull();
  });
});

describe('the cost', () => {
  it('uses every output, the last, or those that are ticked', () => {
    expect(usedSteps('every', 3)).toEqual([0, 1, 2]);
    expect(usedSteps('last', 3)).toEqual([2]);
    expect(usedSteps([2, 0, 9], 3)).toEqual([0, 2]);
    expect(isUsed('last', 1, 3)).toBe(false);
  });

  it('takes one output out with a tick and puts it back with the next', () => {
    expect(toggleStep('every', 1, 3)).toEqual([0, 2]);
    expect(toggleStep([0, 2], 1, 3)).toBe('every');
    expect(toggleStep('last', 2, 3)).toEqual([]);
  });

  it('names steps one by one, and three or more in a row by the first and the last', () => {
    expect(nameSteps([4])).toBe('4');
    expect(nameSteps([0, 1, 3])).toBe('0, 1, 3');
    expect(nameSteps([0, 1, 2, 3, 5, 7, 8, 9])).toBe('0 to 3, 5, 7 to 9');
  });

  it('shows which losses are used, and none where there is nothing to score', () => {
    const { answer, layout } = layOut({ scene: { cost: [2, 4] } });
    expect(layout.losses.filter(({ used }) => used).map(({ step }) => step)).toEqual([2, 4]);
    const losses = answer.losses.data.slice();
    losses[2] = Number.NaN;
    const unknown = { ...answer, losses: { ...answer.losses, data: losses } };
    const again = layoutUnrolled({ answer: unknown, scene: answer.scene, widthPx: 900, heightPx: 400, kinds: new Set(all) });
    expect(again.losses[2]).toMatchObject({ scored: false, used: false });
    expect(again.costBar?.label.text).toContain('of one output');
  });
});

describe('truncation', () => {
  it('reaches as many steps back as it says, counting its own', () => {
    expect(reachedStep(null, 5)).toBe(0);
    expect(reachedStep(1, 5)).toBe(5);
    expect(reachedStep(3, 5)).toBe(3);
    expect(reachedStep(9, 5)).toBe(0);
  });

  it('is where the cut is put, and nothing at the very start', () => {
    for (let boundary = 1; boundary <= 5; boundary++) expect(reachedStep(truncationAt(boundary, 5), 5)).toBe(boundary);
    expect(truncationAt(0, 5)).toBeNull();
  });

  it('is drawn between the steps that it separates', () => {
    const { layout } = layOut({ scene: { step: 5, truncation: 2 } });
    const [before, after] = [layout.columns[3], layout.columns[4]];
    expect(layout.cut?.step).toBe(4);
    expect(layout.cut?.xPx).toBeGreaterThan((before?.xPx ?? 0) + (before?.widthPx ?? 0));
    expect(layout.cut?.xPx).toBeLessThan(after?.xPx ?? 0);
  });
});

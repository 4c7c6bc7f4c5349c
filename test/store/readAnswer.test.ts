import { describe, expect, it } from 'vitest';
import type { Clamp } from '../../src/engine/program';
import { changeOf, clampIn, flowingGradient, sightOf, unchangedVectorOf, valueOf, vectorOf } from '../../src/store/readAnswer';
import { engineAnswer } from '../views/engineAnswer';

const clamp: Clamp = { part: 'encoder', layer: 1, quantity: 'f', unit: 2, from: 1, to: 3, value: 0.5 };

describe('sightOf', () => {
  it('fits a scene to an older answer: step, layer and unit are ones that it has', () => {
    const answer = engineAnswer({ model: { sizes: [3] }, text: 'Ada' });
    expect(sightOf({ step: 9, layer: 4, unit: 40, direction: 'forward' }, answer)).toEqual({
      step: 3,
      layer: 1,
      unit: 2,
      direction: 'forward',
    });
  });

  it('counts entries where an output is looked at, and singles out the first when none is chosen', () => {
    const answer = engineAnswer({ model: { sizes: [3] } });
    expect(sightOf({ step: 0, layer: 1, unit: 26, direction: 'forward' }, answer, 'output').unit).toBe(26);
    expect(sightOf({ step: 0, layer: 1, unit: null, direction: 'forward' }, answer).unit).toBe(0);
  });
});

describe('vectorOf', () => {
  it('reads x of a higher layer from the layer below, and the state before the first step', () => {
    const answer = engineAnswer({ model: { sizes: [3, 2] } });
    expect(vectorOf(answer, { quantity: 'x', layer: 2, step: 4 })).toEqual(vectorOf(answer, { quantity: 'h', layer: 1, step: 4 }));
    expect([...vectorOf(answer, { quantity: 'c', layer: 1, step: -1 })]).toEqual([0, 0, 0]);
  });

  it('is empty for what the model does not compute', () => {
    const answer = engineAnswer({ model: { cell: 'gru' } });
    expect(vectorOf(answer, { quantity: 'f', layer: 1, step: 0 })).toHaveLength(0);
    expect(vectorOf(answer, { quantity: 'h', layer: 1, step: 99 })).toHaveLength(0);
  });
});

describe('a clamped value', () => {
  const answer = engineAnswer({ scene: { clamps: [clamp] } });
  const place = { quantity: 'f', layer: 1, step: 2, unit: 2 } as const;

  it('is found at the steps and unit that it holds, the latest of several', () => {
    const later = { ...clamp, unit: 'all' as const, value: 1 };
    expect(clampIn([clamp], place)).toBe(clamp);
    expect(clampIn([clamp, later], place)).toBe(later);
    expect(clampIn([clamp], { ...place, step: 4 })).toBeNull();
    expect(clampIn([clamp], { ...place, unit: 1 })).toBeNull();
  });

  it('passes no gradient on, though it has one', () => {
    expect(valueOf(answer, place, 'backward')).not.toBe(0);
    expect(flowingGradient(answer, place)).toBe(0);
  });

  it('can be held against the run without it, and so can its gradient', () => {
    expect(valueOf(answer, place)).toBe(0.5);
    expect(unchangedVectorOf(answer, place)?.[2]).not.toBe(0.5);
    expect(unchangedVectorOf(engineAnswer(), place)).toBeNull();
    for (const direction of ['forward', 'backward'] as const) {
      const before = valueOf(engineAnswer(), place, direction);
      expect(unchangedVectorOf(answer, place, direction)?.[2]).toBe(before);
      expect(changeOf(answer, place, direction)?.[2]).toBe(valueOf(answer, place, direction) - before);
      expect(changeOf(engineAnswer(), place, direction)).toBeNull();
    }
    const start = { quantity: 'c', layer: 1, step: -1 } as const;
    expect(unchangedVectorOf(answer, start, 'backward')).toEqual(vectorOf(engineAnswer(), start, 'backward'));
  });
});

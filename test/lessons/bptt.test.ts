import { describe, expect, it } from 'vitest';
import { partOf } from '../../src/lessons/06-bptt/facts';
import { bpttLesson } from '../../src/lessons/06-bptt/lesson';
import { passOf } from '../../src/store/buildAnswer';
import type { Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatNumber } from '../../src/ui/format';
import { contributionNorms } from '../../src/views/gradient/gradient.layout';
import { contributions } from '../../src/worker/analyse';
import { clipping } from '../../src/worker/clipping';
import { answerOf, sceneOf } from './lessonAnswer';

const step = bpttLesson.steps.find(({ id }) => id === 'clip');
if (!step) throw new RangeError('The chapter on the way back has a step on what clipping cannot do.');
const sceneAt = (change: Partial<Scene> = {}): Scene => settleScene({ ...sceneOf(bpttLesson, step), ...change });

function told(change: Partial<Scene> = {}) {
  const scene = sceneAt(change);
  return step?.check(answerOf(scene), scene);
}

function chosen(change: Partial<Scene> = {}) {
  const scene = sceneAt(change);
  return step?.prediction?.choices[step.prediction.outcome(answerOf(scene), scene) ?? -1];
}

describe('the part of a step in a gradient that is clipped', () => {
  it('is that of the figure beside it, before and after', () => {
    const scene = sceneAt();
    const answer = answerOf(scene);
    const pass = passOf(scene, answer.weights, null);
    const of = 'layer1.W';
    const clipped = clipping({ kind: 'clipping', pass, limit: scene.clipLimit }, answer.weights);
    const W = clipped.tensors.find(({ name }) => name === of);
    const part = contributionNorms(contributions({ kind: 'contributions', pass, tensor: of }, answer.weights).steps)[scene.step] ?? 0;
    const found = partOf(answer, scene);
    expect(found?.part).toBeCloseTo(part, 12);
    expect(found?.whole).toBeCloseTo(W?.before ?? Number.NaN, 12);
    expect(found?.clippedWhole).toBeCloseTo(W?.after ?? Number.NaN, 12);
    for (const length of [part, W?.before ?? 0, W?.after ?? 0]) expect(told()?.text).toContain(formatNumber(length));
    expect(scene.gradientFigure, 'the figure that has a row for it').toBe('clipping');
  });

  it('names the step that the question names, and stays the same beside the whole', () => {
    expect(told()?.text).toMatch(/^‘o’ adds a part of length .+: both times .+ of it\.$/);
    expect(step.prediction?.question).toContain(`‘o’, step ${sceneAt().step}`);
    expect(chosen()).toBe('it stays the same');
  });

  it('is no question where the limit does not act, or the step counts for much', () => {
    expect(chosen({ clipLimit: 100 })).toBeUndefined();
    expect(told({ clipLimit: 100 })?.text).toMatch(/The limit leaves both as they are\.$/);
    expect(chosen({ step: 30 })).toBeUndefined();
    expect(told({ cost: [] })?.holds).toBe(false);
  });
});

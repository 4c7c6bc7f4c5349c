import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { taskOf } from '../../src/data/tasks';
import type { Fact, Lesson, LessonStep } from '../../src/lessons/lesson';
import { headline } from '../../src/lessons/openQuestion';
import { lessons } from '../../src/lessons/registry';
import { comparedScene } from '../../src/store/comparedScene';
import type { ModelFacts } from '../../src/store/modelFacts';
import { cells } from '../../src/store/sceneParts';
import { settleScene } from '../../src/store/settleScene';
import { vanishingOf } from '../../src/views/unrolled/compare/compare.describe';
import { answerOf, sceneOf } from './lessonAnswer';

const pages = lessons.flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step, name: `${lesson.id}/${step.id}` })));

/** What is no sentence, or has a hole: something that could not be computed or was not there. */
function broken(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ text }) => text).filter((text) => /NaN|undefined|null|not a number|∞/.test(text) || !/^\S.*[.!?]$/s.test(text));
}

describe('every step of every chapter, on the networks that are shipped', () => {
  it.each(pages)('$name: what it claims is so', ({ lesson, step }) => {
    const scene = sceneOf(lesson, step);
    const answer = answerOf(scene);
    for (const claim of [step.check, step.line, ...(step.prediction ? [step.prediction.reveal] : [])]) {
      const fact = claim(answer, scene);
      expect(broken([fact])).toEqual([]);
      expect(fact.holds, fact.text).toBe(true);
    }
  });

  it.each(pages.filter(({ step }) => step.prediction))(
    '$name: the run decides the question, for one of its choices',
    ({ lesson, step }) => {
      const scene = sceneOf(lesson, step);
      const outcome = step.prediction?.outcome(answerOf(scene), scene) ?? -1;
      expect(step.prediction?.choices[outcome]).toBeTypeOf('string');
    },
  );
});

describe('every question', () => {
  const asked = pages.flatMap(({ lesson, step, name }) => (step.prediction?.before ? [{ lesson, step, name, ...step.prediction }] : []));
  it.each(asked)(
    '$name: is asked of a run that does not decide it, or of a stage that hides what does',
    ({ lesson, step, before, outcome }) => {
      const shown = sceneOf(lesson, step);
      const scene = settleScene({ ...shown, ...before });
      const isHidden = (['direction', 'rolled', 'text', 'batch', 'panel'] as const).some((field) => scene[field] !== shown[field]);
      expect(isHidden || outcome(answerOf(scene), scene) !== outcome(answerOf(shown), shown)).toBe(true);
    },
  );

  it.each(asked)('$name: is asked beside a network of the task that it is about', ({ lesson, step, before }) => {
    const shown = sceneOf(lesson, step);
    expect(taskOf(settleScene({ ...shown, ...before }).model)).toBe(taskOf(shown.model));
  });
});

describe('a headline that waits for an answer', () => {
  const waiting = pages.filter(({ step }) => step.asks !== undefined);
  it.each(waiting)('$name: stands over a question, and says something else until then', ({ step }) => {
    expect(step.prediction).toBeDefined();
    expect(headline(step, true)).toBe(step.asks);
    expect(headline(step, false)).toBe(step.title);
    expect(step.asks).not.toBe(step.title);
  });
});

/** Things that a reader does to a figure: other texts, cells, sizes, directions and costs. */
function disturbed(lesson: Lesson, step: LessonStep) {
  const scene = sceneOf(lesson, step);
  const model = (cell: (typeof cells)[number]) => ({ ...scene.model, cell, source: { kind: 'shipped' } as const });
  const small = { ...scene.model, sizes: [3], source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } } as const;
  return [
    { ...scene, text: '' },
    { ...scene, text: 'Zoë7', step: 4 },
    { ...scene, step: 0, unit: null },
    { ...scene, cost: [] },
    { ...scene, cost: 'last' as const },
    { ...scene, model: small, unit: 2 },
    ...cells.map((cell) => ({ ...scene, model: model(cell) })),
  ].map(settleScene);
}

describe('the facts of a chapter', () => {
  it.each(pages)('stay whole sentences whatever the reader does to the figure of $name', ({ lesson, step }) => {
    for (const scene of disturbed(lesson, step)) {
      const answer = answerOf(scene);
      const claims = [...Object.values(lesson.facts), step.line, step.prediction?.reveal ?? step.check];
      expect(broken(claims.map((claim) => claim(answer, scene)))).toEqual([]);
    }
  });

  it('say so when the reader’s own change makes them false', () => {
    const lstm = lessons.find(({ id }) => id === 'lstm');
    const step = lstm?.steps.find(({ id }) => id === 'rail');
    if (!lstm || !step) throw new RangeError('The chapter on the LSTM has a step on its rail.');
    const scene = sceneOf(lstm, step);
    const basic = { ...scene, model: { ...scene.model, cell: 'rnn' } } as const;
    expect(step.check(answerOf(basic), basic)).toEqual({ holds: false, text: 'The cell on stage now has no long-term state.' });
    const shut = { ...scene, clamps: [{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 0, to: 9, value: 0 }] } as const;
    expect(lstm.facts['forgets']?.(answerOf(shut), shut)).toMatchObject({ holds: false });
  });
});

describe('what the chapter on the LSTM says of networks that are not on its stage', () => {
  const { models } = JSON.parse(readFileSync(new URL('../../public/models/models.json', import.meta.url), 'utf8')) as ModelFacts;
  const factsOf = (name: string) => models.find((model) => model.name === name);

  it('is so: after as many updates the LSTM does better on unseen names than the basic cell', () => {
    const [rnn, lstm] = [factsOf('rnn-32'), factsOf('lstm-32')];
    expect(lstm?.updates).toBe(rnn?.updates);
    expect(lstm?.heldOutLoss).toBeLessThan(rnn?.heldOutLoss ?? 0);
  });

  it('is so: started at 1, the forget gate’s bias lets far more of a gradient pass before any training', () => {
    const lesson = lessons.find(({ id }) => id === 'lstm');
    const step = lesson?.steps.find(({ id }) => id === 'side-by-side');
    if (!lesson || !step) throw new RangeError('The chapter compares the two starts.');
    const scene = sceneOf(lesson, step);
    const [zero, one] = scene.compared.map((rival) => vanishingOf(answerOf(comparedScene(scene, rival)), 1)?.factor ?? Number.NaN);
    expect(zero).toBeGreaterThan(100 * (one ?? 0));
  });
});

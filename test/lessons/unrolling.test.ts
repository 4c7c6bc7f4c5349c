import { describe, expect, it } from 'vitest';
import { unrollingLesson } from '../../src/lessons/03-unrolling/lesson';
import { typedAt, vectorOf } from '../../src/lessons/measure';
import { defaultScene, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatNumber } from '../../src/ui/format';
import { answerOf, sceneOf } from './lessonAnswer';

function sceneOfStep(id: string, change: Partial<Scene> = {}): Scene {
  const step = unrollingLesson.steps.find((each) => each.id === id);
  if (!step) throw new RangeError(`Chapter 3 has no step “${id}”.`);
  return settleScene({ ...defaultScene, ...sceneOf(unrollingLesson, step), ...change });
}

function fact(name: string, id: string, change: Partial<Scene> = {}) {
  const scene = sceneOfStep(id, change);
  const found = unrollingLesson.facts[name]?.(answerOf(scene), scene);
  if (!found) throw new RangeError(`Chapter 3 has no fact “${name}”.`);
  return found;
}

describe('the cell that hands back', () => {
  it('is shown between two letters that differ, so that the words name each by its own', () => {
    const scene = sceneOfStep('loop');
    const answer = answerOf(scene);
    const [read, next] = [typedAt(answer, scene.step), typedAt(answer, scene.step + 1)];
    expect(read).not.toBe(next);
    expect(fact('handsBack', 'loop').text).toContain(`After ${read} `);
    expect(fact('handsBack', 'loop').text).toContain(`${next} is read`);
  });
});

describe('what goes into one neuron', () => {
  it('is told of the one that is framed, and says how it is counted', () => {
    const answer = answerOf(sceneOfStep('memory'));
    const { text } = fact('twoSources', 'memory');
    expect(text).toMatch(/^Take neuron 7, the framed one \(neurons, or units, are counted from 0\): ‘n’ sends /);
    expect(text).toContain(`that makes ${formatNumber(vectorOf(answer, 'hPre', 2)[7] ?? Number.NaN)}.`);
  });

  it('is told of the first where none is framed', () => {
    expect(fact('twoSources', 'memory', { unit: null }).text).toMatch(/^Take neuron 0 \(neurons, or units, are counted from 0\): /);
  });
});

describe('the matrices of a mini-batch that get a row for each name', () => {
  it.each([
    ['lectureA', 'Xₜ, Hₜ₋₁ and Hₜ'],
    ['lectureB', 'X₍ₜ₎, Y₍ₜ₋₁₎ and Y₍ₜ₎'],
  ] as const)('are named as the stage has them in %s', (notation, letters) => {
    expect(fact('weightsStay', 'more-names', { notation }).text).toContain(`With 8 names ${letters} have 8 rows each.`);
  });

  it('have the letters of the gate that the stage shows of another cell', () => {
    const { model } = sceneOfStep('more-names');
    const { text } = fact('weightsStay', 'more-names', { model: { ...model, cell: 'gru' } });
    expect(text).toContain('With 8 names Xₜ, Hₜ₋₁ and Zₜ have 8 rows each.');
  });
});

import { describe, expect, it } from 'vitest';
import type { Clamp } from '../../src/engine/program';
import { letterReadOften } from '../../src/lessons/04-memory/letters';
import { memoryLesson } from '../../src/lessons/04-memory/lesson';
import { offBy } from '../../src/lessons/04-memory/wires';
import { vectorOf } from '../../src/lessons/measure';
import { passOf } from '../../src/store/buildAnswer';
import { outputAt } from '../../src/store/columns';
import type { CellChoice, Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { trace } from '../../src/worker/trace';
import { weightsOf } from '../store/modelWeights';
import { answerOf, sceneOf } from './lessonAnswer';

function sceneAt(id: string, change: Partial<Scene> = {}): Scene {
  const step = memoryLesson.steps.find((each) => each.id === id);
  if (!step) throw new RangeError(`The chapter on memory cells has a step “${id}”.`);
  return settleScene({ ...sceneOf(memoryLesson, step), ...change });
}

const fact = (name: string, scene: Scene) => memoryLesson.facts[name]?.(answerOf(scene), scene) ?? { holds: null, text: '' };
const modelOf = (cell: CellChoice) => ({ cell, sizes: [32], bias: 'one', source: { kind: 'shipped' } }) as const;
const held = (quantity: 'c' | 'h', step: number, value = 0): Clamp => ({
  part: 'encoder',
  layer: 1,
  quantity,
  unit: 'all',
  from: step,
  to: step,
  value,
});

/** A network that has read nothing before the letters from `step` on. */
function startedAt(scene: Scene, step: number) {
  const weights = weightsOf(scene.model);
  const pass = passOf({ ...scene, clamps: [] }, weights, null);
  const started = trace({ ...pass, inputs: pass.inputs.slice(step), targets: pass.targets.slice(step) }, weights);
  return { ...started, unchanged: null };
}

describe('a state that is set to zeros', () => {
  it.each([
    ['rnn', 'h'],
    ['gru', 'h'],
    ['gruAfter', 'h'],
    ['lstm', 'c'],
    ['peephole', 'c'],
  ] as const)('makes a network (%s, by %s) read on as one that starts there, to the last bit', (cell, state) => {
    const scene = sceneAt('again', { model: modelOf(cell), clamps: [held(state, 3)] });
    const [answer, fresh] = [answerOf(scene), startedAt(scene, 4)];
    for (let step = 4; step < answer.columns.length; step++) {
      expect(vectorOf(answer, 'h', step)).toEqual(vectorOf({ ...answer, ...fresh, columns: answer.columns.slice(4) }, 'h', step - 4));
      expect(outputAt(answer, step)).toEqual(outputAt({ ...answer, ...fresh }, step - 4));
    }
  });

  it('leaves something in an LSTM whose h alone is erased, and the words say what', () => {
    const scene = sceneAt('half');
    expect(fact('sameFuture', scene).holds).toBe(false);
    expect(fact('sameFuture', scene).text).toContain('not the same C');
    const inGru = sceneAt('half', { model: modelOf('gru') });
    expect(fact('somethingLeft', inGru).holds).toBe(false);
    expect(fact('somethingLeft', inGru).text).toContain('to the last bit');
    const both = [held('h', 0), held('c', 0), held('h', 3), held('c', 3)];
    expect(fact('sameFuture', sceneAt('half', { clamps: both })).holds).toBe(true);
  });

  it('says why h is zeros where C alone is held, and only there', () => {
    const why =
      /^Where C is 0, h = o ⊙ tanh\(0\) is 0, too: ‘Ba’ from step 1 and ‘ba’ from step 4 begin with a state of zeros\. States and guesses are the same/;
    const scene = sceneAt('whole');
    expect(vectorOf(answerOf(scene), 'h', 3).every((value) => value === 0)).toBe(true);
    expect(fact('sameFuture', scene)).toMatchObject({ holds: true, text: expect.stringMatching(why) as string });
    const both = [held('h', 0), held('c', 0), held('h', 3), held('c', 3)];
    for (const other of [sceneAt('whole', { clamps: both }), sceneAt('whole', { clamps: both.slice(0, 1) }), sceneAt('again')])
      expect(fact('sameFuture', other).text).not.toContain('tanh');
  });

  it('is told from one that is nearly zeros, and from none', () => {
    const nearly = sceneAt('again', { clamps: [held('h', 0), held('h', 3, 1e-12)] });
    expect(fact('sameFuture', nearly).holds).toBe(false);
    expect(fact('sameFuture', nearly).text).toContain('different states');
    expect(fact('sameFuture', sceneAt('again', { clamps: [] })).holds).toBe(false);
    expect(fact('wipedOnce', sceneAt('wipe', { clamps: [] }))).toEqual({ holds: false, text: 'No state is held at zeros now.' });
  });

  it('begins two stretches of which neither is read beyond the next state that is held', () => {
    expect(fact('sameFuture', sceneAt('again')).text).toMatch(/^‘Ba’ from step 1 and ‘ba’ from step 4 begin with a state of zeros\./);
  });
});

describe('what the chapter on memory cells adds up again', () => {
  const scene = sceneAt('both-ways');

  it('comes out as the engine has it, up and on, at every step', () => {
    const answer = answerOf(scene);
    const off = answer.columns.map((_, step) => offBy(answer, { ...scene, step }));
    expect(off.at(-1)?.on).toBeNull();
    expect(Math.max(...off.map((each) => each?.up ?? Number.NaN))).toBeLessThan(1e-13);
    expect(Math.max(...off.slice(0, -1).map((each) => each?.on ?? Number.NaN))).toBeLessThan(1e-13);
  });

  it('does not come out of another list', () => {
    const answer = answerOf(scene);
    const weights = answer.weights.map((weight) => weight * 1.01);
    expect(offBy({ ...answer, weights }, scene)?.up).toBeGreaterThan(0.01);
    expect(offBy({ ...answer, weights }, scene)?.on).toBeGreaterThan(0.01);
  });

  it('names the letter that the text has most often, and what it is followed by', () => {
    expect(letterReadOften(answerOf(scene))).toMatchObject({ letter: '‘a’', steps: [2, 5, 7] });
    expect(letterReadOften(answerOf(settleScene({ ...scene, text: 'Ida' })))).toBeNull();
  });
});

describe('what is said, beside what goes on', () => {
  it('is counted against all numbers that go on: both lists of an LSTM', () => {
    expect(fact('saidLess', sceneAt('said')).text).toMatch(/^32 numbers go on, and 27 are said/);
    expect(fact('saidLess', sceneAt('said', { model: modelOf('lstm') })).text).toMatch(/^64 numbers go on, and 27 are said/);
  });
});

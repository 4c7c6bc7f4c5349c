import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { countParameters, parameters } from '../../src/engine/parameters';
import type { Clamp } from '../../src/engine/program';
import { gruLesson } from '../../src/lessons/12-gru/lesson';
import { largestDifference } from '../../src/lessons/changed';
import { stateBefore, vectorOf } from '../../src/lessons/measure';
import { outputAt } from '../../src/store/columns';
import { type ModelFacts, modelFactsStore } from '../../src/store/modelFacts';
import type { Answer } from '../../src/store/run';
import type { CellChoice, Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatCount } from '../../src/ui/format';
import { answerOf, sceneOf } from './lessonAnswer';

function opened(id: string, change: Partial<Scene> = {}): { readonly scene: Scene; readonly answer: Answer } {
  const step = gruLesson.steps.find((each) => each.id === id);
  if (!step) throw new RangeError(`The chapter has no step “${id}”.`);
  const scene = settleScene({ ...sceneOf(gruLesson, step), ...change });
  return { scene, answer: answerOf(scene) };
}

const say = (fact: string, id: string, change: Partial<Scene> = {}) => {
  const { scene, answer } = opened(id, change);
  return gruLesson.facts[fact]?.(answer, scene);
};

const read = (cell: CellChoice): Partial<Scene> => ({ model: { cell, sizes: [32], bias: 'one', source: { kind: 'shipped' } } });
const hold = (quantity: 'z' | 'r' | 'h', value: number): Clamp => ({
  part: 'encoder',
  layer: 1,
  quantity,
  unit: 'all',
  from: 0,
  to: Number.POSITIVE_INFINITY,
  value,
});

describe('the chapter on the GRU', () => {
  it.each<[string, string, Partial<Scene>, RegExp]>([
    ['mixes', 'mix', read('lstm'), /no gate that mixes/],
    ['mixes', 'mix', { clamps: [hold('h', 0.5)] }, /held by hand/],
    ['byHand', 'by-hand', { clamps: [hold('h', 0.5)] }, /holds 0.500, whatever z/],
    ['sums', 'by-hand', { clamps: [hold('z', 0.5)] }, /held by hand/],
    ['carried', 'carry', { clamps: [] }, /differs from what it was after ‘r’ by up to/],
    ['carried', 'carry', { model: { ...opened('carry').scene.model, sizes: [32, 32] } }, /another layer makes another guess/],
    ['highway', 'highway', { model: { ...opened('carry').scene.model, sizes: [32, 32] } }, /comes from a layer above/],
    ['renewed', 'renew', { clamps: [] }, /differs from its candidate/],
    ['twice', 'letter-alone', { clamps: [] }, /the candidates differ by up to/],
    ['highway', 'highway', { truncation: 3 }, /something is cut or held/],
    ['highway', 'highway', { truncation: 1 }, /blamed for nothing/],
    ['straightBack', 'straight', { clamps: [] }, /goes from 2.404 to 3.592/],
    ['reaches', 'far', read('lstm'), /^In the LSTM the length of the gradient of C is multiplied by 0.005 over 30 steps; f is/],
    ['afterProduct', 'after', read('gru'), /comes first/],
    ['oneMoreBias', 'one-more-bias', { model: { ...opened('one-more-bias').scene.model, bias: 'two' } }, /second bias vector anyway/],
    ['swapped', 'two-roles', { clamps: [hold('z', 0.5)] }, /held by hand at 0.500/],
    ['counts', 'price', read('gruAfter'), /has 5\u202f792 parameters/],
  ])('says of “%s” what is so instead when the reader changes the figure of “%s”', (fact, id, change, words) => {
    expect(say(fact, id)).toMatchObject({ holds: true });
    const said = say(fact, id, change);
    expect(said).toMatchObject({ holds: false });
    expect(said?.text).toMatch(words);
  });

  it('adds up all ways back of every unit, in both GRUs, whichever outputs are in the cost', () => {
    for (const cell of ['gru', 'gruAfter'] as const) {
      for (const cost of ['last', 'every'] as const) {
        const { scene, answer } = opened('highway', { ...read(cell), cost });
        const said = vectorOf(answer, 'z', 4).map((_, unit) => Number(gruLesson.facts['highway']?.(answer, { ...scene, unit }).holds));
        expect(Math.min(...said), `${cell}, ${cost}`).toBe(1);
      }
    }
  });

  it('is right that z at 0 and r at 1 leave a basic cell with the candidate’s weights', () => {
    const { scene, answer } = opened('renew', { clamps: [hold('z', 0), hold('r', 1)] });
    expect(gruLesson.facts['renewed']?.(answer, scene).text).toContain('a basic cell');
    const [U, W, b] = ['U', 'W', 'b'].map((role) => parameters(answer.spec).find(({ name }) => name === `layer1.${role}`)?.offset ?? -1);
    for (const [step, { token }] of answer.columns.entries()) {
      const before = stateBefore(answer, 'h', step);
      const basic = before.map((_, unit) => {
        // Columns of the candidate stand after those of z and r.
        const at = (row: number) => row * 96 + 64 + unit;
        let sum = (answer.weights[(U ?? 0) + at(token)] ?? 0) + (answer.weights[(b ?? 0) + at(0)] ?? 0);
        for (const [row, value] of before.entries()) sum += value * (answer.weights[(W ?? 0) + at(row)] ?? 0);
        return Math.tanh(sum);
      });
      expect(largestDifference(vectorOf(answer, 'h', step), basic)).toBeLessThan(1e-12);
    }
  });

  it('is right that with both gates at 0 the state is a table of letters', () => {
    expect(say('twice', 'letter-alone', { clamps: [hold('z', 0), hold('r', 0)] })?.text).toContain('the states are the same, too');
  });

  it('counts the layer as three quarters of an LSTM’s, and what the figure counts beside it', () => {
    const { answer } = opened('price');
    const countOf = (cell: CellChoice) => countParameters(opened('price', read(cell)).answer.spec);
    const ofOutput = parameters(answer.spec).reduce((sum, { layer, count }) => (layer === 1 ? sum : sum + count), 0);
    const [gru, lstm] = [countOf('gru') - ofOutput, countOf('lstm') - ofOutput];
    expect(gru / lstm).toBe(0.75);
    expect(say('counts', 'price')?.text).toContain(
      `${formatCount(gru)} parameters, three quarters of the ${formatCount(lstm)} of an LSTM of its size. The figure counts the ${formatCount(ofOutput)} of the output layer, too.`,
    );
  });

  it('is right that the other GRU reads the same text with other guesses', () => {
    const [before, after] = (['gru', 'gruAfter'] as const).map((cell) => opened('one-more-bias', read(cell)).answer);
    if (!before || !after) throw new RangeError('Both were read.');
    expect(largestDifference(outputAt(before, 6), outputAt(after, 6))).toBeGreaterThan(0.1);
  });
});

describe('how the GRU does on unseen names', () => {
  const recorded = JSON.parse(readFileSync(new URL('../../public/models/models.json', import.meta.url), 'utf8')) as ModelFacts;
  afterEach(() => modelFactsStore.setState({ facts: recorded }));

  it('is told in the numbers that were recorded, and not at all where none were', () => {
    modelFactsStore.setState({ facts: null });
    expect(say('heldOut', 'price')).toMatchObject({ holds: false, text: expect.stringContaining('has not been measured') as string });
    modelFactsStore.setState({ facts: recorded });
    const losses = ['gru-32', 'lstm-32', 'rnn-32'].map((name) => recorded.models.find((model) => model.name === name)?.heldOutLoss ?? 0);
    const said = say('heldOut', 'price');
    expect(said).toMatchObject({ holds: true });
    for (const loss of losses) expect(said?.text).toContain(loss.toFixed(3));
    const fresh = { ...opened('price').scene.model, source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } } as const;
    expect(say('heldOut', 'price', { model: fresh })).toMatchObject({ holds: false });
  });
});

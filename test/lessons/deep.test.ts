import { afterEach, describe, expect, it } from 'vitest';
import { blameOf, stepsBlamed } from '../../src/lessons/08-deep/backward';
import { stepsLeft, widestLayer } from '../../src/lessons/08-deep/counts';
import { countWays, roundsOf } from '../../src/lessons/08-deep/grid';
import { lowerMoved, movesInSilence } from '../../src/lessons/08-deep/held';
import { deepLesson } from '../../src/lessons/08-deep/lesson';
import { sumsOff } from '../../src/lessons/08-deep/reads';
import { vectorOf } from '../../src/lessons/measure';
import { countParameters } from '../../src/engine/parameters';
import { modelFactsStore } from '../../src/store/modelFacts';
import { specOf } from '../../src/store/modelSpec';
import { outputAt } from '../../src/store/columns';
import type { Scene } from '../../src/store/scene';
import { cells } from '../../src/store/sceneParts';
import { settleScene } from '../../src/store/settleScene';
import { formatNumber } from '../../src/ui/format';
import { answerOf, sceneOf } from './lessonAnswer';

function sceneAt(id: string, change: Partial<Scene> = {}): Scene {
  const step = deepLesson.steps.find((each) => each.id === id);
  if (!step) throw new RangeError(`The chapter on depth has a step “${id}”.`);
  return settleScene({ ...sceneOf(deepLesson, step), ...change });
}

const fact = (name: string, scene: Scene) => deepLesson.facts[name]?.(answerOf(scene), scene) ?? { holds: null, text: '' };
const stack = (cell: Scene['model']['cell'], sizes: readonly number[] = [32, 32]) =>
  ({ cell, sizes, bias: 'one', source: { kind: 'shipped' } }) as const;
const fresh = (cell: Scene['model']['cell'], sizes: readonly number[]) =>
  ({ cell, sizes, bias: 'two', source: { kind: 'trained', seed: 3, updates: 0, learningRate: 0.01 } }) as const;

describe.each(cells)('two layers of the cell %s', (cell) => {
  it('read, in the upper, what the engine’s own sums are made of', () => {
    for (const model of [stack(cell), fresh(cell, [5, 3])]) {
      const answer = answerOf(sceneAt('reads', { model }));
      const off = answer.columns.map((_, step) => sumsOff(answer, step));
      expect(Math.max(...off)).toBeLessThan(1e-12);
      expect(fact('readsStates', sceneAt('reads', { model })).holds).toBe(true);
    }
  });

  it('blame each lower unit from above and from later, which together is the engine’s gradient', () => {
    for (const cost of ['every', 'last', [2, 3]] as const) {
      const answer = answerOf(sceneAt('two-terms', { model: fresh(cell, [5, 3]), cost }));
      for (const step of answer.columns.keys()) {
        for (let unit = 0; unit < 5; unit++) {
          const { above, later, all } = blameOf(answer, step, unit);
          expect(Math.abs(above + later - all)).toBeLessThan(1e-15);
        }
      }
      const parts = blameOf(answer, 2, 1);
      expect([parts.above, parts.later].every((part) => part !== 0)).toBe(true);
    }
  });

  it('keep a memory each, and the lower notices nothing of the upper', () => {
    const silent = answerOf(sceneAt('own-memory', { model: stack(cell) }));
    const moves = movesInSilence(silent);
    expect(moves?.from).toBe(4);
    expect(Math.min(...(moves?.guesses ?? [0]))).toBeGreaterThan(0);
    expect(lowerMoved(answerOf(sceneAt('one-way', { model: stack(cell) })))).toBe(0);
  });
});

describe('what a step’s words say', () => {
  it('of the gradient that is cut by hand is that the parts are not all', () => {
    const cut = sceneAt('two-terms', { truncation: 2 });
    expect(fact('twoTerms', cut).text).toContain('since something is held or cut by hand');
    expect(fact('twoTerms', sceneAt('two-terms')).holds).toBe(true);
  });

  it('of one layer, or of two halves, is that there is no stack', () => {
    const one = { model: stack('rnn', [32]), layer: 1 };
    const halves = { model: { ...stack('lstm', [64]), task: 'translation' as const }, text: 'six', layer: 1 };
    for (const { id, line } of deepLesson.steps.filter(({ id: each }) => each !== 'worth' && each !== 'convolution')) {
      for (const [change, said] of [
        [one, /one layer/],
        [halves, /encoder–decoder/],
      ] as const) {
        const scene = sceneAt(id, { depth: { kind: 'graph' }, ...change });
        const told = line(answerOf(scene), scene);
        expect([id, told.holds]).toEqual([id, false]);
        expect(told.text).toMatch(said);
      }
    }
  });

  it('of which layers are blamed follows the cost', () => {
    expect(stepsBlamed(answerOf(sceneAt('every-letter')))).toEqual([7, 1]);
    expect(stepsBlamed(answerOf(sceneAt('every-letter', { cost: 'every' })))).toEqual([7, 7]);
    expect(fact('fromAboveAt', sceneAt('every-letter', { cost: 'every' })).holds).toBe(false);
    expect(fact('fromAboveAt', sceneAt('every-letter', { cost: [] })).text).toContain('No output is in the cost');
  });
});

describe('silence below', () => {
  const { prediction } = deepLesson.steps.find(({ id }) => id === 'own-memory') ?? {};
  const chosen = (scene: Scene) => prediction?.choices[prediction.outcome(answerOf(scene), scene) ?? -1];

  it('leaves guesses that first move more, then come to rest: in the numbers of the guesses, not of the state', () => {
    const scene = sceneAt('own-memory');
    const answer = answerOf(scene);
    const moves = [5, 6, 7, 8, 9, 10, 11].map((step) =>
      Math.max(
        ...outputAt(answer, step).map((probability, sign) => Math.abs(probability - (outputAt(answer, step - 1)[sign] ?? Number.NaN))),
      ),
    );
    expect(moves[1]).toBeGreaterThan(moves[0] ?? Number.NaN);
    expect(chosen(scene)).toBe('they still change, and come to rest');
    const [first, most, last] = [moves[0], Math.max(...moves), moves.at(-1)].map((move) => formatNumber(move ?? Number.NaN));
    expect(fact('upperKeeps', scene).text).toContain(
      `by ${first} one step later, by ${most} where it moves most, and by ${last} at the last`,
    );
  });

  it('of which too little is read to come to rest is not said to', () => {
    const short = sceneAt('own-memory', { text: 'Christo' });
    expect(chosen(short)).toBeUndefined();
    expect(fact('upperKeeps', short)).toMatchObject({ holds: false, text: expect.stringContaining('has not come to rest') as string });
  });
});

describe('the grid of cells', () => {
  it('is computed along its diagonals: as many rounds as layers and steps, less one', () => {
    expect(roundsOf(1, 7)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(roundsOf(2, 7)).toEqual([1, 2, 2, 2, 2, 2, 2, 1]);
    expect(roundsOf(3, 2)).toEqual([1, 2, 2, 1]);
    for (const [layers, steps] of [
      [2, 9],
      [4, 4],
    ] as const) {
      const rounds = roundsOf(layers, steps);
      expect(rounds).toHaveLength(layers + steps - 1);
      expect(rounds.reduce((sum, count) => sum + count, 0)).toBe(layers * steps);
      expect(Math.max(...rounds)).toBe(Math.min(layers, steps));
    }
  });

  it('has as many ways back as there are choices of when to go down', () => {
    expect(countWays(1, 7)).toBe(1);
    expect(countWays(2, 7)).toBe(7);
    expect(countWays(3, 5)).toBe(15);
  });
});

describe('what a second layer costs', () => {
  it('is what a wider single layer may cost, to the last unit; the link in the words trains that one', () => {
    const spec = specOf(sceneAt('cost').model);
    const { units, count } = widestLayer(spec);
    expect(units, 'sizes in words.mdx').toBe(47);
    const [layer] = spec.layers;
    const countWith = (size: number) => (layer ? countParameters({ ...spec, layers: [{ ...layer, size }] }) : 0);
    expect(count).toBe(countWith(units));
    expect(countWith(units)).toBeLessThanOrEqual(countParameters(spec));
    expect(countWith(units + 1)).toBeGreaterThan(countParameters(spec));
  });
});

describe('a convolution in front', () => {
  it('leaves as many steps as there are windows, and the words name the first and what is left over', () => {
    for (const [text, left, rest] of [
      ['Martha', 3, ''],
      ['Marthas', 3, ' The last sign is in none of them.'],
      ['Wolfeschlegelsteinhausenberger', 15, ''],
    ] as const) {
      const scene = sceneAt('convolution', { text });
      const answer = answerOf(scene);
      let windows = 0;
      for (let start = 0; start + 3 <= answer.columns.length; start += 2) windows++;
      expect(stepsLeft(answer)).toBe(windows);
      expect(windows).toBe(left);
      const first = `the first: the start mark, ‘${text[0] ?? ''}’, ‘${text[1] ?? ''}’.`;
      expect(fact('shortens', scene).text.endsWith(`${first}${rest}`)).toBe(true);
    }
    expect(fact('shortens', sceneAt('convolution', { text: 'I' })).text).toContain('too short');
  });
});

describe('what depth brings on unseen names', () => {
  const { facts } = modelFactsStore.getState();
  afterEach(() => modelFactsStore.setState({ facts }));
  const scene = sceneAt('worth');

  it('is read off the record, in both directions', () => {
    expect(fact('heldOut', scene).text).toContain(': lower with two, by ');
    expect(fact('inEveryCell', scene).holds).toBe(true);
    const worse = facts && {
      ...facts,
      models: facts.models.map((model) => (model.name.includes('32-32') ? { ...model, heldOutLoss: 9 } : model)),
    };
    modelFactsStore.setState({ facts: worse });
    expect(fact('heldOut', scene)).toMatchObject({ holds: false, text: expect.stringMatching(/9\.000 with two: no lower/) as string });
    expect(fact('inEveryCell', scene)).toMatchObject({ holds: false, text: expect.stringContaining('0 do better') as string });
    expect(fact('cellOrLayer', scene).holds).toBe(true);
  });

  it('is not said of networks that nobody examined, nor without the record', () => {
    expect(fact('heldOut', sceneAt('worth', { model: fresh('rnn', [5, 3]) })).holds).toBe(false);
    modelFactsStore.setState({ facts: null });
    for (const name of ['heldOut', 'inEveryCell', 'cellOrLayer']) {
      expect(fact(name, scene)).toEqual({ holds: false, text: 'The record of how the networks did has not arrived.' });
    }
  });
});

describe('the same letter, read twice', () => {
  it('is the same to the lower layer and not to the upper', () => {
    const answer = answerOf(sceneAt('letter'));
    expect(vectorOf(answer, 'h', 2)).not.toEqual(vectorOf(answer, 'h', 6));
    expect(fact('otherInput', sceneAt('letter')).holds).toBe(true);
    expect(fact('otherInput', sceneAt('letter', { text: 'Ida' })).text).toContain('No letter stands twice');
  });
});

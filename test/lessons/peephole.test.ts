import { afterEach, describe, expect, it } from 'vitest';
import type { Clamp } from '../../src/engine/program';
import { peepholeLesson } from '../../src/lessons/11-peephole/lesson';
import { movedAtOnce, spreadOf } from '../../src/lessons/11-peephole/interventions';
import { blindGate, gates, partsOfSum, waysBack } from '../../src/lessons/11-peephole/looks';
import { vectorOf } from '../../src/lessons/measure';
import { modelFactsStore } from '../../src/store/modelFacts';
import type { ModelChoice, Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatNumber } from '../../src/ui/format';
import { answerOf, sceneOf } from './lessonAnswer';

function sceneAt(id: string, change: Partial<Scene> = {}): Scene {
  const step = peepholeLesson.steps.find((each) => each.id === id);
  if (!step) throw new RangeError(`The chapter on peepholes has a step “${id}”.`);
  return settleScene({ ...sceneOf(peepholeLesson, step), ...change });
}

const fact = (name: string, scene: Scene) => peepholeLesson.facts[name]?.(answerOf(scene), scene) ?? { holds: null, text: '' };

const plain: ModelChoice = { cell: 'lstm', sizes: [32], bias: 'one', source: { kind: 'shipped' } };
const small: ModelChoice = {
  cell: 'peephole',
  sizes: [3],
  bias: 'two',
  source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 },
};
const models: readonly (readonly [string, Partial<Scene>])[] = [
  ['the shipped peephole network', {}],
  ['a small fresh one with two biases', { model: small }],
  ['a plain LSTM', { model: plain }],
];

describe.each(models)('what the chapter on peepholes adds up again, of %s', (_, change) => {
  const scene = sceneAt('wires', change);
  const answer = answerOf(scene);
  const places = answer.columns.flatMap((_column, step) => [...vectorOf(answer, 'c', step).keys()].map((unit) => ({ step, unit })));

  it('comes out as the engine’s sum of every gate', () => {
    const off = places.flatMap(({ step, unit }) =>
      gates.map((gate) => {
        const { letter, state, bias, added, sum } = partsOfSum(answer, gate, step, unit);
        return Math.abs(letter + state + bias + added - sum);
      }),
    );
    expect(Math.max(...off)).toBeLessThan(1e-13);
  });

  it('comes out as the engine’s gradient of every C', () => {
    const off = places.map(({ step, unit }) => {
      const { read, kept, looked, all } = waysBack(answer, step, unit);
      return Math.abs(read + kept + looked - all);
    });
    expect(Math.max(...off)).toBeLessThan(1e-15);
  });
});

describe('a gate that does not see C', () => {
  it('stands where the engine puts it without that weight', () => {
    const scene = sceneAt('wires', { edits: [{ tensor: 'layer1.peephole', index: 2 * 32 + 2, value: 0 }] });
    const seeing = answerOf(sceneAt('wires'));
    // At the first step C is the same with and without.
    expect(blindGate(seeing, 'o', 0)[2]).toBeCloseTo(vectorOf(answerOf(scene), 'o', 0)[2] ?? Number.NaN, 14);
    expect(Math.abs((blindGate(seeing, 'o', 0)[2] ?? 0) - (vectorOf(seeing, 'o', 0)[2] ?? 0))).toBeGreaterThan(1e-3);
  });

  it('is missed by its own unit at once, by all others one step later, which is seen some steps after that', () => {
    const answer = answerOf(sceneAt('one-away'));
    expect(spreadOf(answer)).toMatchObject({ first: 1, at: 1, later: { count: 32 }, units: 32 });
    // How far units are from what they were: read again, one by one.
    const moved = (step: number, units: (unit: number) => boolean) => {
      const free = answer.unchanged && vectorOf(answer.unchanged, 'h', step);
      return Math.max(
        ...vectorOf(answer, 'h', step).map((value, unit) => (units(unit) ? Math.abs(value - (free?.[unit] ?? Number.NaN)) : 0)),
      );
    };
    const others = answer.columns.map((_, step) => moved(step, (unit) => unit !== 2));
    const seen = others.findIndex((shift) => shift > 0.05);
    expect(sceneAt('one-away').step, 'the step in view shows it').toBe(seen);
    const [own, next, then] = [moved(1, (unit) => unit === 2), others[2], others[seen]].map((shift) => formatNumber(shift ?? Number.NaN));
    expect(fact('spreads', sceneAt('one-away')).text).toContain(
      `by ${own}. One step later it is in 32 of 32, in the others by at most ${next}: too little to see. One first sees it at ‘h’, step ${seen}, by up to ${then}.`,
    );
    expect(fact('spreads', sceneAt('one-away', { text: 'Mar' })).text).toMatch(/too little to see, here and to the end\.$/);
    expect(fact('spreads', sceneAt('one-away', { edits: [] }))).toEqual({ holds: false, text: 'All weights are as learnt now.' });
    expect(fact('withoutAll', sceneAt('one-away'))).toEqual({ holds: false, text: '1 of the 96 weights is 0 now.' });
  });
});

describe('a C that is held', () => {
  const held = (unit: Clamp['unit']): Pick<Scene, 'clamps'> => ({
    clamps: [{ part: 'encoder', layer: 1, quantity: 'c', unit, from: 4, to: 4, value: 0.5 }],
  });

  it('moves the output gate of its own unit in the same step, and no gate of a plain LSTM', () => {
    const one = sceneAt('last', held(7));
    expect(movedAtOnce(answerOf(one), one)).toEqual([{ gate: 'o', units: [7] }]);
    const all = sceneAt('last', held('all'));
    expect(movedAtOnce(answerOf(all), all)?.map(({ gate, units }) => [gate, units.length])).toEqual([['o', 32]]);
    const blind = sceneAt('last', { ...held(7), model: plain });
    expect(movedAtOnce(answerOf(blind), blind)).toEqual([]);
    expect(fact('movesAtOnce', blind).holds).toBe(false);
  });

  it('is looked for at the step in view alone', () => {
    const later = sceneAt('last', { ...held(7), step: 5 });
    expect(movedAtOnce(answerOf(later), later)).toBeNull();
    expect(fact('movesAtOnce', later)).toEqual({ holds: false, text: 'C is not held at ‘h’ now.' });
  });
});

describe('whether peepholes help', () => {
  const { facts } = modelFactsStore.getState();
  afterEach(() => modelFactsStore.setState({ facts }));
  const scene = sceneAt('help');

  it('is read off the record, in both directions', () => {
    const pairs = facts?.models.filter(({ name }) => name.includes('peephole')).length;
    expect(fact('heldOut', scene).text).toContain(': lower with them');
    expect(fact('inAll', scene).text).toContain(`Of the ${pairs} pairs`);
    const worse = facts && {
      ...facts,
      models: facts.models.map((model) => (model.name.includes('peephole') ? { ...model, heldOutLoss: 9 } : model)),
    };
    modelFactsStore.setState({ facts: worse });
    expect(fact('heldOut', scene).text).toMatch(/is 9\.000 with .*: no lower with them/);
    expect(fact('inAll', scene).text).toContain(', 0 have the lower loss');
  });

  it('is not said of networks that nobody examined, nor without the record', () => {
    expect(fact('heldOut', sceneAt('help', { model: small, compared: [] })).holds).toBe(false);
    modelFactsStore.setState({ facts: null });
    expect(fact('heldOut', scene)).toEqual({ holds: false, text: 'The record of how the networks did has not arrived.' });
    expect(fact('inAll', scene).holds).toBe(false);
  });
});

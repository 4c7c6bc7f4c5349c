import { describe, expect, it } from 'vitest';
import { goIn, goOut, moveLayer, moveStep, moveUnit } from '../../src/app/commands';
import { crumbsOf } from '../../src/app/crumbs';
import { defaultScene, type Scene } from '../../src/store/scene';

const scene: Scene = { ...defaultScene, model: { ...defaultScene.model, sizes: [4, 2] } };
const columns = Array.from('·Martha', (typed) => ({ kind: 'token' as const, typed }));

describe('going in and out', () => {
  it('goes from the graph into the cell, into one number and back by the same way', () => {
    const cell = { ...scene, ...goIn(scene) };
    const number = { ...cell, ...goIn(cell) };
    expect(cell.depth.kind).toBe('cell');
    expect(number.depth).toEqual({ kind: 'number', quantity: 'h' });
    expect(number.unit).toBe(0);
    const back = { ...number, ...goOut(number) };
    expect(back.depth.kind).toBe('cell');
    expect({ ...back, ...goOut(back) }.depth.kind).toBe('graph');
  });

  it('keeps the unit on the way and gives it up last', () => {
    const cell = { ...scene, unit: 3, ...goIn(scene) };
    expect({ ...cell, ...goIn(cell) }.unit).toBe(3);
    expect(goOut({ ...scene, unit: 3 })).toEqual({ unit: null, quantity: null });
  });

  it('goes no deeper than a number', () => {
    expect(goIn({ ...scene, depth: { kind: 'number', quantity: 'f' } })).toEqual({});
  });
});

describe('moving', () => {
  it('stays within the steps', () => {
    expect(moveStep(scene, -99, 7)).toEqual({ step: 0 });
    expect(moveStep(scene, 99, 7)).toEqual({ step: 6 });
  });

  it('stands on all units before the first one, except where a number is open', () => {
    expect(moveUnit({ ...scene, unit: 0 }, -1)).toEqual({ unit: null });
    expect(moveUnit({ ...scene, unit: null }, 1)).toEqual({ unit: 0 });
    expect(moveUnit({ ...scene, unit: 0, depth: { kind: 'number', quantity: 'f' } }, -1)).toEqual({ unit: 0 });
    expect(moveUnit({ ...scene, unit: 3 }, 1)).toEqual({ unit: 3 });
  });

  it('stays within the layers', () => {
    expect(moveLayer(scene, 1)).toEqual({ layer: 2 });
    expect(moveLayer({ ...scene, layer: 2 }, 1)).toEqual({ layer: 2 });
  });
});

describe('crumbsOf', () => {
  const labels = (change: Partial<Scene>) => crumbsOf({ ...scene, ...change }, columns).map(({ label }) => label);

  it('says where the learner is at every depth', () => {
    expect(labels({})).toEqual(['Names', 'LSTM', 'layer 1']);
    expect(labels({ depth: { kind: 'cell' } })).toEqual(['Names', 'LSTM', 'layer 1', 'step 4 ‘t’']);
    expect(labels({ depth: { kind: 'number', quantity: 'f' }, unit: 2, layer: 2 })).toEqual([
      'Names',
      'LSTM',
      'layer 2',
      'step 4 ‘t’',
      'forget gate',
      'unit 2',
    ]);
  });

  it('goes out to what a crumb names and no further', () => {
    const deep: Scene = { ...scene, depth: { kind: 'number', quantity: 'f' }, unit: 2 };
    const [, , layer, step] = crumbsOf(deep, columns);
    expect({ ...deep, ...layer?.change }.depth).toEqual({ kind: 'graph' });
    expect({ ...deep, ...step?.change }.depth).toEqual({ kind: 'cell' });
  });
});

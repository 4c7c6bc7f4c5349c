import { beforeEach, describe, expect, it } from 'vitest';
import { defaultScene } from '../../src/store/scene';
import { changeScene, currentScene, openScene, passScene, redo, sceneStore, undo } from '../../src/store/sceneStore';

beforeEach(() => openScene(defaultScene));

describe('undo and redo', () => {
  it('take back one change and bring it again', () => {
    changeScene({ text: 'Emma' });
    changeScene({ direction: 'backward' });
    undo();
    expect(currentScene()).toEqual({ ...defaultScene, text: 'Emma' });
    undo();
    expect(currentScene()).toEqual(defaultScene);
    redo();
    redo();
    expect(currentScene()).toEqual({ ...defaultScene, text: 'Emma', direction: 'backward' });
  });

  it('treat changes in a row with the same merge key as one', () => {
    changeScene({ step: 1 }, { merge: 'play' });
    changeScene({ step: 2 }, { merge: 'play' });
    changeScene({ zoom: 2 }, { merge: 'zoom' });
    changeScene({ step: 3 }, { merge: 'play' });
    undo();
    expect(currentScene()).toMatchObject({ step: 2, zoom: 2 });
    undo();
    expect(currentScene()).toMatchObject({ step: 2, zoom: 1 });
    undo();
    expect(currentScene()).toEqual(defaultScene);
  });

  it('start a new step after an undo even with the same merge key', () => {
    changeScene({ step: 1 }, { merge: 'play' });
    changeScene({ zoom: 2 });
    undo();
    changeScene({ step: 2 }, { merge: 'play' });
    undo();
    expect(currentScene().step).toBe(1);
  });

  it('forget what was undone once something else is changed', () => {
    changeScene({ step: 1 });
    undo();
    changeScene({ step: 2 });
    redo();
    expect(currentScene().step).toBe(2);
  });

  it('count no step for a change that changes nothing', () => {
    changeScene({ text: defaultScene.text, step: 400 });
    changeScene({ step: 6 });
    expect(sceneStore.getState().past).toHaveLength(1);
  });

  it('keep a bounded history', () => {
    for (let turn = 0; turn < 500; turn++) changeScene({ step: turn % 2 });
    expect(sceneStore.getState().past.length).toBeLessThanOrEqual(200);
  });
});

describe('a change', () => {
  it('may depend on the scene', () => {
    changeScene(({ step }) => ({ step: step + 1 }));
    expect(currentScene().step).toBe(defaultScene.step + 1);
  });

  it('of the text keeps the step inside it', () => {
    changeScene({ text: 'Al' });
    expect(currentScene().step).toBe(2);
  });

  it('of the cell drops clamps, pins and an opened number that the new cell does not have', () => {
    changeScene({
      depth: { kind: 'number', quantity: 'f' },
      clamps: [{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 0, to: 2, value: 0 }],
      pins: [{ layer: 1, step: 0, quantity: 'i', unit: 3, direction: 'forward' }],
    });
    changeScene({ model: { ...defaultScene.model, cell: 'gru' } });
    expect(currentScene()).toMatchObject({ depth: { kind: 'cell' }, clamps: [], pins: [] });
    undo();
    expect(currentScene().clamps).toHaveLength(1);
  });

  it('of the model drops the weights that were set by hand in the old one', () => {
    changeScene({ edits: [{ tensor: 'layer1.U', index: 3, value: 1 }] });
    changeScene({ model: { ...defaultScene.model, cell: 'peephole' } });
    expect(currentScene().edits).toEqual([]);
  });

  it('to sizes that are not shipped starts that model untrained', () => {
    changeScene({ model: { ...defaultScene.model, sizes: [8] } });
    expect(currentScene().model.source).toMatchObject({ kind: 'trained', updates: 0 });
  });

  it('to another number begins its product anew, to another step or unit goes on with it', () => {
    const forget = { kind: 'number', quantity: 'f' } as const;
    changeScene({ depth: forget, taken: 5 });
    changeScene({ depth: { ...forget }, step: 2, unit: 3 });
    expect(currentScene().taken).toBe(5);
    changeScene({ depth: { kind: 'number', quantity: 'i' } });
    expect(currentScene().taken).toBeNull();
  });

  it('to a text beyond the limit keeps whole characters up to it', () => {
    changeScene({ text: '👩‍👩‍👧'.repeat(1000) });
    expect(currentScene().text).toBe('👩‍👩‍👧'.repeat(400));
  });
});

describe('reading on', () => {
  it('changes the stage without an undo step, and leaves what the reader did to be undone', () => {
    changeScene({ text: 'Emma' });
    passScene({ step: 1, direction: 'backward' });
    passScene({ step: 2 });
    expect(currentScene()).toMatchObject({ text: 'Emma', step: 2, direction: 'backward' });
    expect(sceneStore.getState().past).toHaveLength(1);
    undo();
    expect(currentScene()).toEqual(defaultScene);
  });
});

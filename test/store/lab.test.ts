import { beforeEach, describe, expect, it } from 'vitest';
import { defaultScene, type Page, type Scene } from '../../src/store/scene';
import { backToLab, changeScene, currentScene, goOnTraining, openScene, undo } from '../../src/store/sceneStore';
import { modelAfter } from '../../src/store/training';

const lab: Page = { kind: 'lab' };
const chapter: Page = { kind: 'chapter', chapter: 'lstm', step: 'close' };
const own: Scene = {
  ...defaultScene,
  page: lab,
  model: { ...defaultScene.model, cell: 'gru' },
  text: 'Berta',
  step: 2,
  depth: { kind: 'cell' },
  clamps: [{ part: 'encoder', layer: 1, quantity: 'z', unit: 'all', from: 1, to: 2, value: 0 }],
  pins: [{ layer: 1, step: 1, quantity: 'z', unit: 3, direction: 'forward' }],
};
/** What a step of a chapter puts on the stage. */
const taught: Partial<Scene> = { ...defaultScene, page: chapter, text: 'Martha', direction: 'backward' };

beforeEach(() => openScene(own));

describe('the way back to the lab', () => {
  it('brings the lab as it was left, whatever chapters and questions had on stage', () => {
    changeScene(taught);
    changeScene({ text: 'Marthas' });
    changeScene({ page: { kind: 'quiz', sheet: '' } });
    changeScene(backToLab);
    expect(currentScene()).toEqual(own);
  });

  it('keeps notation, theme, way of reading and presentation as they are now', () => {
    const now = { notation: 'keras', theme: 'dark', reading: 'steps', presenting: true } as const;
    changeScene({ ...taught, ...now });
    changeScene(backToLab);
    expect(currentScene()).toEqual({ ...own, ...now });
  });

  it('takes along what is on the stage where the lab was not seen yet', () => {
    openScene({ ...defaultScene, ...taught });
    changeScene(backToLab);
    expect(currentScene()).toEqual({ ...defaultScene, ...taught, page: lab });
  });

  it('leads to what was brought to the lab last', () => {
    changeScene(taught);
    changeScene({ page: lab });
    changeScene({ page: { kind: 'home' }, text: 'Ida' });
    changeScene(backToLab);
    expect(currentScene()).toEqual({ ...defaultScene, ...taught, page: lab });
  });

  it('is one step to undo, which leads to where the learner came from, and then to the lab as it was before', () => {
    changeScene({ text: 'Bertas' });
    changeScene(taught);
    changeScene(backToLab);
    undo();
    expect(currentScene()).toEqual({ ...own, ...taught });
    undo();
    undo();
    expect(currentScene()).toEqual(own);
    changeScene(taught);
    changeScene(backToLab);
    expect(currentScene()).toEqual(own);
  });

  it('is not changed by what was brought to the lab and undone', () => {
    changeScene(taught);
    changeScene({ page: lab });
    undo();
    changeScene(backToLab);
    expect(currentScene()).toEqual(own);
  });

  it('is longer than what can be undone', () => {
    changeScene(taught);
    for (let turn = 0; turn < 300; turn++) changeScene({ step: turn % 2 });
    changeScene(backToLab);
    expect(currentScene()).toEqual(own);
  });

  it('shows what a training on the stage of the lab has learned meanwhile', () => {
    const settings = { cell: 'gru', sizes: [8], bias: 'one', seed: 5, updates: 300, learningRate: 0.02 } as const;
    const [newest, next] = [modelAfter(settings, 0), modelAfter(settings, 50)];
    openScene({ ...own, clamps: [], pins: [] });
    changeScene({ model: newest });
    changeScene(taught);
    goOnTraining(newest, next);
    changeScene(backToLab);
    expect(currentScene().model).toEqual(next);
  });
});

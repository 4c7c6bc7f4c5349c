import { beforeEach, describe, expect, it } from 'vitest';
import { stretchText } from '../../../src/data/recall/words';
import { defaultScene } from '../../../src/store/scene';
import { changeScene, currentScene, openScene, undo } from '../../../src/store/sceneStore';
import { createStretch } from '../../../src/views/memory/stretch';

const open = (text: string) =>
  openScene({ ...defaultScene, model: { ...defaultScene.model, task: 'recall', cell: 'rnn', sizes: [8], bias: 'one' }, text, step: 2 });

beforeEach(() => open('memory'));

describe('stretching the text on stage', () => {
  it('brings it to so many letters, the last of them in view', () => {
    createStretch()(12);
    expect(currentScene()).toMatchObject({ text: stretchText('memory', 12), step: 12 });
    createStretch()(3);
    expect(currentScene()).toMatchObject({ text: 'mem', step: 3 });
  });

  it('is one step of undo, however far the marker went', () => {
    const stretch = createStretch();
    for (const letters of [8, 12, 3, 64]) stretch(letters);
    undo();
    expect(currentScene()).toMatchObject({ text: 'memory', step: 2 });
  });

  it('brings back what it cut off, unless the text was changed since', () => {
    const stretch = createStretch();
    stretch(2);
    stretch(8);
    expect(currentScene().text).toBe(stretchText('memory', 8));
    stretch(2);
    changeScene({ text: 'ma' });
    stretch(6);
    expect(currentScene().text).toBe(stretchText('ma', 6));
  });

  it('begins an empty text', () => {
    open('');
    createStretch()(1);
    expect(currentScene()).toMatchObject({ text: stretchText('', 1), step: 1 });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noticeStore } from '../../src/store/noticeStore';
import { connectPreferences } from '../../src/store/preferences';
import { connectProgress, keepAnswer, markSeen, progressStore, resetProgress } from '../../src/store/progressStore';
import { defaultScene } from '../../src/store/scene';
import { changeScene, currentScene, openScene, sceneStore } from '../../src/store/sceneStore';

let kept: Map<string, string>;
let disconnect = (): void => undefined;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  openScene(defaultScene);
  noticeStore.setState({ notices: [] });
});

afterEach(() => {
  disconnect();
  vi.unstubAllGlobals();
});

/** Another visit with what the browser kept. */
function visitAgain(): void {
  disconnect();
  progressStore.setState({ seen: {}, answers: {} }, true);
  disconnect = connectProgress();
}

describe('progress', () => {
  it('is remembered from visit to visit, each step once', () => {
    visitAgain();
    markSeen('lstm', 'forget');
    markSeen('lstm', 'forget');
    markSeen('lstm', 'input');
    keepAnswer('lstm', 'forget', 'up');
    visitAgain();
    expect(progressStore.getState()).toEqual({ seen: { lstm: ['forget', 'input'] }, answers: { 'lstm/forget': 'up' } });
  });

  it('can be reset for good', () => {
    visitAgain();
    markSeen('lstm', 'forget');
    resetProgress();
    visitAgain();
    expect(progressStore.getState()).toEqual({ seen: {}, answers: {} });
  });

  it.each(['{"seen":{"lstm":7},"answers":{}}', '[]', '{"seen":{},"answers":{"a":1}}', '{'])(
    'that is broken (%s) starts anew, with a word to the learner',
    (text) => {
      kept.set('unrolled.progress', text);
      visitAgain();
      expect(progressStore.getState()).toEqual({ seen: {}, answers: {} });
      expect(noticeStore.getState().notices).toHaveLength(1);
    },
  );
});

describe('preferences', () => {
  it('for notation and colours come back, and are no step to undo', () => {
    disconnect = connectPreferences('');
    changeScene({ notation: 'pytorch', theme: 'dark' });
    disconnect();
    openScene(defaultScene);
    disconnect = connectPreferences('');
    expect(currentScene()).toMatchObject({ notation: 'pytorch', theme: 'dark' });
    expect(sceneStore.getState().past).toEqual([]);
  });

  it('give way to a link that names others', () => {
    kept.set('unrolled.preferences', '{"notation":"pytorch","theme":"dark"}');
    openScene({ ...defaultScene, notation: 'keras' });
    disconnect = connectPreferences('#/?v=1&notation=keras');
    expect(currentScene()).toMatchObject({ notation: 'keras', theme: 'dark' });
  });

  it('that are broken are forgotten with a word', () => {
    kept.set('unrolled.preferences', '{"notation":"runes","theme":"dark"}');
    disconnect = connectPreferences('');
    expect(currentScene()).toMatchObject({ notation: 'lectureA', theme: 'system' });
    expect(noticeStore.getState().notices).toHaveLength(1);
  });
});

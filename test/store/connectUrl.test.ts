import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectUrl } from '../../src/store/connectUrl';
import { noticeStore } from '../../src/store/noticeStore';
import { defaultScene } from '../../src/store/scene';
import { backToLab, changeScene, currentScene, openScene, passScene, undo } from '../../src/store/sceneStore';
import { setBeginnings } from '../../src/store/sceneUrl';
import { FakeBar } from './fakeBar';

let disconnect = (): void => undefined;

function connect(bar: FakeBar): FakeBar {
  disconnect();
  disconnect = connectUrl(bar);
  return bar;
}

const open = (hash: string): FakeBar => connect(new FakeBar(hash));

beforeEach(() => {
  vi.useFakeTimers();
  openScene(defaultScene);
  noticeStore.setState({ notices: [] });
});

afterEach(() => {
  disconnect();
  vi.useRealTimers();
});

describe('the address', () => {
  it('opens its scene and tells what it could not read', () => {
    open('#/lab?v=1&text=Ida&step=x');
    expect(currentScene()).toMatchObject({ page: { kind: 'lab' }, text: 'Ida' });
    expect(noticeStore.getState().notices[0]?.sentences).toHaveLength(1);
  });

  it('names the scene on stage soon after a change, without an entry in the history for each', async () => {
    const bar = open('#/');
    changeScene({ text: 'I' });
    changeScene({ text: 'Ida' });
    expect(bar.location.hash).toBe('#/');
    await vi.advanceTimersByTimeAsync(400);
    expect(bar.entries).toEqual(['#/?v=1&text=Ida&step=1']);
  });

  it('is written at once when the page is out of sight, and before another takes its place in the history', () => {
    const bar = open('#/lab?v=1&text=Ida');
    changeScene({ step: 2 });
    changeScene({ page: { kind: 'quiz', sheet: '' } });
    expect(bar.entries).toEqual(['#/lab?v=1&text=Ida&step=2', expect.stringContaining('#/quiz')]);
    changeScene({ text: 'Otto' });
    bar.hide();
    expect(bar.location.hash).toContain('text=Otto');
  });

  it('is after a reload that of the scene that was left, though it could not be written any more', () => {
    const bar = open('#/lab?v=1&text=Ida');
    changeScene({ text: 'Otto' });
    const again = connect(bar.leaveFor('reload'));
    expect(currentScene().text).toBe('Otto');
    expect(again.entries).toEqual([expect.stringContaining('text=Otto')]);
  });

  it('is that also where the address was written after the reload had begun', async () => {
    const bar = open('#/lab?v=1&text=Ida');
    changeScene({ text: 'Otto' });
    await vi.advanceTimersByTimeAsync(600);
    expect(bar.location.hash).toContain('text=Otto');
    connect(bar.leaveFor('reload', '#/lab?v=1&text=Ida'));
    expect(currentScene().text).toBe('Otto');
  });

  it('is the one that was entered last, though it was not followed before the page was left', () => {
    const bar = open('#/lab?v=1&text=Ida');
    bar.location.hash = '#/lab?v=1&text=Eva';
    connect(bar.leaveFor('reload'));
    expect(currentScene().text).toBe('Eva');
  });

  it('is taken up only once, and only by a reload of what was left', () => {
    const bar = open('#/lab?v=1&text=Ida');
    changeScene({ text: 'Otto' });
    const other = connect(bar.leaveFor('navigate', '#/lab?v=1&text=Eva'));
    expect(currentScene().text).toBe('Eva');
    other.hide();
    connect(other.leaveFor('reload'));
    expect(currentScene().text).toBe('Eva');
  });

  it('is opened as it stands where the browser keeps nothing', () => {
    const bar = connect(new FakeBar('#/lab?v=1&text=Ida', 'navigate', null));
    changeScene({ text: 'Otto' });
    connect(bar.leaveFor('reload'));
    expect(currentScene().text).toBe('Ida');
  });

  it('is left alone once it is no longer connected', async () => {
    const bar = open('#/lab?v=1&text=Ida');
    disconnect();
    changeScene({ text: 'Otto' });
    bar.hide();
    bar.go('#/quiz');
    await vi.advanceTimersByTimeAsync(600);
    expect(bar.entries).toEqual(['#/lab?v=1&text=Ida']);
    expect(currentScene().text).toBe('Otto');
  });

  it('keeps up with what changes faster than the address may, such as a training', async () => {
    const bar = open('#/');
    for (let step = 0; step < 12; step++) {
      changeScene({ step: step % 3 });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(bar.location.hash).toMatch(/step=\d/);
  });

  it('waits for a scrub to rest, so that no frame of it is spent on the address', async () => {
    const bar = open('#/');
    for (let step = 0; step < 4; step++) {
      changeScene({ step });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(bar.location.hash).toBe('#/');
    await vi.advanceTimersByTimeAsync(250);
    expect(bar.location.hash).toBe('#/?v=1&step=3');
  });

  it('follows a reader who scrolls past pages, without an entry for each', async () => {
    const bar = open('#/chapter/lstm/one');
    passScene({ page: { kind: 'chapter', chapter: 'lstm', step: 'two' } });
    passScene({ page: { kind: 'chapter', chapter: 'lstm', step: 'three' } });
    await vi.advanceTimersByTimeAsync(400);
    expect(bar.entries).toEqual(['#/chapter/lstm/three']);
  });

  it('leaves notation, colours and way of reading as they are where a link names none', () => {
    const bar = open('#/');
    changeScene({ notation: 'keras', reading: 'steps' });
    bar.go('#/lab?v=1&reading=scroll');
    expect(currentScene()).toMatchObject({ page: { kind: 'lab' }, notation: 'keras', reading: 'scroll' });
  });

  it('gets an entry of its own for every page, so that Back leads to the page before', () => {
    const bar = open('#/');
    changeScene({ page: { kind: 'lab' } });
    changeScene({ page: { kind: 'chapter', chapter: 'lstm', step: 'one' } });
    expect(bar.entries).toEqual(['#/', '#/lab', '#/chapter/lstm/one']);
    bar.go('#/lab');
    expect(currentScene().page).toEqual({ kind: 'lab' });
    expect(bar.entries).toHaveLength(3);
  });

  it('that has to be prepared shows when it can be read, unless another was entered meanwhile; nothing is written over it', async () => {
    const beginning = { text: 'Barbara' };
    let isReady = false;
    let arrive = (): void => undefined;
    const lessons = new Promise<void>((resolve) => {
      arrive = () => {
        isReady = true;
        resolve();
      };
    });
    setBeginnings(
      ({ kind }) => (kind === 'chapter' && isReady ? beginning : {}),
      (hash) => (hash.startsWith('#/chapter/') && !isReady ? lessons : null),
    );
    const bar = open('#/lab?v=1&text=Ida');
    bar.go('#/chapter/lstm/two');
    bar.go('#/chapter/lstm/one');
    changeScene({ step: 1 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(bar.location.hash).toBe('#/chapter/lstm/one');
    expect(currentScene()).toMatchObject({ text: 'Ida', page: { kind: 'lab' } });
    arrive();
    await vi.advanceTimersByTimeAsync(2000);
    expect(currentScene()).toMatchObject({ text: 'Barbara', page: { kind: 'chapter', step: 'one' } });
    expect(bar.location.hash).toBe('#/chapter/lstm/one');
    undo();
    expect(currentScene()).toMatchObject({ text: 'Ida', step: 1 });
    setBeginnings(() => ({}));
  });

  it('typed in by hand changes the scene, as one step to undo', () => {
    const bar = open('#/?v=1&text=Ida');
    bar.go('#/?v=1&text=Otto');
    expect(currentScene().text).toBe('Otto');
    undo();
    expect(currentScene().text).toBe('Ida');
  });
});

describe('the lab behind another page', () => {
  it('is as it was left in the next visit of the tab, by a reload or a link', () => {
    const bar = open('#/lab?v=1&text=Ida&unit=7');
    changeScene({ page: { kind: 'quiz', sheet: '' } });
    const again = connect(bar.leaveFor('reload', '#/quiz'));
    changeScene(backToLab);
    expect(currentScene()).toMatchObject({ page: { kind: 'lab' }, text: 'Ida', unit: 7 });
    changeScene({ text: 'Otto' });
    connect(again.leaveFor('navigate', '#/'));
    changeScene(backToLab);
    expect(currentScene()).toMatchObject({ page: { kind: 'lab' }, text: 'Otto' });
  });

  it('is the lab of the address where there is one, and of no other tab', () => {
    const bar = open('#/lab?v=1&text=Ida');
    connect(bar.leaveFor('navigate', '#/lab?v=1&text=Eva'));
    changeScene(backToLab);
    expect(currentScene().text).toBe('Eva');
    open('#/quiz');
    changeScene(backToLab);
    expect(currentScene().text).toBe(defaultScene.text);
  });
});

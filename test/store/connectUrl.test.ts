import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AddressBar, connectUrl } from '../../src/store/connectUrl';
import { noticeStore } from '../../src/store/noticeStore';
import { defaultScene } from '../../src/store/scene';
import { changeScene, currentScene, openScene, passScene, undo } from '../../src/store/sceneStore';

/** An address bar with a history. */
class FakeBar implements AddressBar {
  readonly entries: string[];
  readonly location: { hash: string };
  readonly #listeners = new Map<() => void, string>();

  constructor(hash: string) {
    this.entries = [hash];
    this.location = { hash };
  }

  readonly history = {
    pushState: (_: unknown, __: string, url?: string | URL | null) => {
      this.entries.push(String(url));
      this.location.hash = String(url);
    },
    replaceState: (_: unknown, __: string, url?: string | URL | null) => {
      this.entries.splice(-1, 1, String(url));
      this.location.hash = String(url);
    },
  };

  addEventListener(type: string, listen: () => void): void {
    this.#listeners.set(listen, type);
  }

  removeEventListener(_: string, listen: () => void): void {
    this.#listeners.delete(listen);
  }

  go(hash: string): void {
    this.location.hash = hash;
    this.#tell('hashchange', 'popstate');
  }

  leave(): void {
    this.#tell('pagehide');
  }

  #tell(...types: readonly string[]): void {
    for (const [listen, type] of this.#listeners) if (types.includes(type)) listen();
  }
}

let disconnect = (): void => undefined;

function open(hash: string): FakeBar {
  const bar = new FakeBar(hash);
  disconnect = connectUrl(bar);
  return bar;
}

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

  it('is written at once when the page is left, and before another takes its place in the history', () => {
    const bar = open('#/lab?v=1&text=Ida');
    changeScene({ step: 2 });
    changeScene({ page: { kind: 'quiz', sheet: '' } });
    expect(bar.entries).toEqual(['#/lab?v=1&text=Ida&step=2', expect.stringContaining('#/quiz')]);
    changeScene({ text: 'Otto' });
    bar.leave();
    expect(bar.location.hash).toContain('text=Otto');
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

  it('typed in by hand changes the scene, as one step to undo', () => {
    const bar = open('#/?v=1&text=Ida');
    bar.go('#/?v=1&text=Otto');
    expect(currentScene().text).toBe('Otto');
    undo();
    expect(currentScene().text).toBe('Ida');
  });
});

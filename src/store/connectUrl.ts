import { notify } from './noticeStore';
import { unnamedPreferences } from './preferences';
import type { Page } from './scene';
import { changeScene, currentScene, openScene, sceneStore } from './sceneStore';
import { readScene, writeScene } from './sceneUrl';

/** The parts of the window that hold the link; tests bring their own. */
export interface AddressBar {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate' | 'hashchange' | 'pagehide', listen: () => void): void;
  removeEventListener(type: 'popstate' | 'hashchange' | 'pagehide', listen: () => void): void;
}

/**
 * The address is written when the scene rests, since writing takes a part of a frame and browsers refuse it when it comes too often
 * (Safari: 100 times in 30 s); what never rests, such as a training, still shows there.
 */
const restMs = 350;
const longestMs = 500;

/** Whether a change of page deserves an entry of its own in the browser's history; steps of a chapter do. */
function isSamePage(a: Page, b: Page): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Opens the scene of the address, and from then on keeps the address naming the scene on stage. */
export function connectUrl(bar: AddressBar = window): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let written = bar.location.hash;

  const first = readScene(written);
  openScene(first.scene);
  notify(...first.dropped);

  const stopWaiting = (): void => {
    clearTimeout(resting);
    clearTimeout(latest);
    latest = undefined;
  };
  const write = (method: 'pushState' | 'replaceState'): void => {
    stopWaiting();
    const hash = writeScene(currentScene());
    if (hash === written) return;
    written = hash;
    bar.history[method](null, '', hash);
  };
  const follow = (): void => {
    if (bar.location.hash === written) return;
    stopWaiting();
    written = bar.location.hash;
    const { scene, dropped } = readScene(written);
    changeScene((now) => ({ ...scene, ...unnamedPreferences(written, now) }));
    notify(...dropped);
  };
  const leave = (): void => write('replaceState');
  const unsubscribe = sceneStore.subscribe(({ scene, passing }, { scene: before }) => {
    if (!passing && !isSamePage(scene.page, before.page)) {
      // Back leads to the page as it was left, not as it was last written.
      if (latest !== undefined) bar.history.replaceState(null, '', writeScene(before));
      return write('pushState');
    }
    clearTimeout(resting);
    resting = setTimeout(() => write('replaceState'), restMs);
    latest ??= setTimeout(() => write('replaceState'), longestMs);
    return undefined;
  });
  bar.addEventListener('popstate', follow);
  bar.addEventListener('hashchange', follow);
  bar.addEventListener('pagehide', leave);
  return () => {
    bar.removeEventListener('pagehide', leave);
    stopWaiting();
    unsubscribe();
    bar.removeEventListener('popstate', follow);
    bar.removeEventListener('hashchange', follow);
  };
}

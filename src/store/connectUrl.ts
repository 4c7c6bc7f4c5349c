import { notify } from './noticeStore';
import { unnamedPreferences } from './preferences';
import type { Page } from './scene';
import { changeScene, currentScene, openScene, sceneStore } from './sceneStore';
import { prepareLink, readScene, writeScene } from './sceneUrl';
import type { Shelf } from './stored';

/** The parts of the window that hold the link; tests bring their own. */
export interface AddressBar {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  readonly performance: { getEntriesByType(type: 'navigation'): readonly { readonly name: string; readonly type?: string }[] };
  /** Lives as long as its tab; a browser may refuse it, and then throws. */
  readonly sessionStorage: Shelf;
  addEventListener(type: Told, listen: () => void, options: { readonly signal: AbortSignal }): void;
}

type Told = 'popstate' | 'hashchange' | 'pagehide' | 'visibilitychange';

/**
 * A reload asks for the address that stood there when it began: what is written into it from then on comes too late, also what was written
 * in the ordinary way just before the page is told. The link is left here as well, and taken up once.
 */
const leftKey = 'unrolled.left';
/** The lab behind another page, which no address names. */
const labKey = 'unrolled.lab';

/** What a tab keeps; a browser that refuses that goes without. */
function inTab(bar: AddressBar, act: (shelf: Shelf) => void): void {
  try {
    act(bar.sessionStorage);
  } catch {
    // The address is still as it was last written, at most half a second ago.
  }
}

const takeUpLink = (bar: AddressBar): void =>
  inTab(bar, (shelf) => {
    const link = shelf.getItem(leftKey);
    shelf.removeItem(leftKey);
    if (link && bar.performance.getEntriesByType('navigation')[0]?.type === 'reload') bar.history.replaceState(null, '', link);
  });

/** The lab that an earlier visit of the tab left, unless this one begins in it. */
const takeUpLab = (bar: AddressBar): void =>
  inTab(bar, (shelf) => {
    const link = shelf.getItem(labKey);
    if (link && !sceneStore.getState().lab) sceneStore.setState({ lab: readScene(link).scene });
  });

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
  const closing = new AbortController();
  takeUpLink(bar);
  let written = bar.location.hash;
  /** A link that was entered and cannot be read yet: until it is, the address is the visitor's. */
  let awaited: string | null = null;

  const first = readScene(written);
  openScene(first.scene);
  takeUpLab(bar);
  notify(...first.dropped);

  const stopWaiting = (): void => {
    clearTimeout(resting);
    clearTimeout(latest);
    latest = undefined;
  };
  const write = (method: 'pushState' | 'replaceState'): void => {
    stopWaiting();
    const hash = writeScene(currentScene());
    if (hash === written || awaited !== null) return;
    written = hash;
    bar.history[method](null, '', hash);
  };
  const show = (link: string): void => {
    if (link !== written || closing.signal.aborted) return;
    awaited = null;
    const { scene, dropped } = readScene(link);
    changeScene((now) => ({ ...scene, ...unnamedPreferences(link, now) }));
    notify(...dropped);
  };
  const follow = (): void => {
    if (bar.location.hash === written) return;
    stopWaiting();
    written = bar.location.hash;
    const [link, prepared] = [written, prepareLink(written)];
    awaited = prepared && link;
    if (prepared) void prepared.then(() => show(link));
    else show(link);
  };
  const rest = (): void => write('replaceState');
  const leave = (): void => {
    // An address that was entered and not followed yet is where the visitor wants to go.
    if (bar.location.hash !== written) return;
    rest();
    inTab(bar, (shelf) => {
      shelf.setItem(leftKey, written);
      const { lab } = sceneStore.getState();
      if (lab) shelf.setItem(labKey, writeScene(lab));
    });
  };
  const unsubscribe = sceneStore.subscribe(({ scene, passing }, { scene: before }) => {
    if (!passing && !isSamePage(scene.page, before.page)) {
      // Back leads to the page as it was left, not as it was last written.
      if (latest !== undefined) bar.history.replaceState(null, '', writeScene(before));
      return write('pushState');
    }
    clearTimeout(resting);
    resting = setTimeout(rest, restMs);
    latest ??= setTimeout(rest, longestMs);
    return undefined;
  });
  bar.addEventListener('popstate', follow, closing);
  bar.addEventListener('hashchange', follow, closing);
  bar.addEventListener('pagehide', leave, closing);
  // A phone may end what is out of sight without another word.
  bar.addEventListener('visibilitychange', rest, closing);
  return () => {
    closing.abort();
    stopWaiting();
    unsubscribe();
  };
}

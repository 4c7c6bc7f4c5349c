import {
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  expect,
  type Page,
  type Request,
  type WebError,
} from '@playwright/test';
import { accessibilityFaults } from './accessibility';

export { expect, type Locator, type Page, type TestInfo } from '@playwright/test';

interface Options {
  /** 'reduced' emulates prefers-reduced-motion. */
  motion: 'full' | 'reduced';
}

interface Fixtures {
  /** Fails the test for whatever a page complains of, and for any request that leaves the origin. */
  quiet: undefined;
  /** Opens the app at a scene's link, as from a bookmark, and waits until it has answered. */
  openScene: (hash?: string, on?: Page) => Promise<void>;
  /** A page in a browser that remembers nothing. */
  freshPage: () => Promise<Page>;
  /** No violations of WCAG 2.2 A and AA, by axe, on the page as it stands or the part that a selector names. */
  expectAccessible: (part?: string, on?: Page) => Promise<void>;
}

/** Collects complaints of all pages of a context, those that are opened later included, until the returned function is called. */
function listen(context: BrowserContext, origin: string, complaints: string[]): () => void {
  const [kept] = context.pages();
  const onConsole = (message: ConsoleMessage) => {
    const kind = message.type();
    // A picture that is opened as a page misses the site's own icon.
    if (kept && message.page() === kept) return;
    if (kind === 'error' || kind === 'warning') complaints.push(`console ${kind}: ${message.text()}`);
  };
  const onError = (error: WebError) => {
    const { message } = error.error();
    // So Firefox tells of a font that was on its way when the page was left (NS_BINDING_ABORTED).
    if (!/^download failed \(font-family.* status=2152398850 /.test(message)) complaints.push(`page error: ${message}`);
  };
  const onRequest = (request: Request) => {
    const url = new URL(request.url());
    const isLocal = ['data:', 'blob:', 'about:'].includes(url.protocol);
    if (!isLocal && url.origin !== origin) complaints.push(`a request left the origin: ${request.url()}`);
  };
  const onFailure = (request: Request) => {
    const why = request.failure()?.errorText ?? '';
    // A navigation ends requests that are still under way; that is no fault.
    if (!/abort/i.test(why)) complaints.push(`request failed: ${request.url()} ${why}`);
  };
  context.on('console', onConsole).on('weberror', onError).on('request', onRequest).on('requestfailed', onFailure);
  return () => context.off('console', onConsole).off('weberror', onError).off('request', onRequest).off('requestfailed', onFailure);
}

/** The app under a name of this machine that is a worker's own. What a page remembers belongs to its origin. */
const ofWorker = (baseURL = '', workerIndex = 0): string => baseURL.replace('127.0.0.1', `worker${workerIndex}.localhost`);

/** Takes away, in a page, all that its origin remembers. */
async function forget(): Promise<void> {
  localStorage.clear();
  for (const { name = '' } of await indexedDB.databases()) {
    await new Promise((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase(name);
      deletion.addEventListener('success', resolve);
      deletion.addEventListener('error', reject);
    });
  }
}

/** The tab in which the tests of a worker take place: one after the other, each from an empty page. */
const tabs = new WeakMap<BrowserContext, Page>();

/** Leaves nothing of a test in its tab; one that could not be brought back so is closed. */
async function leaveTab(page: Page, viewport: { readonly width: number; readonly height: number } | null): Promise<void> {
  if (page.isClosed()) return;
  // The page is left before its origin forgets: on its way out it still writes, also what only its tab keeps.
  if (!page.url().startsWith('about:')) await page.evaluate(() => addEventListener('pagehide', () => sessionStorage.clear()));
  await page.goto('about:blank');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.mouse.move(0, 0);
  const now = page.viewportSize();
  if (viewport && (now?.width !== viewport.width || now.height !== viewport.height)) await page.setViewportSize(viewport);
}

export const test = base.extend<Options & Fixtures & { complaints: string[] }, { shared: BrowserContext }>({
  motion: ['full', { option: true }],
  shared: [
    async ({ browser }, use, { project, workerIndex }) => {
      const context = await browser.newContext(project.use as BrowserContextOptions);
      // The window closes with its last page; the browser forgets what it has compiled with the last page of an origin.
      const kept = await context.newPage();
      await kept.goto(`${ofWorker(project.use.baseURL, workerIndex)}icon.svg`);
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ baseURL }, use, { workerIndex }) => use(ofWorker(baseURL, workerIndex)),
  // To open a context or a tab costs a browser more than the page in it, so that the tests of a worker share them, and forget what was there.
  context: async ({ shared }, use) => {
    const [kept] = shared.pages();
    await use(shared);
    await shared.clearPermissions();
    for (const page of shared.pages()) if (page !== kept && page !== tabs.get(shared)) await page.close();
    await kept?.evaluate(forget);
  },
  complaints: async ({}, use) => use([]),
  quiet: [
    async ({ context, baseURL, complaints }, use) => {
      const stop = listen(context, new URL(baseURL ?? '').origin, complaints);
      await use(undefined);
      stop();
      expect(complaints, 'the page complains of nothing and stays on its origin').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ context, viewport, motion }, use, info) => {
    const known = tabs.get(context);
    const page = known && !known.isClosed() ? known : await context.newPage();
    tabs.set(context, page);
    if (motion === 'reduced') {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const isReduced = await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
      if (!isReduced) throw new Error('Stock Firefox emulates no media features: tag the test @chromium.');
    }
    await use(page);
    if (motion === 'reduced' || info.status !== info.expectedStatus) tabs.delete(context);
    else await leaveTab(page, viewport);
  },
  openScene: async ({ page, baseURL }, use) =>
    use(async (hash = '', on = page) => {
      // From an empty page, so that a changed hash is a new visit and not a step within the app.
      if (on.url() !== 'about:blank') await on.goto('about:blank');
      await on.goto((baseURL ?? '') + (hash.startsWith('#') ? hash : hash && `#${hash}`));
      await expect(on.getByRole('main')).toBeVisible();
      await expect(on.locator('[aria-busy="true"]')).toHaveCount(0);
    }),
  freshPage: async ({ browser, baseURL, complaints, motion }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ reducedMotion: motion === 'reduced' ? 'reduce' : 'no-preference' });
      opened.push(context);
      listen(context, new URL(baseURL ?? '').origin, complaints);
      return context.newPage();
    });
    const heard = complaints.length;
    for (const context of opened) await context.close();
    // A closing page is pictured once more, with a style of Playwright's own, which the page's policy refuses.
    complaints.splice(heard);
  },
  expectAccessible: async ({ page }, use) =>
    use(async (part, on = page) => {
      expect(await accessibilityFaults(on, part), 'axe finds nothing').toEqual([]);
    }),
});

import AxeBuilder from '@axe-core/playwright';
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';

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

/** Collects complaints of all pages of a context, those that are opened later included. */
function listen(context: BrowserContext, origin: string, complaints: string[]): void {
  context.on('console', (message) => {
    const kind = message.type();
    if (kind === 'error' || kind === 'warning') complaints.push(`console ${kind}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`page error: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = ['data:', 'blob:', 'about:'].includes(url.protocol);
    if (!isLocal && url.origin !== origin) complaints.push(`a request left the origin: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A navigation ends requests that are still under way; that is no fault.
    if (!/abort/i.test(why)) complaints.push(`request failed: ${request.url()} ${why}`);
  });
}

export const test = base.extend<Options & Fixtures & { complaints: string[] }>({
  motion: ['full', { option: true }],
  complaints: async ({}, use) => use([]),
  quiet: [
    async ({ context, baseURL, complaints }, use) => {
      listen(context, new URL(baseURL ?? '').origin, complaints);
      await use(undefined);
      expect(complaints, 'the page complains of nothing and stays on its origin').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, motion }, use) => {
    if (motion === 'reduced') {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const isReduced = await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
      if (!isReduced) throw new Error('Stock Firefox emulates no media features: tag the test @chromium.');
    }
    await use(page);
  },
  openScene: async ({ page }, use) =>
    use(async (hash = '', on = page) => {
      // From an empty page, so that a changed hash is a new visit and not a step within the app.
      await on.goto('about:blank');
      await on.goto(hash.startsWith('#') ? `./${hash}` : `./${hash && `#${hash}`}`);
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
      const axe = new AxeBuilder({ page: on }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
      const { violations } = await (part ? axe.include(part) : axe).analyze();
      const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
      expect(found, 'axe finds nothing').toEqual([]);
    }),
});

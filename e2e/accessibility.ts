import axe from 'axe-core';
import type { Page } from './fixtures';

const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 A and AA, a line each, on the page as it stands or in the part that a selector names. Its code goes into
 * a page once, and only what it finds comes back: all that it looked at takes longer to tell than to look at.
 */
export async function accessibilityFaults(page: Page, part?: string): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ selector, tags }) => {
      const { axe: inPage } = window as unknown as { readonly axe: typeof axe };
      const { violations } = await inPage.run(selector ?? document, { runOnly: tags, resultTypes: ['violations'] });
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`));
    },
    { selector: part, tags: criteria },
  );
}

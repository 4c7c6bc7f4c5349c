import { expect, type Page, test } from './fixtures';

/** Whatever the window and the type: nothing is out of reach. */

/** Of what is read and pressed beside the stage, what cannot be seen wherever the page is scrolled to. */
async function neverSeen(page: Page): Promise<readonly string[]> {
  const seen = new Set<string>();
  const all = new Set<string>();
  for (let isAtEnd = false; !isAtEnd; ) {
    const looks = await page.evaluate(() => {
      const marks = [...document.querySelectorAll('.words :is(p, h2, button), .panel :is(button, input)')];
      const isOnTop = (mark: Element) => {
        const { left, top, width, height } = mark.getBoundingClientRect();
        const there = document.elementFromPoint(left + Math.min(width / 2, 20), top + Math.min(height / 2, 12));
        return there !== null && (mark.contains(there) || there.contains(mark));
      };
      const shown = marks.filter((mark) => mark.checkVisibility()).map((mark) => [mark.textContent ?? '', isOnTop(mark)] as const);
      const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
      window.scrollBy(0, clientHeight / 3);
      return { shown, isAtEnd: scrollTop + clientHeight >= scrollHeight - 1 };
    });
    for (const [words, isOnTop] of looks.shown) {
      all.add(words);
      if (isOnTop) seen.add(words);
    }
    isAtEnd = looks.isAtEnd;
  }
  expect(all.size).toBeGreaterThan(5);
  return [...all].filter((words) => !seen.has(words));
}

for (const [width, height, hash] of [
  [640, 360, '#/chapter/lstm?v=1&reading=steps'],
  [320, 256, '#/lab?text=Ida'],
  [390, 664, '#/lab?text=Ida&panel=training'],
] as const) {
  test(`on a screen of ${width} × ${height} the stage makes room for what is below it`, { tag: '@chromium' }, async ({
    page,
    openScene,
  }) => {
    await page.setViewportSize({ width, height });
    await openScene(hash);
    expect(await neverSeen(page)).toEqual([]);
  });
}

test('no page is wider than the window, on a tablet either', { tag: '@chromium' }, async ({ page, openScene }) => {
  for (const hash of ['#/', '#/lab?text=Martha&direction=backward', '#/chapter/lstm', '#/quiz']) {
    await openScene(hash);
    for (const width of [701, 768, 820, 860]) {
      await page.setViewportSize({ width, height: 1024 });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), {
          message: `${hash} at ${width} px`,
        })
        .toBe(0);
    }
  }
});

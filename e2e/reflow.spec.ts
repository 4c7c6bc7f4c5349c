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
    await expect(page.getByText('…', { exact: true }), 'what is said of the answer has come').toHaveCount(0);
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

/** What the focus came to that a part which stays in view covers, wholly or in part, once the page is at rest. */
async function coveredFocus(page: Page): Promise<string | null> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const box = focused.getBoundingClientRect();
    const covers = [...document.querySelectorAll('.stage-top, .lesson-bar')].filter((part) => {
      if (part.contains(focused) || !/sticky|fixed/.test(getComputedStyle(part).position)) return false;
      const { top, bottom } = part.getBoundingClientRect();
      return box.top < bottom - 0.5 && box.bottom > top + 0.5;
    });
    const name = focused.getAttribute('aria-label') ?? focused.textContent;
    return covers.length > 0 ? `${focused.localName} ${name} at ${Math.round(box.top)} px` : null;
  });
}

for (const hash of ['#/lab?text=Martha', '#/chapter/lstm?v=1&reading=steps', '#/chapter/lstm?v=1&reading=scroll']) {
  test(`on a phone nothing that has the focus lies under the stage or the bar of the chapter: ${hash}`, { tag: '@chromium' }, async ({
    page,
    openScene,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openScene(hash);
    const covered = new Set<string>();
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let press = 0; press < 50; press++) {
        await page.keyboard.press(key);
        const found = await coveredFocus(page);
        if (found) covered.add(`${key}: ${found}`);
      }
    }
    expect([...covered]).toEqual([]);
  });
}

test('the focus goes from one control of the stage to the next without the words under it moving', async ({ page, openScene }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openScene('#/lab?text=Martha');
  await page.getByRole('button', { name: 'Next step' }).focus();
  await page.evaluate(() => window.scrollTo(0, 300));
  for (const key of ['Shift+Tab', 'Shift+Tab', 'Tab']) {
    await page.keyboard.press(key);
    expect(await page.evaluate(() => window.scrollY)).toBe(300);
  }
});

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const) {
  for (const hash of ['#/lab?text=Ida&cell=none', '#/chapter/lstm?cell=none']) {
    test(`a notice covers nothing and is dismissed from where it stands: ${hash} at ${width} × ${height}`, { tag: '@chromium' }, async ({
      page,
      openScene,
    }) => {
      await page.setViewportSize({ width, height });
      await openScene(hash);
      const notice = page.getByRole('status').filter({ hasText: 'could not be read' });
      await expect(notice).toBeInViewport();
      await expect(page.locator('body')).toBeFocused();
      await page.mouse.move(width - 60, height - 150);
      await page.mouse.wheel(0, 300);
      await expect(notice).toBeInViewport({ ratio: 1 });
      const covered = await notice.evaluate((over) => {
        const { top, bottom } = over.getBoundingClientRect();
        const controls = [...document.querySelectorAll('.stage-top :is(button, input, select), .lesson-bar :is(button, select)')];
        const isUnder = (box: DOMRect) => box.height > 0 && box.top < bottom && box.bottom > top;
        return controls.filter((control) => isUnder(control.getBoundingClientRect())).map((control) => control.outerHTML);
      });
      expect(covered).toEqual([]);
      await page.locator('header').locator('button, select, a').filter({ visible: true }).last().focus();
      await page.keyboard.press('Tab');
      await expect(page.getByRole('button', { name: 'Dismiss' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(notice).toHaveCount(0);
    });
  }
}

import { expect, type Page, test } from './fixtures';
import { showScene } from './showScene';

test('a depth that was left stays as it was, out of sight and at rest, and comes back up to date', async ({ page, openScene }) => {
  await openScene('#/lab?text=Martha&step=2');
  const graph = page.locator('figure.unrolled');
  await graph.evaluate((figure) => figure.setAttribute('data-kept', ''));
  await page.locator('[data-cell="1.2"]').press('Enter');
  await expect(page.locator('.cell-equations')).toBeVisible();
  await expect(graph).toBeHidden();
  expect(await graph.evaluate((figure) => figure.getBoundingClientRect().width), 'it keeps its layout').toBeGreaterThan(300);
  const labels = await graph.evaluateHandle((figure) => {
    const told: (string | null)[] = [];
    new MutationObserver(() => told.push(figure.getAttribute('aria-label'))).observe(figure, { attributeFilter: ['aria-label'] });
    return told;
  });
  for (const step of [3, 4, 5, 6]) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.transport-place')).toContainText(`step ${step}`);
  }
  // It may hear of a step before it lets go of the store, and be drawn for it whenever there is time; not for every step.
  expect((await labels.jsonValue()).length).toBeLessThan(3);
  await page.keyboard.press('Escape');
  await expect(page.locator('figure.unrolled[data-kept]')).toBeVisible();
  await expect(graph).toHaveAttribute('aria-label', /Step 6 reads/);
  await expect(graph.locator('[data-cell="1.6"]')).toHaveAttribute('aria-current', 'step');
  await expect(page.locator('.cell-equations')).toBeHidden();
});

/** Elements that come into the document, with all that is in them, while a key is pressed so many times. */
async function countAnew(page: Page, key: string, times: number): Promise<number> {
  await page.evaluate(() => {
    const counted = { anew: 0 };
    const observer = new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
      // A depth that was left may be brought up to date meanwhile, out of sight.
      const seen = added.filter((element) => element.checkVisibility());
      counted.anew += seen.reduce((sum, element) => sum + 1 + element.querySelectorAll('*').length, 0);
    });
    observer.observe(document.body, { subtree: true, childList: true });
    Object.assign(window, { counted });
  });
  // One by one, so that none is drawn together with the next.
  for (let time = 1; time <= times; time++) {
    await page.keyboard.press(key);
    await expect(page.locator('.transport-place')).toContainText(`step ${time}`);
  }
  return page.evaluate(() => (window as unknown as { readonly counted: { readonly anew: number } }).counted.anew);
}

for (const [name, view] of [
  ['graph', 'panel=gates&gates=all'],
  ['graph backward', 'direction=backward&panel=gradients'],
  ['comparison', 'compare=rnn,gru'],
  ['cell', 'depth=cell'],
  ['cell backward', 'depth=cell&direction=backward'],
  ['number', 'depth=number,f'],
  ['number backward', 'depth=number,c&direction=backward'],
  ['mini-batch', 'depth=batch'],
] as const) {
  test(`a step gives the elements of the ${name} other values, and makes hardly any anew @chromium`, async ({ page, openScene }) => {
    await openScene('#/lab');
    await showScene(page, `#/lab?text=bertholdandgiselle&step=0&${view}`);
    const steps = 12;
    expect((await countAnew(page, 'ArrowRight', steps)) / steps, 'a step').toBeLessThan(20);
  });
}

test('another page of columns is there at once: no line grows into its place', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene(`#/lab?text=${'martha'.repeat(16)}&step=0`);
  await page.keyboard.press('End');
  await expect(page.locator('.transport-place')).toContainText('step 96 of 96');
  const moving = () =>
    document
      .getAnimations()
      .map((animation) => animation.effect instanceof KeyframeEffect && animation.effect.target?.getAttribute('class'));
  expect(await page.evaluate(moving)).toEqual([]);
});

import { expect, test } from './fixtures';

test('a depth that was left stays as it was, out of sight and at rest, and comes back up to date', async ({ page, openScene }) => {
  await openScene('#/lab?text=Martha&step=2');
  const graph = page.locator('figure.unrolled');
  await graph.evaluate((figure) => figure.setAttribute('data-kept', ''));
  const atRest = await graph.getAttribute('aria-label');
  await page.locator('[data-cell="1.2"]').press('Enter');
  await expect(page.locator('.cell-equations')).toBeVisible();
  await expect(graph).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.transport-place')).toContainText('step 4');
  expect(await graph.getAttribute('aria-label')).toBe(atRest);
  await page.keyboard.press('Escape');
  await expect(page.locator('figure.unrolled[data-kept]')).toBeVisible();
  await expect(graph).not.toHaveAttribute('aria-label', atRest ?? '');
  await expect(graph.locator('[data-cell="1.4"]')).toHaveAttribute('aria-current', 'step');
  await expect(page.locator('.cell-equations')).toBeHidden();
});

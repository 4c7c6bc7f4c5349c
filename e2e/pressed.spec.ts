import { expect, test } from './fixtures';

test('what is not a button of HTML’s own is pressed as one: by a word beside it, and by the space bar', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  const figure = page.getByRole('region', { name: 'Figure', exact: true });
  await openScene('#/lab?text=Ida&step=1&unit=3');
  await page.getByRole('button', { name: 'open this cell' }).click();
  await expect(figure).toHaveAttribute('data-depth', 'cell');
  await page.locator('[data-sign="f"][role="button"]').first().focus();
  await page.keyboard.press('Space');
  await expect(figure).toHaveAttribute('data-depth', 'number');
  await page.locator('.number-link').first().focus();
  await page.keyboard.press('Space');
  await expect(page).not.toHaveURL(/depth=number,f/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(figure).toHaveAttribute('data-depth', 'graph');
  await page.locator('[data-cell][tabindex="0"]').focus();
  await page.keyboard.press('Space');
  await expect(figure).toHaveAttribute('data-depth', 'cell');
});

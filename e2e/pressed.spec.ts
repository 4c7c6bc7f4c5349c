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

test('what a finger was on is still read out once it is lifted', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab?text=Martha&panel=gradients&direction=backward');
  const said = page.locator('.panel-slot');
  const general = 'The steps add up to the total';
  await expect(said).toContainText(general);
  const box = await page.locator('.panel-room svg').first().boundingBox();
  if (!box) throw new Error('The panel draws nothing.');
  const touch = await page.context().newCDPSession(page);
  const at = (x: number) => [{ x: box.x + x, y: box.y + box.height - 20 }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(box.width / 2) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(box.width / 2 + 30) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(box.width / 2 + 40) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch.detach();
  await expect(said).toContainText(/^step \d of ∂L\/∂W: length/);
  await expect(said).not.toContainText(general);
});

test('a finger finds the handle of the cut where it points beside it', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab?text=Martha&direction=backward&cut=3');
  const cut = page.getByRole('slider', { name: /^Truncation/ });
  const box = await page.locator('.unrolled-cut-handle').boundingBox();
  if (!box) throw new Error('The cut has no handle.');
  const [centreX, centreY] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const [x, y] of [
    [-11.5, 0],
    [11.5, 0],
    [0, -11.5],
    [0, 11.5],
  ] as const) {
    const isFound = await cut.evaluate((of, at) => of.contains(document.elementFromPoint(at.x, at.y)), { x: centreX + x, y: centreY + y });
    expect(isFound, `${x}, ${y} from its centre`).toBe(true);
  }
});

test('Escape closes what holds a gate before it leads out of the cell', async ({ page, openScene }) => {
  const figure = page.getByRole('region', { name: 'Figure', exact: true });
  await openScene('#/lab?text=Ida&step=1&unit=3&depth=cell');
  const opener = page.locator('.cell-hold').first();
  const panel = page.getByRole('group', { name: /^Hold the/ });
  await opener.focus();
  await page.keyboard.press('Enter');
  await panel.getByRole('textbox').focus();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(figure).toHaveAttribute('data-depth', 'cell');
  await page.keyboard.press('Escape');
  await expect(figure).toHaveAttribute('data-depth', 'graph');
});

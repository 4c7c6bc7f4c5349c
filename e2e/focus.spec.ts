import { lessons } from '../src/lessons/registry';
import { expect, type Page, test } from './fixtures';

/** Who goes by keyboard never finds the focus lost: it goes where the screen went, and back to where it was. */

const figure = (page: Page) => page.getByRole('region', { name: 'Figure', exact: true });
const depth = (page: Page, kind: string) => expect(figure(page)).toHaveAttribute('data-depth', kind);
const cellAt = (page: Page, place: string) => page.locator(`[data-cell="${place}"]`);
const strip = (page: Page, sign: string) => page.locator(`.cell-strip[data-sign="${sign}"][data-when="now"]`);

const close = lessons.find(({ id }) => id === 'lstm')?.steps.find(({ id }) => id === 'count');

for (const reading of ['scroll', 'steps']) {
  test(`from the end of a chapter to its questions and back to its words, read as ${reading}`, async ({ page, openScene }) => {
    await openScene(`#/chapter/lstm/count?v=1&text=Theo&reading=${reading}`);
    const title = page.getByRole('heading', { level: reading === 'steps' ? 1 : 2, name: close?.title ?? '', exact: true });
    const ask = page.getByRole('button', { name: '4 questions about the network on stage' });
    const question = page.locator('.quiz-question-head h2');
    await expect(ask).toBeVisible();
    await expect(title).not.toBeFocused();
    await ask.press('Enter');
    await expect(question).toBeFocused();
    await page.getByRole('link', { name: 'Back to the chapter' }).press('Enter');
    await expect(title).toBeFocused();
    await expect(title).toBeInViewport();
    await ask.press('Enter');
    await expect(question).toBeFocused();
    await page.evaluate(() => history.back());
    await expect(title).toBeFocused();
  });
}

test('the focus goes into a cell and a number with the keys, and back to the marks that they were opened from', async ({
  page,
  openScene,
}) => {
  await openScene('#/lab?cell=lstm&text=Martha&step=2');
  await cellAt(page, '1.2').press('ArrowRight');
  await expect(cellAt(page, '1.3')).toBeFocused();
  await page.keyboard.press('Enter');
  await depth(page, 'cell');
  await expect(figure(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await strip(page, 'f').press('Enter');
  await depth(page, 'number');
  await expect(figure(page)).toBeFocused();
  await expect(page.locator('.number-svg')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(figure(page).locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(strip(page, 'f')).toBeFocused();
  await page.keyboard.press('Escape');
  await depth(page, 'graph');
  await expect(cellAt(page, '1.4')).toBeFocused();
  await page.keyboard.press('m');
  await depth(page, 'batch');
  await expect(figure(page)).toBeFocused();
  await page.getByRole('list', { name: 'Sequences of the batch' }).getByRole('button').first().press('Escape');
  await expect(cellAt(page, '1.4')).toBeFocused();
});

test('focus outside of the figure stays where it is when the depth changes', async ({ page, openScene }) => {
  await openScene('#/lab?cell=lstm&text=Martha&step=2');
  const clock = page.getByRole('slider', { name: 'Time step' });
  await cellAt(page, '1.2').press('Enter');
  await depth(page, 'cell');
  await clock.press('Escape');
  await depth(page, 'graph');
  await expect(clock).toBeFocused();
  await clock.press('ArrowRight');
  await expect(clock).toBeFocused();
});

test('the focus stays in the figure while cells are compared, and where it is when they no longer are', async ({ page, openScene }) => {
  await openScene('#/lab?cell=lstm&compare=lstm,gru&text=Martha&step=2');
  const compare = page.getByRole('button', { name: 'compare', exact: true });
  await compare.click();
  await cellAt(page, '1.2').press('Control+z');
  await expect(compare).toHaveAttribute('aria-pressed', 'true');
  await expect(figure(page)).toBeFocused();
  await compare.press('Enter');
  await expect(cellAt(page, '1.2')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(cellAt(page, '1.3')).toHaveAttribute('tabindex', '0');
  await expect(compare).toBeFocused();
});

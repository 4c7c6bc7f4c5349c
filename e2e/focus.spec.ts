import { lessons } from '../src/lessons/registry';
import { expect, test } from './fixtures';

/** Who goes by keyboard never finds the focus lost: it goes where the screen went, and back to where it was. */

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

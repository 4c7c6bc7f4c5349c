import { expect, test } from './fixtures';
import { box, button, check, exam, feedback, single, solution, write } from './quizPage';

test.describe('a student answers the lecture’s exam question', () => {
  test.beforeEach(async ({ openScene }) => openScene(single(exam)));

  test('right, in the ways in which numbers are written', { tag: '@chromium' }, async ({ page, expectAccessible }) => {
    const entries = { 'U 1': '239616', 'W 1': '1,048,576', 'U 2': '524 288', 'W 2': '512*512', V: '512×15', total: '2\u2009082\u2009304' };
    for (const [name, text] of Object.entries(entries)) await write(box(page, name), text);
    await expectAccessible();
    await button(page, 'Check').click();
    await expect(feedback(page)).toHaveText('Right.');
    await expect(solution(page)).toContainText('total');
    await expect(page.getByRole('img', { name: /Tensors drawn to scale. U_1: 234 × 1024; W_1: 1024 × 1024/ })).toBeVisible();
    await expectAccessible();
  });

  test('wrong, and is told which idea led there', { tag: '@chromium' }, async ({ page }) => {
    await write(box(page, 'U 1'), '1024*1024');
    await write(box(page, 'total'), '771584');
    await check(page);
    await expect(feedback(page)).toContainText('swapped U and W');
    await expect(feedback(page)).toContainText('left out the recurrent matrix');
  });

  test('in part, and gets the tensors that are right', { tag: '@chromium' }, async ({ page }) => {
    await write(box(page, 'U 1'), '239616');
    await write(box(page, 'V'), '7680');
    await write(box(page, 'total'), '1');
    await check(page);
    await expect(feedback(page)).toContainText('Partly right: 2 of 6.');
    await expect(page.locator('.quiz-tensor-right')).toHaveCount(2);
  });

  test('in a way that cannot be read, and loses nothing by it', async ({ page }) => {
    await write(box(page, 'total'), '2.082');
    await button(page, 'Check').click();
    await expect(page.getByText('could be 2082 or a fraction')).toBeVisible();
    await expect(feedback(page)).toHaveCount(0);
    await write(box(page, 'total'), '234*');
    await button(page, 'Check').click();
    await expect(page.getByText('a number is missing')).toBeVisible();
    await write(box(page, 'total'), '2082304');
    await check(page);
    await expect(feedback(page)).toHaveText('Right.');
  });

  test('not at all, and is asked to', async ({ page }) => {
    await button(page, 'Check').click();
    await expect(page.getByText('There is no answer yet.')).toBeVisible();
  });

  test('again after a slip, then another like it and a harder one', { tag: '@chromium' }, async ({ page }) => {
    await write(box(page, 'total'), '5');
    await check(page);
    await button(page, 'try again').click();
    await write(box(page, 'total'), '2082304');
    await check(page);
    await expect(feedback(page)).toHaveText('Right.');
    await button(page, 'Another like this').click();
    await expect(page.getByRole('heading', { name: 'Count the parameters' })).toBeFocused();
    await expect(page).toHaveURL(/question\.kind-count\.level-1\.seed-1/);
  });

  test('and looks at the model on the stage, and comes back to the solution', { tag: '@chromium' }, async ({ page }) => {
    await write(box(page, 'total'), '2082304');
    await check(page);
    await page.getByRole('link', { name: 'Show me on the stage' }).click();
    await expect(page).toHaveURL(/#\/lab/);
    await page.goBack();
    await expect(feedback(page)).toHaveText('Right.');
    await expect(box(page, 'total')).toHaveValue('2082304');
  });

  test('with the keyboard only', async ({ page }) => {
    await box(page, 'U 1').focus();
    await page.keyboard.type('239616');
    for (const text of ['1048576', '524288', '262144', '7680', '2082304']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await expect(feedback(page)).toHaveText('Right.');
    await page.keyboard.press('Tab');
    await expect(button(page, 'Another like this')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Count the parameters' })).toBeFocused();
  });
});

import { expect, test } from './fixtures';
import { box, button, check, exam, single } from './quizPage';

test.describe('practice', () => {
  test('begins with the lecture’s question and brings back what was missed', async ({ page, openScene }) => {
    await openScene('#/quiz');
    await page.getByRole('link', { name: 'Practise' }).click();
    await expect(page.getByRole('heading', { name: 'The exam question' })).toBeVisible();
    await box(page, 'total').fill('1');
    await check(page);
    const titles: string[] = [];
    for (let round = 0; round < 3; round++) {
      await button(page, 'Next question').click();
      await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
      titles.push(await page.getByRole('heading', { level: 2 }).innerText());
      if (titles.at(-1) === 'The exam question') break;
      const first = page.locator('.quiz-entry, .quiz-options input').filter({ visible: true }).first();
      if ((await first.getAttribute('type')) === 'text') await first.fill('1');
      else await first.check();
      await check(page);
    }
    expect(titles).toHaveLength(3);
    expect(titles.at(-1)).toBe('The exam question');
  });

  test('keeps results, exports them and forgets them', async ({ page, openScene }) => {
    await openScene(single(exam));
    await box(page, 'total').fill('771584');
    await check(page);
    await page.getByRole('link', { name: 'Quiz', exact: true }).last().click();
    await expect(page.getByText('you left out the recurrent matrix (once)')).toBeVisible();
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'save as CSV').click()]);
    const stream = await file.createReadStream();
    const text = (await stream.toArray()).join('');
    expect(text).toContain('single,lectureExample,1,1,0,forgotRecurrent');
    await button(page, 'forget them').click();
    await button(page, 'Forget').click();
    await expect(page.getByText('Nothing yet.')).toBeVisible();
  });

  test('begins anew, kindly, when what was kept is broken', async ({ page, openScene }) => {
    await openScene('#/quiz');
    await page.evaluate(() => {
      localStorage.setItem('unrolled.quiz.results', '{"no":"list"');
      localStorage.setItem('unrolled.quiz.memory', '[1]');
    });
    await openScene('#/quiz');
    await expect(page.getByText('Quiz results kept by this browser could not be read')).toBeVisible();
    await expect(page.getByText('Nothing yet.')).toBeVisible();
  });

  test('says what of a link could not be read', async ({ page, openScene }) => {
    await openScene('#/quiz/test.count-9000.kinds-count~sudoku');
    await expect(page.getByText('“sudoku” are not known')).toBeVisible();
    await expect(page.getByText('question 1 of 10')).toBeVisible();
  });

  test('gives the day’s five questions', async ({ page, openScene }) => {
    await openScene('#/quiz/daily.date-2026~11~23');
    await expect(page.getByText('question 1 of 5')).toBeVisible();
  });
});

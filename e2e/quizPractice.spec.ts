import { expect, test } from './fixtures';
import { box, button, check, exam, single, write } from './quizPage';

test.describe('practice', () => {
  test('begins with the lecture’s question and brings back what was missed', async ({ page, openScene }) => {
    await openScene('#/quiz');
    await page.getByRole('link', { name: 'Practise' }).click();
    await expect(page.getByRole('heading', { name: 'The exam question' })).toBeVisible();
    await write(box(page, 'total'), '1');
    await check(page);
    const titles: string[] = [];
    for (let round = 0; round < 3; round++) {
      await button(page, 'Next question').click();
      await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
      titles.push(await page.getByRole('heading', { level: 2 }).innerText());
      if (titles.at(-1) === 'The exam question') break;
      const first = page.locator('.quiz-entry, .quiz-options input').filter({ visible: true }).first();
      if ((await first.getAttribute('type')) === 'text') await write(first, '1');
      else await first.check();
      await check(page);
    }
    expect(titles).toHaveLength(3);
    expect(titles.at(-1)).toBe('The exam question');
  });

  test('keeps results and forgets them', async ({ page, openScene }) => {
    await openScene(single(exam));
    await write(box(page, 'total'), '771584');
    await check(page);
    await page.getByRole('link', { name: 'Quiz', exact: true }).last().click();
    await expect(page.getByText('you left out the recurrent matrix (once)')).toBeVisible();
    await button(page, 'forget them').click();
    await button(page, 'Forget').click();
    await expect(page.getByText('Nothing yet.')).toBeVisible();
  });

  // Stock Firefox tells Playwright of no downloads.
  test('exports results and questions', { tag: '@chromium' }, async ({ page, openScene }) => {
    const saved = async (name: string): Promise<string> => {
      const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
      return (await (await file.createReadStream()).toArray()).join('');
    };
    await openScene(single(exam));
    await write(box(page, 'total'), '771584');
    await check(page);
    await page.getByRole('link', { name: 'Quiz', exact: true }).last().click();
    expect(await saved('save as CSV')).toContain('single,lectureExample,1,1,0,forgotRecurrent');
    expect(JSON.parse(await saved('save as JSON'))).toMatchObject({ results: [{ kind: 'lectureExample', score: 0 }] });
    expect(await saved('save as GIFT')).toMatch(/^::\w+ \d \d+ /);
    expect(await saved('save as Moodle XML')).toContain('<question type="numerical">');
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

  test('says what of a link could not be read', { tag: '@chromium' }, async ({ page, openScene }) => {
    await openScene('#/quiz/test.count-9000.kinds-count~sudoku');
    await expect(page.getByText('“sudoku” are not known')).toBeVisible();
    await expect(page.getByText('question 1 of 10')).toBeVisible();
  });

  test('gives the day’s five questions', { tag: '@chromium' }, async ({ page, openScene }) => {
    await openScene('#/quiz/daily.date-2026~11~23');
    await expect(page.getByText('question 1 of 5')).toBeVisible();
  });
});

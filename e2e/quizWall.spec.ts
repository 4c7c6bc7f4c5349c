import { listQuestions } from '../src/quiz/questionList';
import { stepsOf } from '../src/views/quiz/projector';
import { addresses, questionAt } from '../test/quiz/pose';
import { expect, test } from './fixtures';
import { button, exam, follow, hashOf, single, solution, testSheet } from './quizPage';

test.describe('on the wall', () => {
  test('a clicker reveals the answer line by line, and goes on', async ({ page, openScene, expectAccessible }) => {
    await openScene(hashOf(testSheet));
    const [first, second] = listQuestions(testSheet).map(questionAt);
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { level: 1, name: first?.title ?? '' })).toBeVisible();
    await expect(solution(page)).toHaveCount(0);
    const rows = solution(page).getByRole('row');
    await page.keyboard.press('PageDown');
    await expect(solution(page)).toBeVisible();
    await expect(rows).toHaveCount(0);
    const count = first?.solution.rows.length ?? 0;
    for (let row = 1; row <= count; row++) {
      await page.keyboard.press(row % 2 === 0 ? 'Space' : 'PageDown');
      await expect(rows).toHaveCount(row);
    }
    await expectAccessible('main');
    await page.keyboard.press('PageUp');
    await expect(rows).toHaveCount(count - 1);
    for (let press = count; press <= stepsOf(first ?? questionAt(exam)); press++) await page.keyboard.press('PageDown');
    await expect(page.getByRole('heading', { level: 1, name: second?.title ?? '' })).toBeVisible();
    await page.keyboard.press('b');
    await expect(button(page, 'Show the screen again')).toBeVisible();
    await page.keyboard.press('b');
    await expect(button(page, 'Show the screen again')).toHaveCount(0);
    await button(page, 'Leave the presentation').click();
    await expect(page.getByText('question 1 of 3')).toBeVisible();
  });

  test('can be read from the last row and nothing is cut off', async ({ page, openScene }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openScene(single(exam));
    await page.keyboard.press('p');
    const words = page.locator('.quiz-given p').first();
    await expect(words).toBeVisible();
    // 28 px at 1920 × 1080, in proportion on the screen that there is: stock Firefox has one of its own when it fills it.
    const share = () =>
      words.evaluate((element) => {
        const wanted = 28 * Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
        return Number.parseFloat(getComputedStyle(element).fontSize) / wanted;
      });
    await expect.poll(share).toBeGreaterThanOrEqual(1);
    for (let press = 0; press < 8; press++) await page.keyboard.press('PageDown');
    await expect(page.getByRole('img', { name: /Tensors drawn to scale/ })).toBeVisible();
    const overflow = await page
      .locator('main')
      .evaluate((main) => [main.scrollWidth - main.clientWidth, main.scrollHeight - main.clientHeight]);
    expect(overflow).toEqual([0, 0]);
  });

  test('says to the last row that a question is not about the network on stage', { tag: '@chromium' }, async ({ page, openScene }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openScene('#/quiz/chapter.seed-1.at-0.kinds-gruStep?cell=gru&presenting=true');
    const title = page.getByRole('heading', { level: 1 });
    const note = page.getByText('This question does not fit the network on stage: it draws one of its own.');
    await expect(title).toHaveText('One step of the network on stage');
    await expect(note).toHaveCount(0);
    await page.evaluate(() => location.assign('#/quiz/chapter.seed-1.at-0.kinds-lstmStep?cell=gru&presenting=true'));
    await expect(title).toHaveText('One step of the LSTM');
    await expect(note).toBeVisible();
    // Of the size of labels, which is less than that of prose.
    const share = () =>
      note.evaluate((element) => {
        const wanted = 20 * Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
        return Number.parseFloat(getComputedStyle(element).fontSize) / wanted;
      });
    await expect.poll(share).toBeGreaterThanOrEqual(1);
  });

  test('every kind of question fits, revealed to its end', { tag: '@chromium' }, async ({ page, openScene }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openScene('#/quiz');
    for (const address of addresses(1).filter(({ difficulty }) => difficulty === 3)) {
      const question = questionAt(address);
      await follow(page, address, '?presenting=true');
      await expect(page.getByRole('heading', { level: 1, name: question.title, exact: true })).toBeVisible();
      for (let press = 0; press < stepsOf(question); press++) await page.keyboard.press('PageDown');
      await expect(solution(page)).toBeVisible();
      const tooHigh = () => page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight);
      await expect.poll(tooHigh, single(address)).toBeLessThanOrEqual(1);
    }
  });
});

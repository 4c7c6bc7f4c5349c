import { listQuestions } from '../src/quiz/questionList';
import { questionAt } from '../test/quiz/pose';
import { expect, test } from './fixtures';
import { answerRight, button, exam, feedback, hashOf, testSheet, write } from './quizPage';

test.describe('a test', () => {
  const questions = listQuestions(testSheet).map(questionAt);

  test('gives no feedback until the end, survives a reload, and is reported question by question', async ({
    page,
    openScene,
    expectAccessible,
  }) => {
    await openScene(hashOf(testSheet));
    for (const [index, question] of questions.entries()) {
      await expect(page.getByText(`question ${index + 1} of 3`)).toBeVisible();
      await expect(page.getByRole('heading', { name: question.title, exact: true })).toBeVisible();
      if (index < 2) await answerRight(page, question);
      if (index === 1) await page.reload();
      await expect(page.getByRole('heading', { name: question.title, exact: true })).toBeVisible();
      await expect(feedback(page)).toHaveCount(0);
      await expect(page.locator('.quiz-verdict')).toHaveCount(0);
      await expectAccessible('main');
      await button(page, index < 2 ? 'Next' : 'Finish the test').click();
    }
    await expect(page.getByText('One question is still without an answer.')).toBeVisible();
    await button(page, 'Finish all the same').click();
    await expect(page.getByRole('heading', { name: '2.00 of 3 points' })).toBeFocused();
    await expect(page.getByText('One question was left without an answer.')).toBeVisible();
    await page
      .getByRole('listitem')
      .filter({ hasText: questions[0]?.title ?? '' })
      .locator('summary')
      .first()
      .click();
    await expect(feedback(page).first()).toContainText('Right.');
    await page.reload();
    await expect(page.getByRole('heading', { name: '2.00 of 3 points' })).toBeVisible();
  });

  test('is the same for whoever opens its link', { tag: '@chromium' }, async ({ page, openScene, freshPage }) => {
    await openScene(hashOf(testSheet));
    const other = await freshPage();
    await openScene(hashOf(testSheet), other);
    for (const each of [page, other]) await expect(each.locator('.quiz-given')).toBeVisible();
    expect(await other.locator('.quiz-given').innerText()).toBe(await page.locator('.quiz-given').innerText());
  });

  test('ends when its time is over', { tag: '@chromium' }, async ({ openScene, freshPage }) => {
    // A clock is set for all pages of a browser's context: it must not be the one that other tests share.
    // It stands still, however slow the machine is, until it is set again; the page's timers run on.
    const page = await freshPage();
    const begun = Date.UTC(2026, 0, 1);
    const afterSeconds = (seconds: number) => page.clock.setFixedTime(begun + seconds * 1000);
    await afterSeconds(0);
    await openScene(hashOf({ ...testSheet, minutes: 2 }), page);
    await expect(page.getByText('2:00 left')).toBeVisible();
    await afterSeconds(90);
    await expect(page.getByText('0:30 left')).toBeVisible();
    await afterSeconds(121);
    await expect(page.getByRole('heading', { name: '0 of 3 points' })).toBeVisible();
  });

  test('can be made on the quiz’s first page', { tag: '@chromium' }, async ({ page, openScene }) => {
    await openScene('#/quiz');
    await write(page.getByLabel('questions', { exact: true }), '4');
    await write(page.getByLabel('seed'), '77');
    await page.getByRole('checkbox', { name: 'Parameter counts' }).uncheck();
    await page.getByRole('link', { name: 'Start the test' }).click();
    await expect(page).toHaveURL(/test\.level-rising\.count-4\.seed-77\.kinds-shape/);
    await expect(page.getByText('question 1 of 4')).toBeVisible();
  });
});

test('a sheet is printed without the page around it, its key on a page of its own @chromium', async ({ openScene, freshPage }) => {
  const page = await freshPage();
  await openScene(hashOf({ mode: 'print', kinds: ['count', 'arrows'], level: 1, count: 2, seed: 3 }), page);
  await expect(page.getByRole('heading', { name: 'Key to sheet 3' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.header')).toBeHidden();
  await expect(button(page, 'Print')).toBeHidden();
  const total = questionAt({
    ...(listQuestions({ kinds: ['count', 'arrows'], level: 1, count: 2, seed: 3 }).find(({ kind }) => kind === 'count') ?? exam),
  });
  await expect(page.locator('.quiz-print-key')).toContainText(`total: ${total.solution.rows.at(-1)?.value ?? ''}`);
  expect(await page.locator('.quiz-print-key').evaluate((key) => getComputedStyle(key).breakBefore)).toBe('page');
});

test('the first page of the quiz is accessible in every theme @chromium', async ({ openScene, expectAccessible }) => {
  for (const theme of ['light', 'dark', 'projector']) {
    await openScene(`#/quiz?theme=${theme}`);
    await expectAccessible();
  }
});

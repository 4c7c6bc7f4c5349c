import { unrollingLesson } from '../src/lessons/03-unrolling/lesson';
import { codeLesson } from '../src/lessons/13-code/lesson';
import { excerpt, programOf } from '../src/lessons/program';
import { lessons } from '../src/lessons/registry';
import { questionKinds } from '../src/quiz/question';
import { stageQuestions } from '../src/quiz/questionList';
import { questionAt, reading } from '../test/quiz/pose';
import { expect, test } from './fixtures';
import { answerOf, sceneOf } from '../test/lessons/lessonAnswer';
import { asPages, head, linkOf, scrollTo, section } from './lessonPage';
import { answerRight, check, feedback } from './quizPage';

test('a page lights what it is about and dims the rest, until it is left', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/chapter/unrolling/same-weights');
  await section(page).getByRole('button', { name: 'go on without an answer' }).click();
  await expect(page.locator('.unrolled-lit')).toHaveCount(5);
  await expect(page.locator('.unrolled-wire:not(.unrolled-dim, .unrolled-lit)')).toHaveCount(0);
  // Under thin paper: the strips of all five columns; of a page on two steps, the other three columns.
  await expect(page.locator('.unrolled-veils rect')).toHaveCount(5);
  await page.evaluate(() => location.assign('#/chapter/unrolling/memory'));
  await expect(page.locator('.unrolled-veils rect')).toHaveCount(3);
  await page.evaluate(() => location.assign('#/chapter/lstm/rail'));
  await expect(page.locator('.cell-wire-rail.cell-lit')).not.toHaveCount(0);
  await expect(page.locator('.cell-gate.cell-lit')).toHaveCount(3);
  await expect(page.locator('.cell-strip[data-sign="o"]')).toHaveAttribute('data-aside', 'true');
  await page.evaluate(() => location.assign('#/lab'));
  await expect(page.locator('.unrolled-wire').first()).toBeVisible();
  await expect(page.locator('.unrolled-dim, .unrolled-lit, .unrolled-veils rect')).toHaveCount(0);
});

test('a page lights the cells that it is about once its question is answered, on the wall once the answer is shown', {
  tag: '@chromium',
}, async ({ page, openScene }) => {
  const veils = page.locator('.unrolled-veils rect');
  await openScene('#/chapter/deep/order?v=1&layer=2&step=3');
  await expect(page.locator('.unrolled-cell').first()).toBeVisible();
  await expect(veils).toHaveCount(0);
  await page.getByRole('radio', { name: 'one in each layer' }).check();
  // Five columns, and in each of the two that stay the cell of the other layer.
  await expect(veils).toHaveCount(7);
  await page.keyboard.press('p');
  await expect(page.locator('.present-line')).toContainText('How many cells');
  await expect(veils).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect(page.locator('.present-line')).toContainText('rounds');
  await expect(veils).toHaveCount(7);
});

test('lines of code are those of the network on stage, whatever name it reads and whatever cell it is', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  const [lesson, step] = [codeLesson, codeLesson.steps.find(({ id }) => id === 'axes')];
  if (!step) throw new RangeError('The chapter has a step on what goes in.');
  const scene = sceneOf(lesson, step);
  const linesOf = (text: string, about: string) => excerpt(programOf(answerOf({ ...scene, text }), 'pytorch').program.text, about) ?? [];
  const shown = section(page).locator('.lesson-excerpt').filter({ hasText: 'PyTorch' }).locator('pre');
  await openScene(linkOf(lesson, step));
  expect(await shown.textContent()).toBe(`${linesOf('Martha', 'x = ').join('\n')}\n`);
  const name = page.getByRole('textbox', { name: 'A name for the network to read' });
  await name.selectText();
  await name.pressSequentially('Zoe');
  await expect.poll(() => shown.textContent()).toBe(`${linesOf('Zoe', 'x = ').join('\n')}\n`);
  await openScene('#/chapter/code/layer');
  await expect(shown).toContainText('rnn = nn.LSTM(27, 32)');
  await page.getByLabel('read by').selectOption('gruAfter');
  await expect(shown).toContainText('rnn = nn.GRU(27, 32)');
});

test('the stage follows the reader, who may play with it and scroll on; one key brings the step back', async ({ page, openScene }) => {
  const [, , , fourth, fifth] = unrollingLesson.steps;
  if (!fourth || !fifth) throw new RangeError('The chapter has five steps.');
  await openScene('#/chapter/unrolling/loop');
  const entries = await page.evaluate(() => history.length);
  await scrollTo(page, fourth);
  await expect(page).toHaveURL(new RegExp(`#/chapter/unrolling/${fourth.id}$`));
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  expect(await page.evaluate(() => history.length), 'reading on leaves no entries in the history').toBe(entries);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/step=3/);
  await page.keyboard.press('r');
  await expect(page).toHaveURL(new RegExp(`#/chapter/unrolling/${fourth.id}$`));
  await page.keyboard.press('ArrowRight');
  await scrollTo(page, fifth);
  await expect(page).toHaveURL(new RegExp(`#/chapter/unrolling/${fifth.id}$`));
  // By key and by link the column follows the stage.
  await page.keyboard.press('v');
  await expect(section(page)).toHaveAttribute('data-step', fourth.id);
  await expect(section(page).getByRole('heading')).toBeInViewport();
  await openScene('#/chapter/lstm/output');
  await expect(section(page)).toHaveAttribute('data-step', 'output');
  await expect(section(page).getByRole('heading')).toBeInViewport();
});

test('on a phone a chapter opens with its title and question under the stage', async ({ page, openScene }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openScene('#/chapter/lstm');
  await expect(page.getByRole('region', { name: 'Figure' })).toBeInViewport({ ratio: 0.9 });
  await expect(page.locator('.lesson-lead')).toBeInViewport();
  const [stage, title] = [page.locator('.stage-top'), page.getByRole('heading', { level: 1 })];
  const roomAbove = async () => {
    const [above, below] = [await stage.boundingBox(), await title.boundingBox()];
    return above && below ? below.y - (above.y + above.height) : Number.NaN;
  };
  // The stage sticks to the top and would lie over a title that is scrolled past.
  await expect.poll(roomAbove).toBeGreaterThanOrEqual(0);
});

test('on a phone the panel stands at the step that speaks of it, and nothing jumps as the reader goes on', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [chapter, before, after, words] of [
    ['bptt', 'sum', 'shares', 'add up'],
    // Three cells side by side stand above their panel.
    ['short', 'three', 'stretch', 'Words of'],
  ] as const) {
    await openScene(`#/chapter/${chapter}/${before}`);
    const [left, reached] = [page.locator(`#step-${before}`), page.locator(`#step-${after}`)];
    await expect(left.getByRole('region', { name: 'Panel' })).toContainText(words);
    const room = await left.boundingBox();
    await page.evaluate((hash) => location.assign(hash), `#/chapter/${chapter}/${after}`);
    await expect(reached.getByRole('region', { name: 'Panel' })).toContainText(words);
    await expect(page.getByRole('region', { name: 'Panel' })).toHaveCount(1);
    expect((await left.boundingBox())?.height, `room of ${before}`).toBe(room?.height);
  }
});

test('a link to a step that is entered in an open page shows that step', async ({ page, openScene }) => {
  await openScene('#/lab?v=1&text=Ida');
  const [lesson, step] = [unrollingLesson, unrollingLesson.steps[2]];
  if (!step) throw new RangeError('The chapter has a third step.');
  await page.evaluate((hash) => location.assign(hash), asPages(linkOf(lesson, step)));
  await expect(head(page)).toHaveText(step.title);
  await expect(page.getByRole('textbox', { name: 'A name for the network to read' })).toHaveValue(sceneOf(lesson, step).text);
});

test('the way of reading is chosen once', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/chapter/lstm/rail');
  await expect(page.locator('.lesson-section')).not.toHaveCount(0);
  // A click of Playwright's own scrolls the column in Firefox first, and so reads on; a reader's does not.
  await page.getByRole('radio', { name: 'step by step' }).dispatchEvent('click');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inside: a rail that runs straight through');
  await openScene('#/chapter/bptt/cost');
  await expect(page.locator('.lesson-section')).toHaveCount(0);
});

test('progress is remembered, and forgotten on request', async ({ page, openScene }) => {
  const steps = page.getByRole('combobox', { name: 'Step of the chapter' });
  await openScene('#/chapter/unrolling/same-weights?v=1&reading=steps');
  await page.getByRole('radio', { name: 'one', exact: true }).check();
  await openScene('#/chapter/unrolling/loop');
  await expect(steps.getByRole('option', { name: /✓/ })).toHaveCount(2);
  await openScene('#/chapter/unrolling/same-weights');
  await expect(page.getByRole('radio', { name: 'one', exact: true })).toBeChecked();
  await openScene('#/chapter/unrolling/small?v=1&reading=steps');
  await page.getByRole('button', { name: 'forget my progress' }).click();
  await openScene('#/chapter/unrolling/same-weights');
  await expect(page.getByRole('radio', { name: 'one', exact: true })).not.toBeChecked();
  await expect(steps.getByRole('option', { name: /✓/ })).toHaveCount(1);
});

test('the wall asks anew what was answered beside the words, and a shown answer is in the link', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  await openScene('#/chapter/lstm/close?v=1&reading=steps');
  const line = page.locator('.present-line');
  const replaced = page.locator('.unrolled-former');
  await page.getByRole('radio', { name: 'the one at ‘t’ itself' }).check();
  await expect(replaced).not.toHaveCount(0);
  await page.keyboard.press('p');
  await expect(line).toContainText('Which guess changes first?');
  await expect(replaced).toHaveCount(0);
  await expect(page).toHaveURL(/#\/chapter\/lstm\/close\?v=1&reading=steps&presenting=true$/);
  await page.keyboard.press('PageDown');
  await expect(line).toContainText('The first guess that moves is the one at ‘t’');
  await expect(page).toHaveURL(/revealed=true$/);
  await page.reload();
  await expect(line).toContainText('The first guess that moves is the one at ‘t’');
  await page.keyboard.press('PageDown');
  await expect(head(page)).toHaveText('Hold it open, and nothing is ever erased');
  await page.keyboard.press('PageUp');
  await expect(line).toContainText('Which guess changes first?');
});

test('on a phone a reader who went into a cell finds the way out, and undoes what was typed', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openScene('#/chapter/lstm/rail?reading=steps');
  const where = page.getByRole('navigation', { name: 'Where you are' });
  await expect(where).toBeVisible();
  await where.getByRole('button', { name: 'layer 1' }).click();
  await expect(where).toBeHidden();
  await expect(page.locator('.stage-figure')).toHaveAttribute('data-depth', 'graph');
  await page.getByRole('button', { name: 'compare' }).click();
  await expect(page).toHaveURL(/compare=/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).not.toHaveURL(/compare=/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(where.getByText('unit 30')).toBeVisible();
});

test('a chapter ends in questions about the network on stage, and leads back to it', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/chapter/lstm/count?text=Theo');
  await page.getByRole('button', { name: '4 questions about the network on stage' }).click();
  const kinds = questionKinds.filter((kind) => lessons.find(({ id }) => id === 'lstm')?.questions.includes(kind));
  for (const address of stageQuestions(kinds, 1, reading('lstm', 'Theo'))) {
    const question = questionAt(address);
    await expect(page.getByRole('heading', { level: 2, name: question.title })).toBeVisible();
    await expect(page.locator('.quiz-asked')).toContainText('Theo');
    await answerRight(page, question);
    await check(page);
    await expect(feedback(page)).toContainText('Right');
    await page.getByRole('button', { name: /Next question|Done/ }).click();
  }
  await expect(page.getByText('Those were the chapter’s questions.')).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'Back to the chapter' }).click();
  await expect(page).toHaveURL(/\/chapter\/lstm\/count\?.*text=Theo/);
  await expect(page.getByRole('textbox', { name: 'A name for the network to read' })).toHaveValue('Theo');
});

test('a question that the network on stage cannot be asked is about one of its own, and says so', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  await openScene('#/quiz/chapter.seed-1.at-0.chapter-lstm.step-count.kinds-lstmStep?cell=gru&gain=2');
  await expect(page.getByText('This question does not fit the network on stage')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('One step of the LSTM');
  await page.evaluate(() => location.assign('#/quiz/chapter.seed-1.at-0.kinds-gruStep?cell=gru&gain=2&text=Bartholomew'));
  await expect(page.getByText('Of the text on stage, “Bartho” is read here.')).toBeVisible();
  await expect(page.getByText('What was changed by hand on the stage is left out here.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('One step of the network on stage');
});

import { taskWords } from '../src/data/taskWords';
import { saidBy } from '../src/store/columnWords';
import type { Answer } from '../src/store/run';
import { formatProbability } from '../src/ui/format';
import { likeliest } from '../src/views/unrolled/predictions';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';

const lab = '#/lab?v=1&task=tags';
const linkOf = (text: string) => `${lab}&text=${encodeURIComponent(text)}`;
const lineOf = (page: Page) => page.getByLabel(taskWords.tags.field);
const wordsOf = (page: Page) => page.getByLabel('The graph in words');

/** The tags over the columns, from left to right; that of the start mark is drawn, too, faded. */
const tagsOver = (page: Page) => page.locator('.unrolled-predictions .unrolled-best').allTextContents();
const signsUnder = (page: Page) => page.locator('.unrolled-reads .unrolled-read').allTextContents();

const tagsOf = (answer: Answer): readonly string[] => answer.columns.map((_, step) => likeliest(answer, step, 1)[0]?.sign ?? '');

test('a student types a sentence, and over every word stands the tag that the engine gives it', async ({
  page,
  openScene,
  expectAccessible,
}) => {
  await openScene(lab);
  const first = await engineAnswerTo(lab);
  await expect.poll(() => tagsOver(page)).toEqual(tagsOf(first));
  await expect(wordsOf(page)).toContainText(
    `Right is ‘${first.key?.expected ?? ''}’, as the program has it that tagged the book; nobody checked its tags.`,
  );
  await expect(wordsOf(page)).toContainText('The network never trained on this sentence.');

  await lineOf(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('We watch, the watch!');
  const typed = await engineAnswerTo(linkOf('We watch, the watch!'));
  await expect.poll(() => signsUnder(page)).toEqual(['·', 'We', 'watch', 'the', 'watch']);
  await expect.poll(() => tagsOver(page)).toEqual(tagsOf(typed));
  const [, , verb, , noun] = tagsOf(typed);
  expect([verb, noun], saidBy(typed)).toEqual(['VERB', 'NOUN']);
  await expect(page.locator('.name-note')).toHaveText('Rare: ‘watch’ is read as ‘…’, the one sign for all other rare words.');

  const [best] = likeliest(typed, 4, 1);
  const row = wordsOf(page).getByRole('listitem').first();
  await expect(row).toContainText('noun');
  await expect(row).toContainText(formatProbability(best?.probability ?? Number.NaN));
  await expect(wordsOf(page)).toContainText('‘We watch, the watch!’ is no sentence of the data, so no output can be scored.');
  await expectAccessible('main');
});

test('a long word is cut under its column and whole in the words, and a long sentence turns pages of whole columns', {
  tag: '@chromium',
}, async ({ page, openScene }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const text = 'the extraordinary harpooneers were watching it and all of the boats';
  await openScene(`${linkOf(text)}&step=2`);
  await expect.poll(() => signsUnder(page)).toContainEqual(expect.stringMatching(/^ex\w*…$/));
  await expect(page.getByRole('figure', { name: /^LSTM of 16 units/ }).first()).toHaveAccessibleName(/‘the extraordinary harpooneers/);
  const shown = await signsUnder(page);
  expect(shown.length).toBeLessThan(12);
  await page.keyboard.press('End');
  await expect.poll(() => signsUnder(page)).toContainEqual('boats');
});

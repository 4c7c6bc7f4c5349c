import { birthsTask } from '../src/data/births/task';
import { passBehind } from '../src/store/buildAnswer';
import { plainNumber } from '../src/ui/format';
import { describeAhead, describeSeries, describeStep, tabulateAhead, tabulateDays } from '../src/views/series/series.describe';
import { forecast } from '../src/worker/forecast';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';
import { rowsOf } from './shownNumbers';

const link = '#/lab?v=1&task=births&cell=rnn&panel=series';
const { text, step } = birthsTask.sample;

/** What the engine in this process forecasts for the network of a link. */
async function forecastOf(hash: string) {
  const answer = await engineAnswerTo(hash);
  return forecast({ kind: 'forecast', pass: passBehind(answer), ahead: 10 }, answer.weights);
}

function partsOf(page: Page) {
  const figure = page.getByRole('figure', { name: /^Births and what was expected\./ });
  return {
    figure,
    words: figure.getByRole('status'),
    line: page.getByLabel('Births day by day, in thousands, for the network to read'),
    toggle: (name: string) => figure.getByRole('button', { name }),
    drawn: (name: string) => figure.locator(`.series-marks .series-line[data-point="${name}"]`),
  };
}

const tableIs = async (page: Page, rows: readonly (readonly string[])[]) =>
  expect((await rowsOf(page)).map((row) => row.map(plainNumber))).toEqual(rows.map((row) => row.map(plainNumber)));

test('a forecaster follows what the network expects of each day, types another, and holds it against forecasts without a network', {
  tag: '@chromium',
}, async ({ page, openScene, expectAccessible }) => {
  await openScene(link);
  const { figure, words, line, toggle, drawn } = partsOf(page);
  const result = await forecastOf(link);
  await expect(words).toHaveText(describeSeries(result, step));
  await expect(figure).toHaveAccessibleName(`Births and what was expected. ${describeSeries(result, step)}`);
  await page.keyboard.press('ArrowRight');
  await expect(words).toHaveText(describeSeries(result, step + 1));

  await line.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' 12.5');
  const longer = await forecastOf(`${link}&text=${encodeURIComponent(`${text} 12.5`)}`);
  await expect(words).toHaveText(describeSeries(longer, 21));

  for (const name of ['naive', 'seasonal', 'linear']) {
    await expect(drawn(name)).toHaveCount(0);
    await toggle(name).focus();
    await page.keyboard.press('Enter');
    await expect(toggle(name)).toHaveAttribute('aria-pressed', 'true');
    await expect(drawn(name)).toHaveCount(1);
  }
  await expect(page).toHaveURL(/lines=naive,seasonal,linear/);
  await expectAccessible('.panel');
  await figure.getByRole('button', { name: 'as a table' }).click();
  await tableIs(page, tabulateDays(longer).rows);
});

test('pointing tells of a day, and a press goes there', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene(link);
  const { figure, words } = partsOf(page);
  const result = await forecastOf(link);
  const dot = (await figure.locator('.series-marks circle').nth(4).boundingBox()) ?? { x: Number.NaN, y: Number.NaN, width: 0 };
  await page.mouse.move(dot.x + dot.width / 2, dot.y + 20);
  await expect(words).toContainText(describeStep(result, 5));
  await page.mouse.click(dot.x + dot.width / 2, dot.y + 20);
  await expect(page).toHaveURL(/step=5(&|$)/);
  await page.mouse.move(0, 0);
  await expect(words).toHaveText(describeSeries(result, 5));
});

test('ten days ahead, one at a time: the numbers are the engine’s, held values held on the way', async ({
  page,
  openScene,
  expectAccessible,
}) => {
  for (const more of ['', '&clamp=1.h.0.3-99:0.5']) {
    const ahead = `${link}&series=ahead${more}`;
    await openScene(ahead);
    const result = await forecastOf(ahead);
    const { figure, words } = partsOf(page);
    await expect(words).toHaveText(describeAhead(result));
    await figure.getByRole('button', { name: 'as a table' }).click();
    await tableIs(page, tabulateAhead(result).rows);
    await page.keyboard.press('Escape');
  }
  await expectAccessible('.panel');
  await partsOf(page).figure.getByRole('radio', { name: 'day by day' }).check({ force: true });
  await expect(page).not.toHaveURL(/series=/);
});

test('what is empty, too short or no number has words of its own', { tag: '@chromium' }, async ({ page, openScene }) => {
  const { words } = partsOf(page);
  await openScene(`${link}&text=&step=0`);
  await expect(words).toContainText('Before any day it expects');
  await openScene(`${link}&text=12.5%2013&step=2`);
  await expect(words).toContainText('To compare forecasts takes four days or more.');
  await openScene(`${link}&text=12.5%20?%2013&step=1`);
  await expect(words).toContainText('for day 2; what comes is not known.');
});

test('on a phone the figure stands among the words, whole', { tag: '@chromium' }, async ({ page, openScene, expectAccessible }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openScene(`${link}&lines=seasonal`);
  const marks = partsOf(page).figure.locator('.series-marks');
  await marks.scrollIntoViewIfNeeded();
  const { x, width, height } = (await marks.boundingBox()) ?? { x: Number.NaN, width: 0, height: 0 };
  expect(x + width).toBeLessThanOrEqual(390);
  expect(height).toBeGreaterThan(150);
  // Below the stage, which stays where it is: what it half covers could not be pressed.
  await partsOf(page).words.evaluate((words) => words.scrollIntoView({ block: 'end' }));
  await expectAccessible('.panel');
});

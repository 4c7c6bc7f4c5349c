import { measuredLengths, stretchText } from '../src/data/recall/words';
import { passBehind } from '../src/store/buildAnswer';
import type { Rival } from '../src/store/scene';
import { plainNumber } from '../src/ui/format';
import type { MemoryCurve } from '../src/views/memory/curves';
import { describeLength, describeMemory, tabulateMemory } from '../src/views/memory/memory.describe';
import { recall } from '../src/worker/recall';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';
import { rowsOf } from './shownNumbers';

const link = '#/lab?v=1&task=recall&cell=rnn&panel=memory';
const names = { rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' } as const;

/** What the engine in this process measures of the network of a link. */
async function curveOf(hash: string, cell: keyof typeof names): Promise<MemoryCurve> {
  const answer = await engineAnswerTo(hash.replace('cell=rnn', `cell=${cell}`));
  const { points } = recall({ kind: 'recall', pass: passBehind(answer) }, answer.weights);
  return { rival: cell satisfies Rival, name: names[cell], isOnStage: cell === 'rnn', isFormer: false, points };
}

const partsOf = (page: Page) => {
  const figure = page.getByRole('figure', { name: /^How long the first letter is kept\./ });
  return {
    figure,
    words: figure.getByRole('status'),
    marker: figure.getByRole('slider', { name: 'letters to keep the first one for' }),
    charts: figure.locator('.memory-chart'),
  };
};

/** Where so many letters stand in a chart: above that number at its axis. */
async function placeAt(page: Page, chart: number, letters: number) {
  const tick = partsOf(page).charts.nth(chart).getByText(String(letters), { exact: true });
  const { x, y, width } = (await tick.boundingBox()) ?? { x: Number.NaN, y: Number.NaN, width: Number.NaN };
  return { x: x + width / 2, y: y - 40 };
}

/** Draws the marker from where it stands to so many letters, in one of the charts. */
async function drag(page: Page, chart: number, from: number, to: number): Promise<void> {
  const [start, end] = [await placeAt(page, chart, from), await placeAt(page, chart, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, start.y, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await expect(partsOf(page).marker, 'the text follows while it is pulled').toHaveAttribute('aria-valuenow', String(to));
  await page.mouse.up();
}

test('a student stretches the text until the basic cell fails, by pulling and by keys', async ({ page, openScene, expectAccessible }) => {
  await openScene(link);
  const { figure, words, marker } = partsOf(page);
  const curve = await curveOf(link, 'rnn');
  const says = (letters: number) => expect(words).toHaveText(describeLength([curve], letters));
  const isStretchedTo = async (letters: number) => {
    await expect(page).toHaveURL(new RegExp(`text=${stretchText('memory', letters)}&`));
    await expect(marker).toHaveAttribute('aria-valuenow', String(letters));
    await expect(page.getByText(`steps ${letters + 1}`), 'the stage reads all of it').toBeVisible();
  };
  await says(6);
  await expect(figure).toHaveAccessibleName(`How long the first letter is kept. ${describeMemory([curve])} ${describeLength([curve], 6)}`);
  await expectAccessible('.panel');

  await drag(page, 0, 8, 16);
  await isStretchedTo(16);
  await says(16);
  await drag(page, 1, 16, 32);
  await isStretchedTo(32);
  // Pulled in a row: one step of undo.
  await page.keyboard.press('Control+z');
  await expect(page).not.toHaveURL(/text=/);
  await expect(marker).toHaveAttribute('aria-valuetext', '6 letters');

  await marker.focus();
  for (const [key, letters] of [
    ['ArrowRight', 8],
    ['ArrowUp', 12],
    ['ArrowLeft', 8],
    ['End', 64],
    ['ArrowRight', 64],
    ['Home', 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(marker).toHaveAttribute('aria-valuetext', letters === 1 ? '1 letter' : `${letters} letters`);
    await expect(page).toHaveURL(new RegExp(`text=${stretchText('memory', letters)}&step=${letters}(&|$)`));
  }
  await page.mouse.move(0, 0);
  await says(1);
});

test('pointing tells of a length, and a press takes the text there', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene(`${link}&text=mem&step=3`);
  const { words, marker } = partsOf(page);
  const curve = await curveOf(link, 'rnn');
  const { x, y } = await placeAt(page, 1, 8);
  await page.mouse.move(x, y);
  await expect(words).toHaveText(describeLength([curve], 8));
  await expect(marker).toHaveAttribute('aria-valuenow', '3');
  await page.mouse.click(x, y);
  await expect(marker).toHaveAttribute('aria-valuenow', '8');
  await page.mouse.move(0, 0);
  await expect(words).toHaveText(describeLength([curve], 8));
});

test('LSTM and GRU keep what the basic cell forgets: three cells in both charts and in the table', { tag: '@chromium' }, async ({
  page,
  openScene,
  expectAccessible,
}) => {
  await openScene(`${link}&compare=rnn,lstm,gru`);
  const { figure, words, charts } = partsOf(page);
  const curves = await Promise.all((['rnn', 'lstm', 'gru'] as const).map((cell) => curveOf(link, cell)));
  await expect(words).toHaveText(describeLength(curves, 6));
  for (const chart of [charts.first(), charts.last()]) {
    for (const name of Object.values(names)) await expect(chart.getByText(name, { exact: true })).toBeVisible();
  }
  await expectAccessible('.panel');
  await figure.getByRole('button', { name: 'as a table' }).click();
  const table = tabulateMemory(curves, 104);
  const rows = await rowsOf(page);
  expect(rows.map((row) => row.map(plainNumber))).toEqual(table.rows.map((row) => row.map(plainNumber)));
  expect(rows).toHaveLength(measuredLengths.length);
  const judged = (place: number) => curves[place]?.points.map(({ right }) => right) ?? [];
  expect(Math.min(...judged(0)), 'the basic cell fails').toBeLessThan(0.7);
  expect(Math.min(...judged(1), ...judged(2)), 'the others do not').toBeGreaterThan(0.9);
});

test('what is changed by hand is measured as it is, beside what it was', { tag: '@chromium' }, async ({
  page,
  openScene,
  expectAccessible,
}) => {
  const held = `${link}&text=memory&step=6&clamp=1.h.all.3-3:0`;
  await openScene(held);
  const { words, charts, figure } = partsOf(page);
  const curve = await curveOf(held, 'rnn');
  const former: MemoryCurve = { ...(await curveOf(link, 'rnn')), name: 'RNN, as it was', isOnStage: false, isFormer: true };
  await expect(words).toHaveText(describeLength([curve, former], 6));
  await expect(words).toContainText('RNN (as it was)');
  expect(curve.points.find(({ length }) => length === 6)?.gradient).toBe(0);
  for (const chart of [charts.first(), charts.last()]) await expect(chart.getByText('as it was', { exact: true })).toBeVisible();
  await expectAccessible('.panel');
  await figure.getByRole('button', { name: 'as a table' }).click();
  expect((await rowsOf(page)).map((row) => row.map(plainNumber))).toEqual(
    tabulateMemory([curve, former], 104).rows.map((row) => row.map(plainNumber)),
  );
});

test('an empty text has a parked marker, and a long one a marker at the end that says so', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  await openScene(`${link}&text=&step=0`);
  const { marker, words } = partsOf(page);
  await expect(marker).toHaveAttribute('aria-valuenow', '1');
  await expect(marker).toHaveAttribute('aria-valuetext', 'no letter yet');
  await marker.focus();
  await page.keyboard.press('ArrowRight');
  await expect(marker).toHaveAttribute('aria-valuetext', '1 letter');
  await openScene(`${link}&text=${'recall'.repeat(12)}&step=3`);
  await expect(marker).toHaveAttribute('aria-valuenow', '64');
  await expect(words).toContainText('Words of 64 letters, the most measured (here are 72): RNN');
});

test('on a phone the charts stand one below the other', { tag: '@chromium' }, async ({ page, openScene, expectAccessible }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openScene(link);
  const { charts, marker } = partsOf(page);
  await charts.last().scrollIntoViewIfNeeded();
  const boxOf = async (chart: number) => (await charts.nth(chart).boundingBox()) ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };
  const [upper, lower] = [await boxOf(0), await boxOf(1)];
  expect(lower.y).toBeGreaterThan(upper.y + upper.height - 1);
  expect(lower.x + lower.width).toBeLessThanOrEqual(390);
  await expectAccessible('.panel');
  await marker.focus();
  await page.keyboard.press('End');
  await expect(marker).toHaveAttribute('aria-valuenow', '64');
});

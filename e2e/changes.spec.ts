import { unchangedVectorOf, valueOf } from '../src/store/readAnswer';
import { formatNumber, formatProbability } from '../src/ui/format';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';
import { showScene } from './showScene';
import { readShown, rowsOf } from './shownNumbers';

test('a clamp is drawn as the change that it makes, with the guesses it replaced, until one press lets go', async ({
  page,
  openScene,
  freshPage,
  expectAccessible,
}) => {
  const hash = '#/lab?text=Martha&clamp=1.f.all.4-4:0&unit=7';
  const answer = await engineAnswerTo(hash);
  await openScene(hash);
  const figure = page.getByRole('figure', { name: /the strips show the change by the clamp/ });
  await expect(figure).toBeVisible();
  await expect(figure.getByRole('img', { name: /^change by the clamp: from −/ })).toBeVisible();
  const place = { quantity: 'f', layer: 1, step: 4, unit: 7 } as const;
  const change = valueOf(answer, place) - (unchangedVectorOf(answer, place)?.[7] ?? Number.NaN);
  const box = await page.locator('[data-cell="1.4"] .unrolled-unit').first().boundingBox();
  if (!box) throw new Error('The unit is not marked.');
  await page.mouse.move(box.x + 6, box.y + box.height / 2);
  await expect(page.locator('.unrolled-readout')).toContainText(`= 0, changed by ${formatNumber(change, 5)}`);
  const before = await page.locator('[data-cell="1.2"]').getAttribute('aria-label');
  expect(before).toContain('changed by a vector of length 0');
  await expectAccessible('.stage-figure');
  await page.getByRole('button', { name: 'as a table' }).first().click();
  const rows = await page.getByRole('dialog').locator('tbody tr').allInnerTexts();
  const lengths = rows.map((row) => readShown(row.split('\t').at(-1)?.trim() ?? '').value);
  expect(lengths.slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(Math.min(...lengths.slice(4))).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'values' }).check();
  await expect(page).toHaveURL(/strips=values/);
  await expect(page.getByRole('figure', { name: /the strips show values/ })).toBeVisible();
  const fresh = await freshPage();
  await openScene(new URL(page.url()).hash, fresh);
  await expect(fresh.getByRole('radio', { name: 'values' })).toBeChecked();
  await page.getByRole('button', { name: 'back to as learnt' }).click();
  await expect(page).not.toHaveURL(/clamp=/);
  await expect(page.getByRole('radio', { name: 'values' })).toHaveCount(0);
});

test('what a clamp does to the gradients is drawn, told and opened at every depth, as two runs of the engine differ', {
  tag: '@chromium',
}, async ({ page, openScene, expectAccessible }) => {
  const plain = '#/lab?text=Martha&unit=7&step=2&direction=backward';
  const hash = `${plain}&clamp=1.f.all.4-4:0`;
  const [now, before] = [await engineAnswerTo(hash), await engineAnswerTo(plain)];
  const slopes = (quantity: 'h' | 'f', step: number) =>
    [now, before].map((answer) => valueOf(answer, { quantity, layer: 1, step, unit: 7 }, 'backward')) as [number, number];
  await openScene(hash);
  const figure = page.getByRole('figure', { name: /Backward: the strips show the change of gradients by the clamp\. The cost/ });
  await expect(figure).toBeVisible();
  await expect(figure.getByRole('img', { name: /^change of gradients by the clamp: from −/ })).toBeVisible();
  const box = await page.locator('[data-cell="1.2"] .unrolled-unit').first().boundingBox();
  if (!box) throw new Error('The unit is not marked.');
  await page.mouse.move(box.x + 6, box.y + box.height / 2);
  const [slope, was] = slopes('f', 2);
  expect(slope, 'a clamp changes gradients before it').not.toBe(was);
  await expect(page.locator('.unrolled-readout')).toContainText(`= ${formatNumber(slope, 5)}, changed by ${formatNumber(slope - was, 5)}`);
  await expectAccessible('.stage-figure');
  await page.getByRole('button', { name: 'as a table' }).first().click();
  const rows = await page.getByRole('dialog').locator('tbody tr').allInnerTexts();
  const lengths = rows.map((row) => readShown(row.split('\t').at(-1)?.trim() ?? '').value);
  expect(Math.min(...lengths), 'no step’s gradient is as it was').toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await page.locator('[data-cell="1.2"]').press('Enter');
  const [state, stateWas] = slopes('h', 2);
  const line = page.locator('.cell-equation[data-defines="h"] .cell-arithmetic');
  await expect(line).toContainText(`${formatNumber(state)} was ${formatNumber(stateWas)}`);
  await expect(page.getByRole('button', { name: `unit 7: ${formatNumber(slope)}, was ${formatNumber(was)}` })).toBeVisible();
  await expectAccessible('.stage-figure');
  await page.keyboard.press('Enter');
  await expect(page.locator('.number-statement')).toContainText(`${formatNumber(state)} was ${formatNumber(stateWas)}`);
  // No later output counts: what the clamp changes comes to no gradient any more.
  await openScene(`${hash}&cost=1,3`);
  await expect(page.getByRole('figure', { name: /the strips show the change of gradients by the clamp: none\./ })).toBeVisible();
  await page.getByRole('radio', { name: 'gradients', exact: true }).check();
  await expect(page.getByRole('figure', { name: /the strips show gradients\./ })).toBeVisible();
});

/** Where the figure's drawing ends and its key begins. */
async function edgesOf(page: Page): Promise<readonly [figurePx: number, keyPx: number]> {
  const [figure, key] = await Promise.all(['.unrolled-marks', '.unrolled-key'].map((part) => page.locator(part).boundingBox()));
  if (!figure || !key) throw new Error('There is no graph.');
  return [figure.y + figure.height, key.y];
}

test('however much was changed, the key of the graph tells it without covering the letters', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  const hash = '#/lab?text=Martha&clamp=1.f.all.4-4:0&set=layer1.W.3:1&gain=1.5';
  await openScene(hash);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const shown of [
      'direction=forward',
      'direction=backward',
      'direction=backward&strips=values',
      'direction=backward&theme=projector',
    ]) {
      await showScene(page, `${hash}&${shown}`);
      await expect(page.getByRole('radio', { name: 'change' })).toBeVisible();
      const [figurePx, keyPx] = await edgesOf(page);
      expect(keyPx, `${width} px, ${shown}`).toBeGreaterThanOrEqual(figurePx - 0.5);
    }
  }
});

test('the panel of gates shows the change that a clamp makes, reads out what was, and draws the line before it', {
  tag: '@chromium',
}, async ({ page, openScene, expectAccessible }) => {
  const hash = '#/lab?text=Martha&clamp=1.f.all.4-4:0&unit=7&panel=gates&gates=c&step=5&find=below,0.2';
  const answer = await engineAnswerTo(hash);
  await openScene(hash);
  const figure = page.getByRole('figure', { name: /^Heat map of the change of the long-term state by the clamp: 32 units/ });
  await expect(figure).toBeVisible();
  await expect(figure.getByRole('img', { name: /^change by the clamp: from −/ })).toBeVisible();
  const place = { quantity: 'c', layer: 1, step: 5, unit: 7 } as const;
  const [now, before] = [valueOf(answer, place), unchangedVectorOf(answer, place)?.[7] ?? Number.NaN];
  expect(now).not.toBe(before);
  const change = formatNumber(now - before, 5);
  const read = `${formatNumber(now, 5)}, was ${formatNumber(before, 5)}`;
  const row = await figure.locator('.gates-row').boundingBox();
  const cell = await page.locator('[data-cell="1.5"]').boundingBox();
  if (!row || !cell) throw new Error('The unit is not marked.');
  const point = () => page.mouse.move(cell.x + cell.width / 2, row.y + row.height / 2);
  await point();
  await expect(figure.locator('output.gates-said')).toHaveText(`C, step 5, unit 7: ${read} (${now > before ? '+' : ''}${change})`);
  await expect(figure.locator('.gates-lines .gates-former').first()).toBeVisible();
  // What is looked for is the value, and says so.
  const found = answer.columns.map((_, step) => step).filter((step) => valueOf(answer, { ...place, step }) < 0.2);
  await expect(figure).toContainText(`find C[7] now`);
  await expect(figure.locator('.gates-found')).toHaveText(`at steps ${found.join(', ')}`);
  await page.mouse.move(5, 5);
  await expectAccessible('.panel');
  await figure.getByRole('button', { name: 'as a table' }).click();
  const rows = (await page.getByRole('dialog').locator('tbody tr').allInnerTexts()).map((text) =>
    text.split('\t').map((part) => part.trim()),
  );
  const told = ['C', 'C before', 'C change'].map((name) => rows.find(([head]) => head === name)?.[6]);
  expect(told).toEqual([now, before, now - before].map((value) => formatNumber(value)));
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'values' }).check();
  await expect(page.getByRole('figure', { name: /^Heat map of the long-term state: 32 units/ })).toBeVisible();
  await point();
  await expect(page.locator('output.gates-said')).toHaveText(`C, step 5, unit 7: ${read}`);
});

test('arrows show and say what they were before a clamp, and the words what it did to the guess, the losses and the cost', {
  tag: '@chromium',
}, async ({ page, openScene, expectAccessible }) => {
  const hash = '#/lab?text=Martha&clamp=1.f.all.4-4:0&step=4&panel=none';
  const answer = await engineAnswerTo(hash);
  const { unchanged } = answer;
  if (!unchanged) throw new Error('Nothing was changed.');
  await openScene(hash);
  const words = page.getByRole('complementary', { name: 'Words' });
  const classes = answer.vocabulary.length;
  const shares = [answer.values, unchanged.values].map(({ output }) => Array.from(output?.data.subarray(4 * classes, 5 * classes) ?? []));
  const [best, former] = shares.map((each) => each.indexOf(Math.max(...each))) as [number, number];
  expect(best).not.toBe(former);
  const before = (token: number) => formatProbability(shares[1]?.[token] ?? Number.NaN);
  await expect(words).toContainText(
    `Without the clamp the likeliest is ${answer.vocabulary[former]} with ${before(former)}, and ${answer.vocabulary[best]} has ${before(best)}.`,
  );
  const [loss, was] = [answer, unchanged].map(({ losses }) => formatNumber(losses.data[4] ?? Number.NaN));
  await expect(words).toContainText(`The loss is at this step ${loss}, was ${was}; in the mean`);
  await page.getByRole('radio', { name: 'backward' }).check({ force: true });
  await expect(words).toContainText(`the cost is ${formatNumber(answer.loss)}, was ${formatNumber(unchanged.loss)}`);
  const arrow = page.locator('[data-flow="time.c1.4"]');
  await expect(arrow.locator('.unrolled-before-wider')).toHaveCount(1);
  await expect(page.getByRole('img', { name: /In another colour what it was, where it changed more than 2 times/ })).toBeVisible();
  const box = await arrow.boundingBox();
  if (!box) throw new Error('There is no arrow.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.locator('.unrolled-readout')).toContainText(`length 0, was ${formatNumber(unchanged.flows[0]?.c?.[4] ?? Number.NaN)}`);
  await expectAccessible('.stage');
  await page.locator('.unrolled-key').getByRole('radio', { name: 'gradients' }).check();
  await expect(page.locator('.unrolled-before')).toHaveCount(0);
});

test('an open number dashes what its products were before a clamp, and the tables of number and cell tell it', {
  tag: '@chromium',
}, async ({ page, openScene, expectAccessible }) => {
  const hash = '#/lab?text=Martha&clamp=1.f.all.4-4:0&step=5&unit=7';
  const answer = await engineAnswerTo(hash);
  const was = (quantity: 'c' | 'f' | 'i' | 'g', step = 5) => unchangedVectorOf(answer, { quantity, layer: 1, step })?.[7] ?? Number.NaN;
  await openScene(`${hash}&depth=number,c`);
  await expect(page.locator('.number-former')).toHaveCount(2);
  await expect(page.locator('.number-svg')).toContainText('dashed: before the change');
  await expectAccessible('.stage-figure');
  await page.getByRole('button', { name: 'as a table' }).click();
  const products = [was('f') * was('c', 4), was('i') * was('g')];
  expect((await rowsOf(page)).map((row) => row.at(-1))).toEqual([...products, was('c')].map((value) => formatNumber(value)));
  await openScene(`${hash}&depth=cell&table=true`);
  await expect(
    page.getByRole('region', { name: /^The LSTM cell at step 5, .*; beside what changed: what it was before\.$/ }),
  ).toBeVisible();
  const heads = await page.locator('.figure-table:visible thead th').allInnerTexts();
  const column = heads.findIndex((head) => /^C_t.before$/.test(head.trim()));
  expect((await rowsOf(page))[7]?.[column]).toBe(formatNumber(was('c')));
});

test('a number typed beside a weight or a gate counts when the field is left', { tag: '@chromium' }, async ({ page, openScene }) => {
  const typeOver = async (field: ReturnType<Page['getByRole']>, text: string) => {
    await field.selectText();
    await field.pressSequentially(text);
    await field.press('Tab');
  };
  await openScene('#/lab?text=Martha&step=3&depth=number,f&unit=7&weight=layer1.W.5');
  const weight = page.getByRole('region', { name: /^Weight/ });
  await typeOver(weight.getByRole('textbox', { name: 'value' }), '3.5');
  await expect(weight.getByRole('heading')).toContainText(`= ${formatNumber(3.5)}`);
  await expect(page).toHaveURL(/set=layer1\.W\.5:3\.5/);
  await typeOver(weight.getByRole('textbox', { name: 'value' }), 'much');
  await expect(weight.getByRole('textbox', { name: 'value' }), 'what is no number is not kept').toHaveValue(formatNumber(3.5));
  await openScene('#/lab?text=Martha&step=3&depth=cell&unit=7&value=f');
  await page.getByRole('button', { name: /^hold/i }).first().click();
  await typeOver(page.getByRole('textbox', { name: 'or', exact: true }), '0.7');
  await expect(page).toHaveURL(/clamp=1\.f\.7\.3-3:0\.7/);
});

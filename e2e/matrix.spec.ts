import { valueOf } from '../src/store/readAnswer';
import type { Answer } from '../src/store/run';
import { formatNumber } from '../src/ui/format';
import { engineAnswerTo } from './engineScene';
import { figureFaults } from './figure';
import { expect, type Page, test } from './fixtures';
import { readShown } from './shownNumbers';

const base = '#/lab?text=Martha&depth=number,f&unit=7&number=product';
const figureOf = (page: Page) => page.getByRole('button', { name: /as a product/ });
const told = (page: Page) => page.locator('.product-told');
const steps = (page: Page) => page.getByRole('slider', { name: 'rows of the product' });
const fPre = (answer: Answer, unit = 7) => valueOf(answer, { quantity: 'fPre', layer: 1, step: 4, unit });

/** Middle of an entry of a block, as its drawn outline of row and column gives it. */
async function entryOf(page: Page, block: string, row: number, column: number, [rows, columns]: readonly [number, number]) {
  const box = await page.locator(`[data-block="${block}"] .product-edge`).first().boundingBox();
  if (!box) throw new Error(`${block} is not on the screen.`);
  return { x: box.x + ((column + 0.5) * box.width) / columns, y: box.y + ((row + 0.5) * box.height) / rows };
}

/** “… = −0.536; so far −2.326” as numbers. */
async function readTold(page: Page) {
  const text = (await told(page).textContent()) ?? '';
  const [, product = '', sum = ''] = /= ([^=;]+); (?:so far|the sum of column \S+ is) (.+?)\.?$/.exec(text) ?? [];
  return { product: readShown(product), sum: readShown(sum) };
}

test('rows of the product are added one by one, by key, up to the sum that the engine has', { tag: '@chromium' }, async ({
  page,
  openScene,
  freshPage,
}) => {
  const answer = await engineAnswerTo(base);
  await openScene(`${base}&taken=0&digits=9`);
  await expect(figureOf(page)).toBeVisible();
  await expect(told(page)).toContainText('Nothing is added yet');
  await steps(page).focus();
  let sum = 0;
  for (let step = 1; step <= 5; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.product-count')).toHaveText(`${step} of 34`);
    const shown = await readTold(page);
    sum += shown.product.value;
    expect(Math.abs(shown.sum.value - sum)).toBeLessThan(1e-7);
  }
  await expect(page).toHaveURL(/taken=5/);
  const fresh = await freshPage();
  await openScene(new URL(page.url()).hash, fresh);
  await expect(told(fresh)).toHaveText((await told(page).textContent()) ?? '');
  await page.keyboard.press('End');
  await expect(told(page)).toContainText(`the sum of column 7 is ${formatNumber(fPre(answer), 9)}.`);
  await expect(page).not.toHaveURL(/taken=/);
});

test('backward the columns meet the gradients, and come to the gradient of the state', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  const hash = '#/lab?text=Martha&depth=number,h&unit=7&direction=backward&number=product';
  const answer = await engineAnswerTo(hash);
  await openScene(hash);
  await expect(figureOf(page)).toHaveAccessibleName(/column by column, all 155 steps done: V, 32 units × 27 outputs; W of the forget gate/);
  const gradient = valueOf(answer, { quantity: 'h', layer: 1, step: 4, unit: 7 }, 'backward');
  await expect(told(page)).toHaveText(`All 155 steps done: the sum of row 7 is ${formatNumber(gradient)}.`);
  await page.getByRole('button', { name: 'A column back' }).click();
  await expect(told(page)).toContainText('; so far ');
});

test('a row that is pointed at names its unit in every block, and its entry tells the product', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  const answer = await engineAnswerTo(base);
  await openScene(base);
  const at = await entryOf(page, 'W.f', 12, 20, [32, 32]);
  await page.mouse.move(at.x, at.y);
  const lit = page.locator('[data-block="U.f"] .product-label-lit');
  await expect(lit).toHaveText(['7', '12']);
  const h = valueOf(answer, { quantity: 'h', layer: 1, step: 3, unit: 12 });
  await expect(told(page)).toContainText(`[12, 20] = ${formatNumber(h)} · `);
  await figureOf(page).focus();
  await page.mouse.move(5, 5);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(told(page)).toContainText('[a, 7] = 0');
});

test('a weight dragged in its matrix answers at once, is one step to undo, and can be typed as well', async ({ page, openScene }) => {
  const before = await engineAnswerTo(base);
  await openScene(base);
  const at = await entryOf(page, 'W.f', 3, 7, [32, 32]);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, at.y - 20);
  await page.mouse.move(at.x, at.y - 60);
  await page.mouse.up();
  await expect(page).toHaveURL(/set=layer1\.W/);
  await expect(told(page)).toContainText('[3, 7] = ');
  await page.mouse.move(5, 5);
  let after = before;
  // A slow drag leaves an address on its way; the words answer the last one.
  await expect(async () => {
    after = await engineAnswerTo(new URL(page.url()).hash);
    await expect(told(page)).toContainText(`the sum of column 7 is ${formatNumber(fPre(after))}.`, { timeout: 1 });
  }).toPass();
  expect(fPre(after)).toBeGreaterThan(fPre(before));
  const value = (answer: Answer) => formatNumber(valueOf(answer, { quantity: 'f', layer: 1, step: 4, unit: 7 }));
  await expect(page.locator('.number-statement')).toContainText(`${value(after)} was ${value(before)}`);
  await page.keyboard.press('Control+z');
  await expect(page).not.toHaveURL(/set=/);
  await expect(told(page)).toContainText(`the sum of column 7 is ${formatNumber(fPre(before))}.`);
  await figureOf(page).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  const field = page.getByRole('textbox', { name: 'value' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1.5');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/set=layer1\.U\.\d+:1\.5/);
});

test('what is made unit by unit says so and leads to what has matrices', { tag: '@chromium' }, async ({
  page,
  openScene,
  expectAccessible,
}) => {
  await openScene('#/lab?text=Martha&depth=number,c&unit=7&number=product');
  await expect(page.getByText('no matrix takes part')).toBeVisible();
  await page.getByRole('button', { name: /open the forget gate, unit 7/ }).click();
  await expect(figureOf(page)).toHaveAccessibleName(/forget gate, unit 7 as a product/);
  await expectAccessible();
});

test('matrices of 8 and of 128 units fit the screen, no name cut off or on top of another', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  const forward = 'depth=number,f&taken=9';
  // A phone's figure of many units is scrolled to what lies further down.
  for (const [width, height, units, rest] of [
    [390, 844, 8, forward],
    [1280, 720, 8, forward],
    [1280, 720, 128, forward],
    [1280, 720, 128, 'depth=number,h&direction=backward&taken=30'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openScene(`#/lab?text=Martha&unit=7&number=product&sizes=${units}&weights=1,0,0.01&${rest}`);
    await expect(figureOf(page)).toBeVisible();
    await expect.poll(() => figureFaults(page), { message: `${width}, ${units} units, ${rest}` }).toEqual([]);
  }
});

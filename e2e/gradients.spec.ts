import { passOf } from '../src/store/buildAnswer';
import { formatNumber } from '../src/ui/format';
import { influences } from '../src/views/unrolled/saliency';
import { describeSaliency } from '../src/views/unrolled/saliency.describe';
import { describeClipping } from '../src/views/gradient/clipping.describe';
import { saliency } from '../src/worker/analyse';
import { clipping } from '../src/worker/clipping';
import { engineAnswerTo } from './engineScene';
import { expect, test } from './fixtures';

test('“why?” shows which letters mattered to a guess, with the engine’s numbers, by keyboard and by link', async ({
  page,
  openScene,
  expectAccessible,
}) => {
  const hash = '#/lab?text=Martha&step=4&cell=gru';
  const answer = await engineAnswerTo(hash);
  await openScene(hash);
  await page.getByRole('button', { name: /^Why / }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/why=4\.\d+/);
  const token = Number(/why=4\.(\d+)/.exec(page.url())?.[1]);
  const pass = passOf(answer.scene, answer.weights, null);
  const { gradient } = saliency({ kind: 'saliency', pass, step: 4, token }, answer.weights);
  for (const measure of ['set', 'norm'] as const) {
    const question = { step: 4, token, measure };
    const all = influences(answer, gradient, question);
    if (measure === 'norm') await page.getByRole('radio', { name: 'whatever was read' }).click();
    await expect(page.getByRole('img', { name: describeSaliency(answer, question, all) })).toBeVisible();
    const shown = page.locator('[data-influence] title');
    await expect(shown).toHaveText(all.map(({ value }) => formatNumber(value)));
  }
  await expectAccessible();
  await page.getByRole('button', { name: 'ask no more' }).click();
  await expect(page).not.toHaveURL(/why=/);
});

test('the clipping dial shows the gradient before and after, and its limit moves with the keys', async ({
  page,
  openScene,
  expectAccessible,
}) => {
  const hash = '#/lab?text=Martha&direction=backward&panel=gradients&figure=clipping&limit=0.3&step=5';
  const answer = await engineAnswerTo(hash);
  const pass = passOf(answer.scene, answer.weights, null);
  const wordsAt = (limit: number) => describeClipping(clipping({ kind: 'clipping', pass, limit }, answer.weights), limit, null);
  await openScene(hash);
  await expect(page.getByRole('group', { name: wordsAt(0.3) })).toBeVisible();
  await expect(page.locator('.gradient-clipped').filter({ hasText: 'W, step 5' })).toContainText('→');
  await expectAccessible('.gradient');
  const dial = page.getByRole('slider', { name: 'Clipping limit' });
  await dial.focus();
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/limit=3(&|$)/);
  await expect(page.getByRole('group', { name: wordsAt(3) })).toBeVisible();
});

import { passBehind } from '../src/store/buildAnswer';
import { formatNumber } from '../src/ui/format';
import { tensorFor } from '../src/views/gradient/gradient.describe';
import { influences, isMoved } from '../src/views/unrolled/saliency';
import { describeSaliency, describeValue } from '../src/views/unrolled/saliency.describe';
import { saliency } from '../src/worker/analyse';
import { engineAnswerTo } from './engineScene';
import { expect, test } from './fixtures';
import { readShown, rowsOf } from './shownNumbers';

test('how far a step reaches back is drawn beside what it was before W was made larger', { tag: '@chromium' }, async ({
  page,
  openScene,
  expectAccessible,
}) => {
  const plain = '#/lab?text=Martha&cell=rnn&step=5&panel=gradients&figure=reach';
  await page.setViewportSize({ width: 1280, height: 900 });
  await openScene(plain);
  const words = page.locator('.gradient-words');
  const farthest = async () => /multiplied by up to (\S+) /.exec((await words.textContent()) ?? '')?.[1];
  await expect(words).toContainText('multiplied by up to');
  const before = await farthest();
  await expect(page.locator('.gradient-reach-former')).toHaveCount(0);
  await openScene(`${plain}&gain=1.5`);
  await expect(words).toContainText(`was ${before}`);
  await expect(words).toContainText('Dashed: before the change.');
  await expect(page.locator('.gradient-reach-former')).toHaveCount(5);
  await expectAccessible('.panel');
  await page.getByRole('button', { name: 'back to as learnt' }).click();
  await expect(words).not.toContainText('Dashed');
  await expect.poll(farthest).toBe(before);
  await expect(page.locator('.gradient-reach-former')).toHaveCount(0);
});

test('all pairs of steps are coloured by what a change made of them, or as they are now', { tag: '@chromium' }, async ({
  page,
  openScene,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openScene('#/lab?text=Martha&cell=rnn&step=5&panel=gradients&figure=pairs&gain=1.5&digits=12');
  const words = page.locator('.gradient-words');
  await expect(words).toContainText('Colour: how many times the factor on W made each larger or smaller.');
  await expectAccessible('.panel');
  await page.locator('.panel').getByRole('button', { name: 'as a table' }).click();
  const cells = (await rowsOf(page)).map((row) => row.slice(1).map((text) => (text === '' ? null : readShown(text).value)));
  await page.keyboard.press('Escape');
  const ratios = cells.flatMap((row, index) =>
    index % 2 === 1 ? [] : row.flatMap((now, k) => (now === null ? [] : [Math.log10(now / (cells[index + 1]?.[k] ?? Number.NaN))])),
  );
  expect(ratios).toHaveLength((7 * 8) / 2);
  const most = formatNumber(10 ** Math.max(...ratios.map(Math.abs)), 2);
  await expect(page.getByRole('img', { name: `change of the norm: from ÷ ${most} to × ${most}` })).toBeVisible();
  await page.getByRole('radio', { name: 'values', exact: true }).check();
  await expect(words).not.toContainText('Colour:');
  await expect(page.getByRole('img', { name: /^norm: from 10⁻\S+ vanishing to exploding 10/ })).toBeVisible();
});

test('each step’s share of a gradient is drawn as what a clamp made of it, or as it is beside what it was', { tag: '@chromium' }, async ({
  page,
  openScene,
  expectAccessible,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const hash = '#/lab?text=Martha&panel=gradients&figure=shares&clamp=1.f.all.4-4:0';
  const answer = await engineAnswerTo(hash);
  const lengths = [answer, answer.unchanged].map((run) => {
    const tensor = tensorFor(answer, 1, 'W');
    return formatNumber(
      Math.hypot(...(run?.parameterGradient.subarray(tensor?.offset, (tensor?.offset ?? 0) + (tensor?.count ?? 0)) ?? [])),
      5,
    );
  });
  await openScene(hash);
  const words = page.locator('.gradient-words');
  await expect(words).toHaveText('Matrices: the change by the clamp. Dashed: before.');
  // Before the first step there is no state: nothing reaches W there, changed or not.
  await expect(page.locator('.panel .gradient-reach-former')).toHaveCount(6);
  await expectAccessible('.panel');
  await page.locator('.panel').getByRole('button', { name: 'as a table' }).click();
  expect((await rowsOf(page)).at(-1)?.slice(1, 3)).toEqual(lengths);
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'values', exact: true }).check();
  await expect(words).toHaveText('Dashed: before.');
  await page.getByRole('button', { name: 'back to as learnt' }).click();
  await expect(words).toContainText('The steps add up to the total');
  await expect(page.locator('.panel .gradient-reach-former')).toHaveCount(0);
});

for (const figure of ['shares', 'reach', 'pairs']) {
  test(`${figure} in a low panel are drawn whole, and what is pointed at is said beside the tabs`, { tag: '@chromium' }, async ({
    page,
    openScene,
  }) => {
    await openScene(`#/lab?text=Martha&theme=projector&panel=gradients&figure=${figure}&clamp=1.f.all.4-4:0`);
    await expect(page.locator('.panel-slot')).toHaveText(/the change|the clamp/);
    const edges = await page.locator('.panel-room').evaluate((room) => {
      const marks = [...room.querySelectorAll('.gradient-layer rect:not(.gradient-ground, .gradient-highlight)')];
      return { room: room.getBoundingClientRect().bottom, lowest: Math.max(...marks.map((mark) => mark.getBoundingClientRect().bottom)) };
    });
    expect(edges.lowest).toBeLessThanOrEqual(edges.room);
    const ground = await page.locator('.gradient-ground').boundingBox();
    if (!ground) throw new Error('There is no figure.');
    await page.mouse.move(ground.x + ground.width / 2, ground.y + 8);
    await expect(page.locator('.panel-slot')).toHaveText(/= \S+|length \S+/);
    const [slot, line] = await Promise.all(['.panel-slot', '.panel-line'].map((part) => page.locator(part).boundingBox()));
    expect(slot && line && slot.height <= line.height).toBe(true);
  });
}

test('“why?” of a network that was changed by hand says and draws what mattered before, with the engine’s numbers', {
  tag: '@chromium',
}, async ({ page, openScene, expectAccessible }) => {
  const hash = '#/lab?text=Martha&step=4&clamp=1.f.all.2-3:0&why=4.9';
  const answer = await engineAnswerTo(hash);
  const { unchanged } = answer;
  if (!unchanged) throw new Error('The clamp changes the run.');
  const question = { step: 4, token: 9, measure: 'set' } as const;
  const gradientIn = (run: typeof answer) =>
    saliency({ kind: 'saliency', pass: passBehind(run), step: question.step, token: question.token }, run.weights).gradient;
  const all = influences(answer, gradientIn(answer), question, { answer: unchanged, gradient: gradientIn(unchanged) });
  await openScene(hash);
  const figure = page.getByRole('img', { name: describeSaliency(answer, question, all) });
  await expect(figure).toBeVisible();
  await expect(page.locator('[data-influence] title')).toHaveText(all.map(describeValue));
  await expect(figure.locator('.saliency-former')).toHaveCount(all.filter(isMoved).length);
  await expect(page.getByText('Dashed: before the change.')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'back to as learnt' }).click();
  await expect(figure).toHaveCount(0);
  await expect(page.locator('.saliency-former')).toHaveCount(0);
});

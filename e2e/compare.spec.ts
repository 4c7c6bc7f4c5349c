import { describeHead } from '../src/views/unrolled/compare/compare.describe';
import { formerNorms, gradientNorms } from '../src/views/unrolled/compare/states';
import { formatNumber } from '../src/ui/format';
import type { CellChoice } from '../src/store/scene';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';

const cells: readonly CellChoice[] = ['rnn', 'lstm', 'gru'];
const link = '#/lab?v=1&text=Ida&step=2&cell=lstm&sizes=8&weights=5,50,0.01';

const row = (page: Page, cell: CellChoice) => page.locator(`[data-row="${cell}"]`);

test('two or three cells read one text side by side: every number is that cell’s own engine’s', async ({
  page,
  openScene,
  expectAccessible,
}) => {
  await openScene(link);
  await page.getByRole('button', { name: 'compare', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/compare=rnn,lstm,gru/);
  const answers = await Promise.all(cells.map((cell) => engineAnswerTo(link.replace('cell=lstm', `cell=${cell}`))));
  for (const [index, cell] of cells.entries()) {
    const answer = answers[index];
    if (!answer) throw new Error('no answer');
    const [score = ''] = describeHead(answer, null).split(' · held-out');
    for (const part of score.split(' · ')) await expect(row(page, cell)).toContainText(part);
  }
  await expectAccessible('.stage');
  await page.getByRole('radio', { name: 'backward' }).check({ force: true });
  const words = page.getByRole('complementary', { name: 'Words' });
  await expect(words).toContainText('Whose gradient arrives?');
  for (const answer of answers) {
    await expect(words).toContainText(`‖∂L/∂h‖ = ${formatNumber(gradientNorms(answer, 1, 'h')[2] ?? Number.NaN)}`);
  }
  await row(page, 'gru').getByRole('button', { name: 'Open the GRU at this step' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/cell=gru.*depth=cell/);
});

test('what is held by hand is held in every cell that has it, and each row shows what that changed', { tag: '@chromium' }, async ({
  page,
  openScene,
  expectAccessible,
}) => {
  const held = `${link.replace('Ida', 'Martha')}&clamp=1.f.all.2-2:0`;
  await openScene(`${held}&compare=rnn,lstm,gru`);
  const figure = page.getByRole('figure', { name: /the change of the states by the clamp, .*Nothing is changed in the RNN and the GRU\./ });
  await expect(figure).toBeVisible();
  await expect(figure.getByRole('img', { name: /^change by the clamp: from −/ })).toBeVisible();
  for (const cell of ['rnn', 'gru'] as const) await expect(row(page, cell)).toContainText('not changed: it has no forget gate');
  await expectAccessible('.stage');
  // The hidden state is everybody's.
  const hidden = held.replace('1.f.', '1.h.');
  await openScene(`${hidden}&compare=rnn,lstm,gru`);
  const answers = await Promise.all(cells.map((cell) => engineAnswerTo(hidden.replace('cell=lstm', `cell=${cell}`))));
  for (const [index, cell] of cells.entries()) {
    const answer = answers[index];
    if (!answer?.unchanged) throw new Error('nothing was changed');
    const [score = ''] = describeHead(answer, null).split(' · held-out');
    expect(score).toContain(', was ');
    for (const part of score.split(' · ')) await expect(row(page, cell)).toContainText(part);
  }
  await page.getByRole('radio', { name: 'backward' }).check({ force: true });
  const words = page.getByRole('complementary', { name: 'Words' });
  for (const answer of answers) {
    const [now, before] = [gradientNorms(answer, 1, 'h')[2] ?? Number.NaN, formerNorms(answer, 1, 'h')?.[2] ?? Number.NaN];
    await expect(words).toContainText(`‖∂L/∂h‖ = ${formatNumber(now)}, was ${formatNumber(before)}`);
  }
  await expect(page.locator('.compare-marks .compare-before').first()).toBeVisible();
  await page.locator('.compare-key').getByRole('radio', { name: 'gradients' }).check();
  await expect(page).toHaveURL(/strips=values/);
  await expect(page.getByRole('figure', { name: /Backward: gradients of the states, .* a line at what each was before/ })).toBeVisible();
  await expectAccessible('.stage');
});

/** How far the key of the comparison stands below the letters that are read; negative where it lies on them. */
async function roomAboveKey(page: Page): Promise<number> {
  const key = await page.locator('.compare-key').boundingBox();
  const letters = await page.locator('.compare-read').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().bottom));
  return letters.length === 0 ? Number.NaN : (key?.y ?? Number.NaN) - Math.max(...letters);
}

for (const cell of ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'] as const) {
  test(`the key leaves the letters free that are read, with the ${cell} on stage`, { tag: '@chromium' }, async ({ page, openScene }) => {
    for (const weights of ['', '&weights=5,0,0.01']) {
      await openScene(`#/lab?v=1&text=Martha&cell=${cell}&compare=lstm,gru&panel=none${weights}`);
      for (const widthPx of [1024, 1280, 1366, 1440]) {
        await page.setViewportSize({ width: widthPx, height: 720 });
        await expect.poll(() => roomAboveKey(page), { message: `at ${widthPx} px` }).toBeGreaterThanOrEqual(-4);
      }
    }
  });
}

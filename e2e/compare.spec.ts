import { describeHead } from '../src/views/unrolled/compare/compare.describe';
import { gradientNorms } from '../src/views/unrolled/compare/states';
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

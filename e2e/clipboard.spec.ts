import { passOf } from '../src/store/buildAnswer';
import { valueOf, vectorOf } from '../src/store/readAnswer';
import { contributions } from '../src/worker/analyse';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';

const go = (page: Page, hash: string) => page.evaluate((to) => void (window.location.hash = to), hash);

/** A clipboard that keeps what it is given, or refuses it: a test must not depend on the machine's own. */
async function giveClipboard(page: Page, kind: 'willing' | 'refusing'): Promise<() => Promise<string>> {
  await page.evaluate((how) => {
    const kept = window as unknown as { copied: string };
    kept.copied = '';
    const writeText = async (text: string) => {
      if (how === 'refusing') throw new DOMException('no', 'NotAllowedError');
      kept.copied = text;
      return Promise.resolve();
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  }, kind);
  return () => page.evaluate(() => (window as unknown as { copied: string }).copied);
}

test('a number, a vector, a matrix and a table are copied to the last digit, and what was copied is said', async ({ page, openScene }) => {
  const hash = '#/lab?text=Martha&depth=number,f&unit=7';
  const answer = await engineAnswerTo(hash);
  await openScene(hash);
  const place = { quantity: 'f', layer: 1, step: 4, unit: 7 } as const;
  const copied = await giveClipboard(page, 'willing');
  const said = page.getByRole('status').filter({ hasText: 'copied' });
  await page.getByRole('button', { name: 'copy number' }).click();
  await expect(said).toHaveText('copied: forget gate, unit 7');
  expect(Number(await copied())).toBe(valueOf(answer, place));
  await page.keyboard.press('c');
  await expect(said).toHaveText('copied: forget gate, unit 7, step 4 ‘t’');
  await page.getByRole('button', { name: 'copy vector' }).click();
  await expect(said).toHaveText('copied: forget gate, 32 values');
  const lines = (await copied()).split('\n').map((line) => line.split('\t').map(Number));
  expect(lines).toEqual([...vectorOf(answer, place)].map((value, unit) => [unit, value]));
  await page.getByRole('button', { name: 'copy Uf' }).click();
  await expect(said).toHaveText('copied: U_f, 27 × 32');
  const rows = (await copied()).split('\n').map((line) => line.split('\t'));
  expect(rows).toHaveLength(1 + 27);
  const byT = rows.find(([letter]) => letter === 't') ?? [];
  await page.getByRole('button', { name: 'as a table' }).click();
  await page.getByRole('button', { name: 'copy as TSV' }).click();
  await expect(said).toContainText('copied: the table');
  const table = (await copied()).split('\n').map((line) => line.split('\t'));
  expect(table.find(([, from]) => from === 'the input')?.at(-1)).toBe(byT[1 + 7]);
});

/** A cell of what was copied: a row by its heading, a column by its number. */
const cellIn = (copied: string, row: string, column: number) =>
  copied
    .split('\n')
    .map((line) => line.split('\t'))
    .find(([heading]) => heading === row)?.[column];

test('tables of gates, gradients and the graph give the clipboard every digit, whatever they show', async ({ page, openScene }) => {
  const hash = '#/lab?text=Martha&panel=gates&unit=7';
  const answer = await engineAnswerTo(hash);
  await openScene(hash);
  const copied = await giveClipboard(page, 'willing');
  const panel = page.getByRole('region', { name: 'Panel' });
  const copyTable = async () => {
    await panel.getByRole('button', { name: 'as a table' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'copy as TSV' }).click();
    await expect.poll(copied).not.toBe('');
    await page.keyboard.press('Escape');
    return copied();
  };
  const place = { layer: 1, step: 4, unit: 7 } as const;
  const gates = await copyTable();
  expect(Number(cellIn(gates, 'f', 1 + place.step))).toBe(valueOf(answer, { ...place, quantity: 'f' }));
  await go(page, '#/lab?text=Martha&panel=gradients&tensor=W&direction=backward');
  const { total } = contributions(
    { kind: 'contributions', pass: passOf(answer.scene, answer.weights, null), tensor: 'layer1.W' },
    answer.weights,
  );
  await expect(panel.locator('.gradient-words')).toContainText('add up');
  const gradients = await copyTable();
  expect(Number(cellIn(gradients, 'total', 2))).toBe(total.data.reduce((sum, value) => sum + value, 0));
  await go(page, '#/lab?text=Martha&direction=backward');
  await page.getByRole('button', { name: 'as a table' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'copy as TSV' }).click();
  await expect.poll(async () => Number(cellIn(await copied(), '3', 2))).toBe(answer.losses.data[3]);
});

test('a browser that refuses the clipboard shows what was to be copied', async ({ page, openScene, expectAccessible }) => {
  await openScene('#/lab?text=Martha&depth=number,f&unit=7');
  await giveClipboard(page, 'refusing');
  await page.getByRole('button', { name: 'copy number' }).click();
  await expect(page.getByRole('dialog')).toContainText('did not let forget gate, unit 7 be copied');
  await expectAccessible('dialog');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

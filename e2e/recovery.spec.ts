import { expect, type Page, test } from './fixtures';
import { caseText, give, handed } from './handedFile';

const nameLine = (page: Page) => page.getByRole('textbox', { name: 'A name for the network to read' });

/** The engine's worker never comes back from what it says next. */
async function seize(page: Page): Promise<void> {
  const [worker] = page.workers();
  if (!worker) throw new Error('The page has no worker.');
  await worker.evaluate(() => {
    // It waits for what nobody sends, and takes no processor meanwhile. Memory can be shared so on any page.
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    self.postMessage = () => void Atomics.wait(new Int32Array(buffer), 0, 0);
  });
}

test('a stuck engine is started again, the learner is told, and nothing chosen is lost @chromium', async ({ page, openScene }) => {
  await openScene('#/lab?v=1&text=Ida&cell=gru&step=1');
  await seize(page);
  await nameLine(page).fill('Otto');
  await expect(page.getByRole('status').filter({ hasText: 'The engine did not answer for ten seconds.' })).toBeVisible({ timeout: 25_000 });
  await expect(page.getByTestId('announcer')).toContainText('After ‘Otto’ the network expects');
  await expect(page).toHaveURL(/cell=gru&text=Otto/);
});

test('a training whose engine got stuck goes on from its latest point @chromium', async ({ page, openScene }) => {
  await openScene('#/lab?v=1&panel=training');
  // Long enough that no machine is through with it before its engine is taken away.
  await page.getByRole('textbox', { name: 'updates' }).fill('20000');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page).toHaveURL(/weights=\d+,[1-9]\d*,/, { timeout: 20_000 });
  await seize(page);
  await expect(page.getByRole('status').filter({ hasText: 'the training goes on from its latest point' })).toBeVisible({ timeout: 25_000 });
  const reached = Number(/weights=\d+,(\d+),/.exec(page.url())?.[1]);
  await expect.poll(() => Number(/weights=\d+,(\d+),/.exec(page.url())?.[1]), { timeout: 20_000 }).toBeGreaterThan(reached);
});

test('a reload shows the letter that was typed just before it', async ({ page, openScene }) => {
  await openScene('#/lab?v=1&text=Ida');
  await nameLine(page).press('End');
  await page.keyboard.type('x');
  await page.reload();
  await expect(nameLine(page)).toHaveValue('Idax');
  await expect(page).toHaveURL(/text=Idax/);
});

test('a depth whose code cannot be fetched says so where it would stand, and is fetched again when asked', async ({
  page,
  openScene,
  complaints,
}) => {
  const cell = '**/CellView-*.js';
  await openScene('#/lab?v=1&text=Ida&step=2');
  await page.route(cell, (route) => route.fulfill({ status: 503, body: '' }));
  await page.locator('.stage-figure').focus();
  await page.keyboard.press('Enter');
  const alert = page.getByRole('region', { name: 'Figure' }).getByRole('alert');
  await expect(alert).toContainText('This part could not be shown.');
  await page.unroute(cell);
  await alert.getByRole('button', { name: 'Load again' }).click();
  await expect(page.locator('.cell-svg')).toBeVisible();
  await expect(page).toHaveURL(/text=Ida&step=2&depth=cell/);
  // That it could not be fetched is what this test is about; each browser says so in words of its own.
  complaints.length = 0;
});

test('a file whose reader dies is not opened, nothing chosen is lost, and the next time it opens', async ({
  page,
  openScene,
  complaints,
}) => {
  const reader = '**/file.worker-*.js';
  const file = handed('lstm-one-layer.json', caseText('lstm-one-layer'));
  await openScene('#/lab?v=1&text=Ida&step=2');
  await page.route(reader, (route) => route.fulfill({ status: 503, body: '' }));
  await give(page, file);
  await expect(page.getByRole('alert')).toContainText('‘lstm-one-layer.json’ was not opened.');
  await expect(page.getByRole('alert')).toContainText('What reads it stopped before the end. Open it again');
  await expect(nameLine(page)).toHaveValue('Ida');
  await page.unroute(reader);
  await give(page, file);
  await expect(page.getByText('Computed by PyTorch 2.13.0+cpu, float64.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  // That it could not be fetched is what this test is about; each browser says so in words of its own.
  complaints.length = 0;
});

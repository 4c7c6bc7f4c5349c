import { readFileSync } from 'node:fs';
import type { Answer } from '../src/store/run';
import { passOf } from '../src/store/buildAnswer';
import type { CellChoice, Direction, NumberQuantity } from '../src/store/scene';
import { cells } from '../src/store/sceneParts';
import { traceFile } from '../src/store/traceFile';
import { formatNumber } from '../src/ui/format';
import { contributions } from '../src/worker/analyse';
import { expectCell, expectGraph, expectNumber, expectProbabilities, lengthOf } from './depthReading';
import { engineAnswerTo } from './engineScene';
import { expect, type Locator, type Page, test } from './fixtures';
import { readShown } from './shownNumbers';

const directions: readonly Direction[] = ['forward', 'backward'];
const slider = (page: Page) => page.getByRole('slider', { name: 'Time step' });
const nameLine = (page: Page) => page.getByRole('textbox', { name: 'A name for the network to read' });

const lstm: readonly NumberQuantity[] = ['f', 'i', 'g', 'c', 'o', 'tanhC', 'h'];
const quantities: Readonly<Record<CellChoice, readonly NumberQuantity[]>> = {
  rnn: ['h'],
  lstm,
  peephole: lstm,
  gru: ['z', 'r', 'rh', 'n', 'h'],
  gruAfter: ['z', 'r', 'q', 'n', 'h'],
};

/** Goes to another scene within the open page. */
const go = (page: Page, hash: string) => page.evaluate((to) => void (window.location.hash = to), hash);

/** Sets a field's whole text at once, as pasting does; filling a field as Playwright does is no change to the framework in Firefox. */
async function write(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, value) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, value);
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Tab by Tab to the first factor that is another number (not one made of it, as 1 − z is), and through it. */
async function followFactor(page: Page): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.closest('.number-link')?.getAttribute('aria-label') ?? '');
  let label = '';
  for (let tabs = 0; tabs < 120 && !/^[^1(].*: open the /.test(label); tabs++) {
    await press(page, 'Tab');
    label = await focused();
  }
  const number = /= (.*): open the /.exec(label)?.[1];
  expect(number, 'a factor can be reached with Tab').toBeDefined();
  await press(page, 'Enter');
  await expect(page.locator('.number-statement b')).toHaveText(number ?? '');
}

for (const cell of cells) {
  // The keys are the same in a variant of a cell.
  const tag = cell === 'peephole' || cell === 'gruAfter' ? '@chromium' : [];
  test(`keys alone lead from the graph of the ${cell} into a cell and a number, forward and backward, to the engine's values`, {
    tag,
  }, async ({ page, openScene }) => {
    const hash = `#/lab?cell=${cell}&text=Martha&step=2`;
    const answer = await engineAnswerTo(hash);
    await openScene(hash);
    for (const direction of directions) {
      const spot = { direction, step: 4, layer: 1, unit: 2 };
      await press(page, direction.charAt(0), 'ArrowRight', 'ArrowRight');
      await expect(slider(page)).toHaveValue('4');
      if (direction === 'forward') await expectProbabilities(page, answer, 4);
      await expectGraph(page, answer, direction);
      await press(page, 'Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      await expectCell(page, answer, spot);
      await press(page, 'Enter');
      await expectNumber(page, answer, 'h', spot);
      await press(page, 'ArrowDown', 'ArrowLeft');
      await expectNumber(page, answer, 'h', { ...spot, step: 3, unit: 3 });
      await followFactor(page);
      await press(page, 'Escape');
      await expect(page.locator('.cell-equations')).toBeVisible();
      await press(page, 'Escape', 'Escape', 'Home', 'ArrowRight', 'ArrowRight');
    }
  });

  test(`every value and gradient of the ${cell} opens as terms that add up to the engine's`, async ({ page, openScene }) => {
    const base = `#/lab?cell=${cell}&text=Martha&step=3&unit=5`;
    const answer = await engineAnswerTo(base);
    await openScene(base);
    for (const direction of directions) {
      for (const quantity of [...quantities[cell], 'logits', 'output'] as const) {
        await go(page, `${base}&direction=${direction}&depth=number,${quantity}`);
        await expectNumber(page, answer, quantity, { direction, step: 3, layer: 1, unit: 5 });
      }
    }
  });
}

test('sizes and the map of the graph stay at every depth, and lead to the neighbours in time and layer', async ({ page, openScene }) => {
  const base = '#/lab?sizes=32,32&text=Ada&step=2&unit=9&weights=1,0,0.01';
  const answer = await engineAnswerTo(base);
  await openScene(base);
  const sizes = page.locator('.stage-dimensions');
  await expect(sizes).toContainText('units 32, 32 · input 27 · steps 4');
  const map = page.getByRole('navigation', { name: 'Steps of the graph' });
  for (const depth of ['cell', 'number,f'] as const) {
    const look = (spot: { readonly step: number; readonly layer: number }) =>
      depth === 'cell'
        ? expectCell(page, answer, { ...spot, unit: 9, direction: 'forward' })
        : expectNumber(page, answer, 'f', { ...spot, unit: 9, direction: 'forward' });
    await go(page, `${base}&depth=${depth}`);
    await look({ step: 2, layer: 1 });
    await expect(sizes).toContainText('units 32, 32 · input 27 · steps 4');
    await map.getByRole('button', { name: 'step 3, a' }).click();
    await look({ step: 3, layer: 1 });
    await map.getByRole('button', { name: 'layer 2' }).press('Enter');
    await look({ step: 3, layer: 2 });
    await press(page, 'ArrowLeft', 'Shift+ArrowDown');
    await look({ step: 2, layer: 1 });
    await page.getByRole('button', { name: 'Previous step' }).click();
    await look({ step: 1, layer: 1 });
    await expect(page).toHaveURL(new RegExp(`depth=${depth}`));
  }
});

test('in a stack a lower layer gets its gradient from above as well, and the terms still add up', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  const base = '#/lab?sizes=32,32&text=Ada&step=2&unit=9';
  const answer = await engineAnswerTo(base);
  await openScene(base);
  for (const direction of directions) {
    for (const layer of [1, 2]) {
      await go(page, `${base}&layer=${layer}&direction=${direction}&depth=number,h`);
      await expectNumber(page, answer, 'h', { direction, step: 2, layer, unit: 9 });
      await go(page, `${base}&layer=${layer}&direction=${direction}&depth=cell`);
      await expectCell(page, answer, { direction, step: 2, layer, unit: 9 });
    }
  }
});

/** ∂L/∂W taken apart: the words beside it, and the rows of its table against the total. */
async function expectContributions(page: Page, answer: Answer): Promise<void> {
  const { total, residual } = contributions(
    { kind: 'contributions', pass: passOf(answer.scene, answer.weights, null), tensor: 'layer1.W' },
    answer.weights,
  );
  const panel = page.getByRole('region', { name: 'Panel' });
  const words =
    residual === 0
      ? 'The steps add up to the total, to the last bit.'
      : `The steps add up to the total to within ${formatNumber(residual, 2)}: rounding.`;
  await expect(panel.locator('.gradient-words')).toHaveText(words);
  expect(residual).toBeLessThan(1e-12);
  await panel.getByRole('button', { name: 'as a table' }).click();
  const table = page.getByRole('dialog').locator('tbody tr');
  // The panel keeps the last model's shares in view until those of this one are there.
  await expect(table.last().locator('> *').nth(1)).toHaveText(formatNumber(lengthOf(total.data), 5));
  const rows = await table.evaluateAll((list) => list.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  const sums = rows.map(([, , sum = '']) => readShown(sum));
  const written = sums.pop();
  expect(rows).toHaveLength(answer.columns.length + 1);
  const added = sums.reduce((sum, { value }) => sum + value, 0);
  const room = sums.reduce((sum, { error }) => sum + error, written?.error ?? 0);
  expect(Math.abs(added - (written?.value ?? Number.NaN))).toBeLessThanOrEqual(room + 1e-12);
  await page.keyboard.press('Escape');
}

test('what the steps contribute to the gradient of W adds up to it, in every cell', async ({ page, openScene }) => {
  const hashOf = (cell: CellChoice) => `#/lab?cell=${cell}&text=Emma&direction=backward&panel=gradients`;
  await openScene(hashOf('rnn'));
  for (const cell of cells) {
    await go(page, hashOf(cell));
    await expectContributions(page, await engineAnswerTo(hashOf(cell)));
  }
});

// Stock Firefox tells Playwright of no downloads.
test('the downloaded trace holds the very bits that the engine computes elsewhere', { tag: '@chromium' }, async ({ page, openScene }) => {
  const hash = '#/lab?cell=gru&text=Otto&clamp=1.z.3.1-2:0.5&cost=1,3';
  await openScene(hash);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await page.getByRole('button', { name: 'trace all values and gradients, JSON' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('unrolled-gru-32-Otto.json');
  const file: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(file).toEqual(JSON.parse(JSON.stringify(traceFile(await engineAnswerTo(hash)))));
});

/** All that can be read of a screen: its words, and what its marks are called. */
async function readScreen(page: Page): Promise<readonly string[]> {
  await expect(page.locator('.words h2, .words h3').first()).toBeVisible();
  await expect(page.getByTestId('announcer')).toContainText('Step');
  return page.locator('.page').evaluate((whole) => {
    const names = [...whole.querySelectorAll('svg [aria-label], figure[aria-label]')].map((mark) => mark.getAttribute('aria-label') ?? '');
    return [whole.textContent ?? '', ...names];
  });
}

test('a link shows the same text in a browser that remembers nothing', async ({ page, openScene, freshPage }) => {
  const fresh = await freshPage();
  for (const rest of [
    'cell=lstm&direction=backward&cost=4',
    'cell=gru&depth=cell&unit=7&notation=pytorch',
    'cell=peephole&depth=number,f&unit=7&clamp=1.o.7.0-9:0',
  ]) {
    const hash = `#/lab?text=Zoë&step=2&${rest}`;
    await openScene(hash);
    await openScene(hash, fresh);
    // Panels are fetched when they are first shown, so both screens are read until they have settled.
    await expect(async () => expect(await readScreen(fresh)).toEqual(await readScreen(page))).toPass();
  }
});

test('signs that no name has are shown as typed, explained, and read as zeros', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab');
  for (const { text, unknown } of [
    { text: 'Zo👩‍🚀7', unknown: '‘👩‍🚀’, ‘7’' },
    { text: '<b>a</b>', unknown: '‘<’, ‘>’, ‘/’' },
  ]) {
    await write(nameLine(page), text);
    await expect(page.getByText(`The model never saw ${unknown}: there it reads zeros.`)).toBeVisible();
    await expect(page.getByTestId('announcer')).toContainText(`After ‘${text}’ the network expects`);
    const answer = await engineAnswerTo(`#/lab?text=${encodeURIComponent(text)}`);
    await expectProbabilities(page, answer, answer.columns.length - 1);
    const blind = answer.columns.findIndex(({ token }) => token < 0);
    await expect(page.locator(`[data-cell="1.${blind}"]`)).toHaveAttribute('aria-label', /which the model never saw \(zeros\)/);
  }
});

test('Train learns anew before the eyes, and the link to it gives the same numbers elsewhere', { tag: '@chromium' }, async ({
  page,
  openScene,
  freshPage,
}) => {
  await openScene('#/lab?panel=training&text=Ida');
  await write(page.getByRole('textbox', { name: 'updates' }), '100');
  const live = page
    .getByText(/^Training, update/)
    .first()
    .waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await live;
  await expect(page.getByText(/^Finished at update 100 of 100/).first()).toBeVisible({ timeout: 45_000 });
  await expect(page).toHaveURL(/weights=\d+,100,/);
  const hash = new URL(page.url()).hash;
  const answer = await engineAnswerTo(hash);
  await expectProbabilities(page, answer, 3);
  const fresh = await freshPage();
  await openScene(hash, fresh);
  await expectProbabilities(fresh, answer, 3);
  await expectGraph(fresh, answer, 'forward');
});

for (const theme of ['light', 'dark', 'projector']) {
  test(`axe finds nothing at any depth in the ${theme} theme`, { tag: '@chromium' }, async ({ page, openScene, expectAccessible }) => {
    const hashOf = (rest: string) => `#/lab?text=Martha&unit=7&theme=${theme}&${rest}`;
    await openScene(hashOf('direction=backward&panel=gradients'));
    await expect(page.locator('.gradient-words')).toContainText('add up');
    await expectAccessible();
    for (const depth of ['depth=cell', 'depth=number,f', 'depth=number,c&direction=backward']) {
      await go(page, hashOf(depth));
      await expect(page.locator(depth === 'depth=cell' ? '.cell-equations' : '.number-statement')).toBeVisible();
      await expectAccessible();
    }
  });
}

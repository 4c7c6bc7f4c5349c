import { expect, type Page, test } from './fixtures';
import { showScene } from './showScene';

/** The choices in the head of the stage that have less room than the name of what is chosen takes. */
function cutChoices(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) throw new Error('The page draws nothing.');
    return [...document.querySelectorAll<HTMLSelectElement>('.stage-choice select')].flatMap((select) => {
      const { font, letterSpacing, paddingLeft, paddingRight } = getComputedStyle(select);
      Object.assign(pen, { font, letterSpacing });
      const name = select.selectedOptions[0]?.text ?? '';
      const roomPx = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return pen.measureText(name).width > roomPx + 1 ? [name] : [];
    });
  });
}

const networks = ['text=maximilian', 'cell=peephole&text=maximilian', 'task=tags', 'task=births', 'task=translation&cell=gruAfter'];

for (const [width, height] of [
  [390, 844],
  [1024, 720],
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`task and cell are named in full at ${width} px, whatever is read`, { tag: '@chromium' }, async ({ page, openScene }) => {
    await page.setViewportSize({ width, height });
    await openScene('#/lab');
    for (const theme of ['light', 'projector']) {
      for (const network of networks) {
        await showScene(page, `#/lab?${network}&theme=${theme}`);
        expect(await cutChoices(page), `${network}, ${theme}`).toEqual([]);
      }
    }
  });
}

test('what is said of a text leaves the text in sight on the wall', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab?task=tags&text=the%20extraordinary%20zzz&theme=projector');
  const field = page.getByRole('textbox', { name: 'An English sentence for the network to tag' });
  await expect(page.getByText(/^Rare, and so read by the ending/)).toBeVisible();
  expect(await field.evaluate((input) => input.scrollWidth - input.clientWidth)).toBe(0);
});

test('a word longer than the column of words goes on in its next line', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene(`#/lab?text=${'Wilhelmina'.repeat(20).slice(0, 199)}&step=30`);
  const words = page.getByRole('complementary', { name: 'Words' });
  await expect(words).toContainText('has been read');
  const beyondPx = await words.evaluate((column) => {
    const edge = column.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(column).paddingRight);
    const range = document.createRange();
    range.selectNodeContents(column);
    return Math.max(...[...range.getClientRects()].map(({ right }) => right - edge));
  });
  expect(beyondPx).toBeLessThanOrEqual(0.5);
});

import { formatCount } from '../src/ui/format';
import { describeNet, describePrefixNets } from '../src/views/prefix/prefix.describe';
import { prefixNets } from '../src/views/prefix/prefixNets';
import { engineAnswerTo } from './engineScene';
import { expect, test } from './fixtures';
import { rowsOf } from './shownNumbers';

/** What the engine counts for the text of a link. */
async function netsOf(hash: string) {
  const { spec, columns } = await engineAnswerTo(hash);
  return prefixNets(spec, columns.length);
}

test('a network for each length grows with every letter typed, beside one recurrent network that does not', async ({
  page,
  openScene,
  expectAccessible,
}) => {
  const hash = '#/lab?v=1&cell=rnn&text=Mart&step=2';
  await openScene(hash);
  await page.keyboard.press('4');
  const figure = page.getByRole('figure', { name: /^Networks for prefixes\./ });
  const words = figure.getByRole('status');
  const counts = figure.locator('.prefix-count');
  const shows = async (text: string) => {
    const nets = await netsOf(hash.replace('Mart', text));
    await expect(words).toHaveText(describePrefixNets(nets));
    await expect(counts).toHaveText(nets.nets.map(({ total }) => formatCount(total)));
    await expect(figure.locator('.prefix-recurrent-label')).toContainText(formatCount(nets.recurrent));
    return nets;
  };
  await shows('Mart');
  await expectAccessible('.panel');
  await page.keyboard.press('/');
  await page.keyboard.press('End');
  await page.keyboard.type('ha');
  const nets = await shows('Martha');
  const { x, y } = (await counts.nth(5).boundingBox()) ?? { x: Number.NaN, y: Number.NaN };
  await page.mouse.move(x + 4, y - 20);
  const sixth = nets.nets.slice(5, 6).map(describeNet).join('');
  await expect(words).toHaveText(sixth);
  await page.mouse.click(x + 4, y - 20);
  await expect(page).toHaveURL(/step=5/);
  await expect(figure).toHaveAccessibleName(`Networks for prefixes. ${describePrefixNets(nets)} ${sixth}`);
  await figure.getByRole('button', { name: 'as a table' }).click();
  const rows = await rowsOf(page);
  expect(rows.map((row) => row.at(4))).toEqual(nets.nets.map(({ total }) => formatCount(total)));
  expect(rows.at(-1)?.at(5)).toBe(formatCount(nets.together));
});

test('what reads its own words has no networks for prefixes', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab?v=1&panel=prefixes');
  const tab = page.getByRole('tab', { name: 'prefixes' });
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await openScene('#/lab?v=1&task=translation&panel=prefixes');
  await expect(page.getByRole('tab', { name: 'gates' })).toHaveAttribute('aria-selected', 'true');
  await expect(tab).toHaveCount(0);
});

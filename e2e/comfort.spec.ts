import { valueOf } from '../src/store/readAnswer';
import { formatNumber, plainNumber } from '../src/ui/format';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';
import { differingShare, askForPicture, pictureAskedFor, savedPicture, wordsOnStage } from './picture';
import { showScene } from './showScene';

const go = (page: Page, hash: string) => page.evaluate((to) => void (window.location.hash = to), hash);
const textOf = (address: string) => Buffer.from(address.split(',')[1] ?? '', 'base64').toString('utf8');

/** The figure as the screen has it, with the picture's margin, without its controls. */
async function screenshotOfFigure(page: Page): Promise<string> {
  const clip = await page.evaluate(() => {
    const controls = '.stage-figure-room :is(button:not([data-in-picture] *), .select, .segmented), .number-head';
    for (const control of document.querySelectorAll<HTMLElement>(controls)) control.style.visibility = 'hidden';
    const { left, top, width, height } = document.querySelector('.stage-figure-room')?.getBoundingClientRect() ?? new DOMRect();
    return { x: left, y: top, width, height };
  });
  return `data:image/png;base64,${(await page.screenshot({ clip })).toString('base64')}`;
}

function scaleOf(page: Page): Promise<number> {
  return page
    .locator('.stage-figure .figure-scale')
    .evaluate((figure: HTMLElement) => figure.getBoundingClientRect().width / figure.offsetWidth);
}

/** The picture's upper part, as large as the figure on the screen, drawn by the browser in a page of its own. */
async function screenshotOfPicture(page: Page, svg: string, figure: string, scale: number): Promise<string> {
  const size = await page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  }, figure);
  // A projected figure is enlarged as a whole; its picture is not.
  const enlarged = svg.replace(/width="(\d+)" height="(\d+)"/, (_, width, height) => `width="${width * scale}" height="${height * scale}"`);
  await page.setContent(`<body style="margin:-${12 * scale}px;overflow:hidden">${enlarged}</body>`);
  await page.evaluate(() => document.fonts.ready);
  return `data:image/png;base64,${(await page.screenshot({ clip: { x: 0, y: 0, ...size } })).toString('base64')}`;
}

interface Parsed {
  readonly words: readonly string[];
  readonly images: number;
  readonly title: string;
  readonly description: string;
  readonly outside: readonly string[];
  readonly faults: number;
}

function parse(page: Page, svg: string): Promise<Parsed> {
  return page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...file.querySelectorAll('*')];
    const addresses = all.flatMap((mark) => ['href', 'src', 'xlink:href'].flatMap((name) => mark.getAttribute(name) ?? []));
    const urls = [...text.matchAll(/url\(([^)]{0,40})/g)].map(([, address = '']) => address);
    return {
      words: [...file.querySelectorAll('svg svg text')].map((mark) => mark.textContent ?? ''),
      images: file.querySelectorAll('image').length,
      title: file.querySelector('title')?.textContent ?? '',
      description: file.querySelector('desc')?.textContent ?? '',
      outside: [...addresses, ...urls].filter((address) => !address.startsWith('data:')),
      faults:
        file.querySelectorAll('parsererror').length +
        [...text.replace(/base64,[^)"']*/g, '').matchAll(/NaN|undefined|var\(|color-mix/g)].length,
    };
  }, svg);
}

for (const theme of ['light', 'dark', 'projector'] as const) {
  test(`a picture of each depth says and shows what the screen does in the ${theme} theme, and needs nothing else`, {
    tag: '@chromium',
  }, async ({ page, openScene, freshPage }) => {
    const gallery = await freshPage();
    await gallery.setViewportSize({ width: 1280, height: 900 });
    await openScene(`#/lab?text=Martha&theme=${theme}`);
    for (const [rest, figure, ready, heatMaps] of [
      ['direction=backward', '.unrolled', '.gates', 2],
      ['depth=cell&unit=7', '.cell-svg', '.cell-equations', 1],
      ['depth=number,f&unit=7', '.number-svg', '.number-statement', 0],
    ] as const) {
      await showScene(page, `#/lab?text=Martha&theme=${theme}&${rest}`);
      await expect(page.locator(ready)).toBeVisible();
      const { name, address } = await savedPicture(page, 'picture SVG');
      expect(name).toMatch(/^unrolled-lstm-32-Martha-(graph|cell|number)\.svg$/);
      const svg = textOf(address);
      const picture = await parse(gallery, svg);
      expect(picture.outside, 'no reference leaves the file').toEqual([]);
      expect(picture.faults, 'it is well formed and every look is a plain value').toBe(0);
      expect(picture.words).toEqual(await wordsOnStage(page));
      const legends = page.locator(':is(.stage-figure-room, .panel-room) .legend').filter({ visible: true });
      expect(picture.images, 'heat maps, and their scales').toBe(heatMaps + (await legends.count()));
      expect(picture.title).toMatch(/^Unrolled: Names, LSTM, layer 1/);
      const shown = page.locator(`.stage-figure ${figure}[aria-label]`).filter({ visible: true }).first();
      expect(picture.description.startsWith(`${await shown.getAttribute('aria-label')}`), 'the figure’s own words come first').toBe(true);
      const screen = await screenshotOfFigure(page);
      const drawn = await screenshotOfPicture(gallery, svg, screen, await scaleOf(page));
      expect(await differingShare(gallery, screen, drawn), `${rest}: share of pixels that differ`).toBeLessThan(0.02);
    }
  });
}

for (const [part, file, depth, shown] of [
  ['the figure', /NumberView-[^/]*\.js/, 'number,f', '>the sum<'],
  ['the small map', /Minimap-[^/]*\.js/, 'cell', '>M<'],
] as const) {
  test(`a picture that is asked for while ${part} is on its way waits for it`, { tag: '@chromium' }, async ({ page, openScene }) => {
    await openScene('#/lab?text=Martha');
    let arrive = () => {};
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(file, async (route) => {
      await held;
      await route.continue();
    });
    await go(page, `#/lab?text=Martha&depth=${depth}&unit=7`);
    await expect(page.locator('.stage-skeleton').filter({ visible: true })).not.toHaveCount(0);
    await askForPicture(page, 'picture SVG');
    arrive();
    const picture = await pictureAskedFor(page);
    expect(textOf(picture.address)).toContain(shown);
  });
}

test('the PNG has twice the pixels and the same marks as the SVG', async ({ page, openScene, freshPage }) => {
  await openScene('#/lab?text=Martha&depth=cell&unit=7&theme=dark');
  await expect(page.locator('.cell-equations')).toBeVisible();
  await expect(page.locator('.stage-skeleton')).toHaveCount(0);
  const [svg, png] = [await savedPicture(page, 'picture SVG'), await savedPicture(page, 'picture PNG, 2×')];
  const gallery = await freshPage();
  const size = {
    width: Number(/width="(\d+)"/.exec(textOf(svg.address))?.[1]),
    height: Number(/height="(\d+)"/.exec(textOf(svg.address))?.[1]),
  };
  await gallery.setViewportSize({ width: size.width * 2, height: size.height * 2 });
  await gallery.setContent(
    `<body style="margin:0">${textOf(svg.address).replace('<svg ', '<svg style="width:200vw;max-width:100%;height:auto" ')}</body>`,
  );
  await gallery.evaluate(() => document.fonts.ready);
  const drawn = `data:image/png;base64,${(await gallery.screenshot()).toString('base64')}`;
  expect(await differingShare(gallery, png.address, drawn)).toBeLessThan(0.02);
});

test('keys give more digits, which the link keeps, and the terms still add up', async ({ page, openScene, freshPage }) => {
  const hash = '#/lab?text=Martha&depth=number,f&unit=7&digits=15';
  const answer = await engineAnswerTo(hash);
  const value = valueOf(answer, { quantity: 'f', layer: 1, step: 4, unit: 7 });
  await openScene(hash);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(page.getByRole('combobox', { name: 'digits' })).toHaveValue('17');
  await expect(page.locator('.number-statement b')).toHaveText(formatNumber(value, 17));
  await page.getByRole('combobox', { name: 'Order of the terms' }).selectOption('in order');
  await expect(page).toHaveURL(/terms=place&digits=17/);
  const added = await page.locator('.number').evaluate((figure) => {
    const texts = (selector: string) => [...figure.querySelectorAll(selector)].map((mark) => mark.textContent ?? '');
    return { terms: texts('.number-row > .number-product'), total: texts('.number-total .number-result')[0] ?? '' };
  });
  const sum = added.terms.reduce((so, term) => so + Number(plainNumber(term)), 0);
  expect(Math.abs(sum - Number(plainNumber(added.total)))).toBeLessThan(1e-14);
  const fresh = await freshPage();
  await openScene(new URL(page.url()).hash, fresh);
  await expect(fresh.locator('.number-statement b')).toHaveText(formatNumber(value, 17));
  expect(Number(plainNumber(formatNumber(value, 17))), 'seventeen digits tell the very float').toBe(value);
});

test('a press keeps a value in sight; pins move by key and by hand, and can be undone', async ({ page, openScene }) => {
  const hash = '#/lab?text=Martha&step=2';
  const answer = await engineAnswerTo(hash);
  await openScene(hash);
  const pinned = page.getByRole('region', { name: 'Pinned values' });
  const lines = pinned.getByRole('listitem');
  const box = await page.locator('[data-cell="1.2"]').boundingBox();
  if (!box) throw new Error('The cell is not on the screen.');
  // The first strip is the forget gate, a third of the way down one of its units.
  await page.mouse.click(box.x + 14, box.y + box.height / 2);
  await expect(page).toHaveURL(/value=f/);
  const unit = Number(/unit=(\d+)/.exec(page.url())?.[1]);
  await page.mouse.move(5, 5);
  const value = valueOf(answer, { quantity: 'f', layer: 1, step: 2, unit });
  await expect(page.locator('.unrolled-readout')).toContainText(formatNumber(value, 5));
  await page.keyboard.press('k');
  await expect(lines).toHaveText([`forget gate, unit ${unit}, step 2 ‘a’${formatNumber(value)}`]);
  await page.mouse.move(box.x + 14, box.y + box.height / 2);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('k');
  await page.keyboard.press('b');
  await page.keyboard.press('k');
  await expect(lines).toHaveCount(3);
  const words = async () => (await lines.allTextContents()).map((text) => text.slice(0, 12));
  const before = await words();
  const grips = pinned.getByRole('button', { name: /^Move / });
  await grips.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(words).toEqual([before[1], before[0], before[2]]);
  await page.keyboard.press('Control+z');
  await expect.poll(words).toEqual(before);
  await grips.last().hover();
  await page.mouse.down();
  const first = await lines.first().boundingBox();
  await page.mouse.move((first?.x ?? 0) + 6, (first?.y ?? 0) + 4, { steps: 4 });
  await page.mouse.up();
  await expect.poll(words).toEqual([before[2], before[0], before[1]]);
  await expect(page).toHaveURL(/pin=1\.3\.f\.\d+\.backward;1\.2\.f\.\d+;1\.3\.f/);
});

test('who listens goes through the cells by time, then by layer', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab?sizes=16,16&text=Ada&step=2');
  await expect(page.locator('[data-cell]')).toHaveCount(8);
  const order = await page.locator('[data-cell]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-cell')));
  expect(order).toEqual(['1.0', '2.0', '1.1', '2.1', '1.2', '2.2', '1.3', '2.3']);
});

for (const [system, theme] of [
  ['dark', 'light'],
  ['light', 'dark'],
] as const) {
  test(`in forced colours a ${system} system leaves the figures of the ${theme} theme readable`, { tag: '@chromium' }, async ({
    page,
    openScene,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: system });
    await openScene(`#/lab?text=Ida&theme=${theme}`);
    const texts = page.locator('.stage-figure text, .panel-room text');
    await expect(texts.filter({ hasText: 'next' })).toBeVisible();
    const faint = await texts.evaluateAll((all) => {
      const light = (colour: string) => {
        const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((channel) => (Number(channel) / 255) ** 2.2);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const paperOf = (element: Element | null): string => {
        const colour = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
        return element && colour === 'rgba(0, 0, 0, 0)' ? paperOf(element.parentElement) : colour;
      };
      const contrast = (text: Element) => {
        const [ink, paper] = [light(getComputedStyle(text).fill), light(paperOf(text))];
        return Math.max(ink, paper) / Math.min(ink, paper);
      };
      return all.filter((text) => text.checkVisibility() && contrast(text) < 4.5).map((text) => text.textContent);
    });
    await page.emulateMedia({ forcedColors: null, colorScheme: null });
    expect(faint).toEqual([]);
  });
}

import { expect, type Page, test } from './fixtures';
import { differingShare, savedPicture, wordsOnStage } from './picture';

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
  readonly heatMaps: number;
  readonly title: string;
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
      heatMaps: file.querySelectorAll('image').length,
      title: file.querySelector('title')?.textContent ?? '',
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
    test.slow();
    const gallery = await freshPage();
    await gallery.setViewportSize({ width: 1280, height: 900 });
    await openScene(`#/lab?text=Martha&theme=${theme}`);
    for (const [rest, ready, heatMaps] of [
      ['direction=backward', '.gates', 2],
      ['depth=cell&unit=7', '.cell-equations', 1],
      ['depth=number,f&unit=7', '.number-statement', 0],
    ] as const) {
      await go(page, `#/lab?text=Martha&theme=${theme}&${rest}`);
      await expect(page.locator(ready)).toBeVisible();
      const { name, address } = await savedPicture(page, 'picture SVG');
      expect(name).toMatch(/^unrolled-lstm-32-Martha-(graph|cell|number)\.svg$/);
      const svg = textOf(address);
      const picture = await parse(gallery, svg);
      expect(picture.outside, 'no reference leaves the file').toEqual([]);
      expect(picture.faults, 'it is well formed and every look is a plain value').toBe(0);
      expect(picture.words).toEqual(await wordsOnStage(page));
      expect(picture.heatMaps).toBe(heatMaps);
      expect(picture.title).toMatch(/^Unrolled: Names, LSTM, layer 1/);
      const screen = await screenshotOfFigure(page);
      const drawn = await screenshotOfPicture(gallery, svg, screen, await scaleOf(page));
      expect(await differingShare(gallery, screen, drawn), `${rest}: share of pixels that differ`).toBeLessThan(0.012);
    }
  });
}

test('the PNG has twice the pixels and the same marks as the SVG', async ({ page, openScene, freshPage }) => {
  await openScene('#/lab?text=Martha&depth=cell&unit=7&theme=dark');
  await expect(page.locator('.cell-equations')).toBeVisible();
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
  expect(await differingShare(gallery, png.address, drawn)).toBeLessThan(0.012);
});

import { expect, type Page } from './fixtures';

interface SavedPicture {
  readonly name: string;
  readonly address: string;
}

/** Saves a picture of the stage by the menu and hands over what was saved: stock Firefox tells Playwright of no downloads. */
export async function savedPicture(page: Page, item: string): Promise<SavedPicture> {
  await askForPicture(page, item);
  return pictureAskedFor(page);
}

export async function askForPicture(page: Page, item: string): Promise<void> {
  await page.evaluate(() => {
    const kept = window as unknown as { saved?: { name: string; address: string } };
    delete kept.saved;
    let latest = new Blob();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => make((latest = blob as Blob));
    HTMLAnchorElement.prototype.click = function take(this: HTMLAnchorElement) {
      const reader = new FileReader();
      reader.addEventListener('load', () => (kept.saved = { name: this.download, address: reader.result as string }));
      reader.readAsDataURL(latest);
    };
  });
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await page.getByRole('button', { name: item, exact: true }).click();
}

export async function pictureAskedFor(page: Page): Promise<SavedPicture> {
  await expect.poll(() => page.evaluate(() => 'saved' in window)).toBe(true);
  return page.evaluate(() => (window as unknown as { saved: SavedPicture }).saved);
}

/** What the figures on the stage say, in the order of the page, without what only acts on the screen. */
export function wordsOnStage(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('button, select, .select, .text-field, .control-label, .visually-hidden, [data-screen-only], .segmented');
    const marks = [...document.querySelectorAll('.stage-figure-room svg text, .panel-room svg text')];
    return marks.filter(seen).map((mark) => mark.textContent ?? '');
  });
}

/** Share of the first picture's pixels that have nothing like them at their place in the second, give or take a pixel. */
export function differingShare(page: Page, first: string, second: string): Promise<number> {
  return page.evaluate(
    async (addresses) => {
      const [a, b] = await Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
          const context = canvas.getContext('2d');
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, canvas.width, canvas.height);
        }),
      );
      if (!a || !b || a.width !== b.width || a.height !== b.height)
        throw new Error(`${a?.width} × ${a?.height}, ${b?.width} × ${b?.height}`);
      const { width, height } = a;
      const apart = (k: number, other: number) =>
        [0, 1, 2].reduce((sum, channel) => sum + Math.abs((a.data[k + channel] ?? 0) - (b.data[other + channel] ?? 0)), 0);
      let different = 0;
      for (let y = 1; y < height - 1; y += 1) {
        for (let x = 1; x < width - 1; x += 1) {
          const k = 4 * (y * width + x);
          let nearest = apart(k, k);
          for (let near = 0; near < 9 && nearest > 120; near += 1) {
            nearest = Math.min(nearest, apart(k, k + 4 * ((Math.floor(near / 3) - 1) * width + (near % 3) - 1)));
          }
          if (nearest > 120) different += 1;
        }
      }
      return different / (width * height);
    },
    [first, second],
  );
}

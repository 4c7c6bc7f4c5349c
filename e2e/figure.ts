import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, TestInfo } from './fixtures';

const artifacts = fileURLToPath(new URL('../artifacts/', import.meta.url));

/** Keeps what a page shows, as a file of its own and beside the test. */
export async function pictureOf(page: Page, info: TestInfo, name: string): Promise<void> {
  const file = path.join(artifacts, `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  await info.attach(name, { path: file, contentType: 'image/png' });
}

/** What is wrong with what the stage shows: nothing drawn, labels that are cut off or lie on each other, a page that sticks out. */
export async function figureFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    /** Pixels that a label may stick out, or two may touch. */
    const slack = 3;
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    /** From the top of the tallest glyph to the bottom of the deepest: a middle dot takes little of its line. */
    const inkOf = (text: SVGTextElement, { top }: DOMRect) => {
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(text);
      const svg = text.ownerSVGElement;
      if (!pen || !svg) return { top, bottom: top };
      // Not from the matrix to the screen, in which Firefox leaves out what the page is scaled by.
      const scale = svg.getBoundingClientRect().width / svg.width.baseVal.value;
      pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      const { fontBoundingBoxAscent, actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(text.textContent ?? '');
      const baseline = top + fontBoundingBoxAscent * scale;
      return { top: baseline - actualBoundingBoxAscent * scale, bottom: baseline + actualBoundingBoxDescent * scale };
    };
    const isShown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    /** Heat maps are drawn on canvases: one that was never painted is transparent all over. Small, but not so that a single strip is lost. */
    const isPainted = (canvas: HTMLCanvasElement) => {
      const [width, height] = [96, 48];
      pen?.clearRect(0, 0, width, height);
      pen?.drawImage(canvas, 0, 0, width, height);
      return pen?.getImageData(0, 0, width, height).data.some((value, k) => k % 4 === 3 && value > 0) ?? false;
    };
    const faultsOf = (name: string, figure: Element | null, leastLabels: number): readonly string[] => {
      const room = figure?.getBoundingClientRect();
      if (!figure || !room || room.width < 100 || room.height < 40) return [`the ${name} has no room`];
      if (figure.querySelector('.stage-skeleton')) return [`the ${name} is on its way`];
      const labels = [...figure.querySelectorAll<SVGTextElement>('svg text')]
        .filter((text) => isShown(text) && text.textContent?.trim() !== '')
        .map((text) => {
          const box = text.getBoundingClientRect();
          return { words: text.textContent ?? '', box, ink: inkOf(text, box) };
        });
      const canvases = [...figure.querySelectorAll<HTMLCanvasElement>('canvas:not(.legend canvas)')].filter(
        (canvas) => isShown(canvas) && canvas.width > 0 && canvas.height > 0,
      );
      const marks = [...figure.querySelectorAll('svg path, svg rect')].filter(isShown).length + canvases.length;
      if (labels.length < leastLabels || marks < leastLabels) return [`the ${name} is blank`];
      const isCut = ({ left, right }: DOMRect, { top, bottom }: { readonly top: number; readonly bottom: number }) =>
        left < room.left - slack || right > room.right + slack || top < room.top - slack || bottom > room.bottom + slack;
      const cut = labels.filter(({ box, ink }) => isCut(box, ink)).map(({ words }) => `“${words}” is cut off`);
      const over = labels.flatMap(({ words, box, ink }, at) =>
        labels
          .slice(at + 1)
          .filter(
            ({ box: other, ink: others }) =>
              Math.min(box.right, other.right) - Math.max(box.left, other.left) > slack &&
              Math.min(ink.bottom, others.bottom) - Math.max(ink.top, others.top) > slack,
          )
          .map(({ words: under }) => `“${words}” lies on “${under}”`),
      );
      const unpainted = canvases.length > 0 && !canvases.some(isPainted) ? [`no heat map of the ${name} is painted`] : [];
      return [...cut, ...over, ...unpainted];
    };
    const panel = document.querySelector('.panel-room:not([hidden])');
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...faultsOf('figure', document.querySelector('.stage-figure'), 3),
      ...(panel ? faultsOf('panel', panel, 1) : []),
      ...(scrollWidth > clientWidth ? ['the page is wider than the screen'] : []),
    ];
  });
}

/** The smallest type in the figure and its panel, in pixels of a screen of 1920 × 1080: full screen is what the machine has. */
export async function smallestLabel(page: Page): Promise<number> {
  return page.evaluate(() => {
    const sizes = [...document.querySelectorAll<SVGTextElement>('.stage-figure svg text, .panel-room svg text')]
      .filter((text) => text.checkVisibility())
      .map((text) => {
        const svg = text.ownerSVGElement;
        const scale = svg ? svg.getBoundingClientRect().width / svg.width.baseVal.value : 1;
        return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      });
    return Math.min(...sizes) / Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
  });
}

/** The line under a projected stage: its type, and the height that it takes, in pixels of a screen of 1920 × 1080. */
export async function lineOnWall(page: Page): Promise<{ readonly fontPx: number; readonly heightPx: number }> {
  return page.locator('.present-line').evaluate((line) => {
    const scale = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
    return {
      fontPx: Number.parseFloat(getComputedStyle(line).fontSize) / scale,
      heightPx: Math.round(line.getBoundingClientRect().height / scale),
    };
  });
}

import type { Page } from './fixtures';
import { readBoxes } from './pageBoxes';
import { pageFaults } from './pageFaults';
import { showScene } from './showScene';

/** What the sweeps over the page's geometry look at, and how. */

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const phone: Screen = { width: 390, height: 844 };
export const laptop: Screen = { width: 1280, height: 720 };
export const desk: Screen = { width: 1920, height: 1080 };

export const letters = 'Maximilianwilhelmgottfriedjohannesbartholomewchristopheralexander';

/** A network of so many units in one layer, in the middle of a text of so many steps. */
export const sized = (steps: number, units: number) => `sizes=${units}&text=${letters.slice(0, steps - 1)}&step=${Math.floor(steps / 2)}`;

export const inBoth = (view: string) => [view, `${view}&direction=backward`];
export const figures = ['shares', 'reach', 'pairs', 'clipping'].map((figure) => `panel=gradients&figure=${figure}`);
/** What a view of the graph is on depends on the direction only where it shows values and gradients. */
export const graphs = [...inBoth('panel=none'), ...inBoth('panel=gates'), ...figures.map((figure) => `${figure}&direction=backward`)];
export const cellAndNumber = [...inBoth('depth=cell'), ...inBoth('depth=number,h&unit=5')];
export const matrices = [
  'depth=number,c&unit=5&number=product&weight=layer1.W.5',
  'depth=number,h&unit=5&number=product&direction=backward',
];
/** They show one step, however many there are. */
export const ofOneStep = ['depth=batch', ...matrices];

/** The laboratory with a network, in one view of it. */
export const linkTo = (network: string, view: string) => `#/lab?v=1&${network}&${view}`;

/** How often a page is looked at before what is wrong with it is believed. */
const looks = 20;

/** What is wrong with the page once it has come to rest: a slow browser may still be filling a room that it has just measured. */
async function faultsAtRest(page: Page, scrolls: boolean): Promise<readonly string[]> {
  let faults = pageFaults(await readBoxes(page), scrolls);
  for (let look = 1; look < looks && faults.length > 0; look++) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve, { timeout: 200 }))));
    faults = pageFaults(await readBoxes(page), scrolls);
  }
  return faults;
}

/** Everything that is wrong with one network on these screens in these views; the page shows it already. */
export async function faultsOf(
  page: Page,
  network: string,
  screens: readonly Screen[],
  views: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const screen of screens) {
    await page.setViewportSize(screen);
    // The page that was there is laid out for the new size in the frames after it, before what it shows is looked at.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    for (const view of views) {
      await showScene(page, linkTo(network, view));
      const faults = await faultsAtRest(page, screen === phone);
      found.push(...faults.map((fault) => `${screen.width} px, ${network}&${view}: ${fault}`));
    }
  }
  return found;
}

/** The same, from the network's own link on. */
export async function faultsFrom(
  page: Page,
  openScene: (hash: string) => Promise<void>,
  network: string,
  screens: readonly Screen[],
  views: readonly string[],
): Promise<readonly string[]> {
  // Anew for each: within the page, the network before it would stay on stage until the engine has answered.
  await openScene(linkTo(network, views[0] ?? ''));
  return faultsOf(page, network, screens, views);
}

import { expect, test, type Page } from './fixtures';
import { readBoxes } from './pageBoxes';
import { pageFaults } from './pageFaults';
import { showScene } from './showScene';

interface Screen {
  readonly width: number;
  readonly height: number;
}

const phone: Screen = { width: 390, height: 844 };
const laptop: Screen = { width: 1280, height: 720 };
const desk: Screen = { width: 1920, height: 1080 };

const letters = 'Maximilianwilhelmgottfriedjohannesbartholomewchristopheralexander';

/** A network of so many units in one layer, in the middle of a text of so many steps. */
const sized = (steps: number, units: number) => `sizes=${units}&text=${letters.slice(0, steps - 1)}&step=${Math.floor(steps / 2)}`;

const inBoth = (view: string) => [view, `${view}&direction=backward`];
const figures = ['shares', 'reach', 'pairs', 'clipping'].map((figure) => `panel=gradients&figure=${figure}`);
/** What a view of the graph is on depends on the direction only where it shows values and gradients. */
const graphs = [...inBoth('panel=none'), ...inBoth('panel=gates'), ...figures.map((figure) => `${figure}&direction=backward`)];
const cellAndNumber = [...inBoth('depth=cell'), ...inBoth('depth=number,h&unit=5')];
const matrices = ['depth=number,c&unit=5&number=product&weight=layer1.W.5', 'depth=number,h&unit=5&number=product&direction=backward'];
/** They show one step, however many there are. */
const ofOneStep = ['depth=batch', ...matrices];

/** Everything that is wrong with one network on these screens in these views. */
async function faultsOf(
  page: Page,
  openScene: (hash: string) => Promise<void>,
  network: string,
  screens: readonly Screen[],
  views: readonly string[],
): Promise<readonly string[]> {
  const link = (view: string) => `#/lab?v=1&${network}&${view}`;
  const found: string[] = [];
  await openScene(link(views[0] ?? ''));
  for (const screen of screens) {
    await page.setViewportSize(screen);
    for (const view of views) {
      await showScene(page, link(view));
      const faults = pageFaults(await readBoxes(page), screen === phone);
      found.push(...faults.map((fault) => `${screen.width} px, ${network}&${view}: ${fault}`));
    }
  }
  return found;
}

interface Story {
  readonly name: string;
  readonly networks: readonly string[];
  readonly views: readonly string[];
}

const long = letters.slice(0, 59);
const shapes = ['language&text=veintiuno&step=9', 'spelling&text=777&step=4', 'translation&text=nine%20hundred%20ninety-nine&step=27'];

const stories: readonly Story[] = [
  {
    name: 'whatever the shape of the sequences',
    networks: shapes.map((shape) => `task=${shape}`),
    views: [...graphs.slice(0, 5), ...cellAndNumber],
  },
  {
    name: 'in stacks of layers',
    networks: [`sizes=32,32&layer=2`, `sizes=8,8,8&text=${long}&step=30&layer=2`, 'sizes=32,32,32,32&layer=3'],
    views: [...graphs.slice(0, 5), ...inBoth('depth=cell')],
  },
  {
    name: 'side by side',
    networks: ['compare=lstm,gru', `compare=rnn,lstm,gru&text=${long}&step=30`, 'compare=rnn,peephole,gruAfter&text=Ma&step=1'],
    views: [...inBoth('panel=none'), ...inBoth('panel=gates')],
  },
  {
    name: 'in every cell',
    networks: ['cell=rnn', 'cell=peephole', 'cell=gru', 'cell=gruAfter&sizes=128'],
    views: ['panel=none', ...cellAndNumber],
  },
  {
    name: 'in every notation',
    networks: ['notation=lectureB', 'notation=pytorch&bias=two&cell=gruAfter', 'notation=keras'],
    views: ['panel=gates', ...cellAndNumber, 'depth=batch'],
  },
  {
    name: 'whatever the numbers',
    networks: [`gain=4&cell=rnn&text=${long}&step=30`, 'text=&step=0', 'cut=2&cost=2,4&text=M%C3%9Frth%C3%A9'],
    views: [...inBoth('panel=none'), 'panel=gradients&direction=backward', ...cellAndNumber],
  },
];

test.describe('nothing overlaps, is cut off or too small to read', { tag: '@chromium' }, () => {
  for (const units of [8, 32, 128]) {
    test(`with ${units} units and 3, 12 and 60 steps, at every depth, in both directions, with every panel`, async ({
      page,
      openScene,
    }) => {
      test.setTimeout(240_000);
      const found: string[] = [];
      for (const steps of [3, 12, 60]) {
        const views = [...graphs, ...cellAndNumber, ...(steps === 12 ? [...ofOneStep, 'panel=training'] : [])];
        found.push(...(await faultsOf(page, openScene, sized(steps, units), [phone, laptop, desk], views)));
      }
      expect(found).toEqual([]);
    });
  }

  for (const { name, networks, views } of stories) {
    test(name, async ({ page, openScene }) => {
      const found: string[] = [];
      for (const network of networks) found.push(...(await faultsOf(page, openScene, network, [phone, laptop], views)));
      expect(found).toEqual([]);
    });
  }
});

test('nothing overlaps, is cut off or too small to read at the extremes', async ({ page, openScene }) => {
  const views = ['panel=none', 'panel=gates&direction=backward', ...cellAndNumber, ...matrices];
  const found = [
    ...(await faultsOf(page, openScene, sized(3, 8), [desk], views)),
    ...(await faultsOf(page, openScene, sized(60, 128), [phone, laptop], views)),
    ...(await faultsOf(page, openScene, `${sized(60, 128)}&theme=projector`, [desk], views)),
    ...(await faultsOf(page, openScene, 'theme=projector&direction=backward', [laptop], [...figures, 'panel=training'])),
  ];
  expect(found).toEqual([]);
});

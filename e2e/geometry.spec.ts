import { expect, type Page, test } from './fixtures';
import { caseText, give, handed } from './handedFile';
import {
  cellAndNumber,
  desk,
  faultsFrom,
  faultsOf,
  figures,
  graphs,
  inBoth,
  laptop,
  letters,
  linkTo,
  matrices,
  ofOneStep,
  phone,
  sized,
} from './sweep';

interface Story {
  readonly name: string;
  readonly networks: readonly string[];
  readonly views: readonly string[];
}

const screens = [phone, laptop, desk];
/** What there is room for at 1280 px has more of it at 1920. */
const narrow = [phone, laptop];
const lengths = [3, 12, 60];
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
    views: ['panel=none', 'panel=prefixes', ...cellAndNumber],
  },
  {
    name: 'where the first letter is kept',
    networks: [
      'text=memory&step=3',
      `compare=rnn,lstm,gru&text=${long}&step=30`,
      'compare=rnn,peephole,gruAfter&gain=2&theme=projector',
    ].map((network) => `task=recall&cell=rnn&${network}`),
    views: inBoth('panel=memory'),
  },
  {
    name: 'of a series',
    networks: [
      'step=16&lines=naive,seasonal,linear',
      'text=12.5%20?%2099%20x&step=2',
      'text=&step=0',
      'compare=rnn,gru&theme=projector',
    ].map((network) => `task=births&cell=rnn&${network}`),
    views: ['panel=series', 'panel=series&series=ahead&lines=seasonal'],
  },
  {
    name: 'of words',
    networks: [
      'step=2',
      'text=the%20extraordinary%20harpooneers%20were%20watching%20it&step=3&cell=gru',
      'text=%F0%9F%98%80%20%3Cb%3E&step=1',
      'compare=rnn,gru&theme=projector',
      'theme=projector',
      'theme=projector&step=4',
    ].map((network) => `task=tags&${network}`),
    views: [...inBoth('panel=gates'), 'panel=training'],
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

/** Networks by each of the frameworks, with a value of theirs that a product is in. */
const files = [
  ['lstm-three-layers', 'c'],
  ['keras-gru-reset-after', 'n'],
  ['onnx-lstm-peephole', 'c'],
] as const;
/** All that a file's network can be looked at in: it has neither a mini-batch nor a training. Its layers are small. */
const viewsOfFile = (value: string) => [
  ...graphs,
  ...[...cellAndNumber, ...matrices].map((view) => view.replace('number,c', `number,${value}`).replace('unit=5', 'unit=1')),
];

/** Each view of a network on one of the narrow screens; the next network has it on the other. */
async function faultsByTurns(page: Page, network: string, at: number, views: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [turn, screen] of narrow.entries()) {
    const ofScreen = views.filter((_, index) => (index + at + turn) % narrow.length === 0);
    found.push(...(await faultsOf(page, network, [screen], ofScreen)));
  }
  return found;
}

test.describe('nothing overlaps, is cut off or too small to read', { tag: '@chromium' }, () => {
  for (const [row, units] of [8, 32, 128].entries()) {
    test(`with ${units} units and 3, 12 and 60 steps, at every depth, in both directions, with every panel`, async ({
      page,
      openScene,
    }) => {
      const found: string[] = [];
      for (const [column, steps] of lengths.entries()) {
        // A Latin square: every two of a number of units, a number of steps and a screen meet once, and a view meets each of them twice.
        const met = screens.filter((_, index) => (row + column + index) % screens.length === 0);
        const inTurn = [...graphs, ...cellAndNumber].filter((_, index) => (row + 2 * column + index) % screens.length !== 0);
        const views = [...inTurn, ...(steps === 12 ? [...ofOneStep, 'panel=training'] : ['panel=prefixes'])];
        found.push(...(await faultsFrom(page, openScene, sized(steps, units), met, views)));
      }
      expect(found).toEqual([]);
    });
  }

  for (const { name, networks, views } of stories) {
    test(name, async ({ page, openScene }) => {
      const found: string[] = [];
      for (const [at, network] of networks.entries()) {
        await openScene(linkTo(network, views[0] ?? ''));
        found.push(...(await faultsByTurns(page, network, at, views)));
      }
      expect(found).toEqual([]);
    });
  }

  for (const [at, [name, value]] of files.entries()) {
    test(`in the network of a file, ${name}`, async ({ page, openScene }) => {
      await openScene('#/lab');
      await give(page, handed(`${name}.json`, caseText(name)));
      await expect(page.getByText(/^Computed by /)).toBeVisible();
      await expect(page).toHaveURL(/weights=case,/);
      const [, network = ''] = page.url().split('#/lab?v=1&');
      expect(await faultsByTurns(page, network, at, viewsOfFile(value))).toEqual([]);
    });
  }
});

test('what a change by hand adds to panels, keys and rows overlaps nothing', { tag: '@chromium' }, async ({ page, openScene }) => {
  const changed = 'text=Martha&clamp=1.f.all.4-4:0&gain=2&set=layer1.W.3:1&unit=7';
  const views = [...inBoth('panel=gates'), ...inBoth('panel=gates&strips=values'), ...inBoth('panel=none&compare=rnn,lstm,gru')];
  const found = [
    ...(await faultsFrom(
      page,
      openScene,
      changed,
      [phone, laptop],
      [...views, 'panel=none&compare=rnn,lstm,gru&direction=backward&strips=values'],
    )),
    ...(await faultsFrom(page, openScene, `${changed}&theme=projector`, [laptop, desk], views)),
  ];
  expect(found).toEqual([]);
});

test('nothing overlaps, is cut off or too small to read at the extremes', async ({ page, openScene }) => {
  const views = ['panel=none', 'panel=gates&direction=backward', ...cellAndNumber, ...matrices];
  const found = [
    ...(await faultsFrom(page, openScene, sized(3, 8), [desk], views)),
    ...(await faultsFrom(page, openScene, sized(60, 128), [phone, laptop], views)),
    ...(await faultsFrom(page, openScene, `${sized(60, 128)}&theme=projector`, [desk], views)),
    ...(await faultsFrom(page, openScene, 'theme=projector&direction=backward', [laptop], [...figures, 'panel=training'])),
  ];
  expect(found).toEqual([]);
});

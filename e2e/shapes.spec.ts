import type { Answer } from '../src/store/run';
import { engineAnswerTo } from './engineScene';
import { engineValue, expectCell, expectGraph, expectNumber, type Spot } from './depthReading';
import { expect, test, type Page } from './fixtures';

interface Story {
  readonly task: 'language' | 'spelling' | 'translation';
  readonly text: string;
  /** A step of each kind of column. */
  readonly steps: readonly number[];
  readonly label: string;
  readonly says: RegExp;
}

const stories: readonly Story[] = [
  {
    task: 'language',
    text: 'veintiuno',
    steps: [9],
    label: 'A number word for the network to read',
    says: /all outputs are ignored but the last/,
  },
  {
    task: 'spelling',
    text: '256',
    steps: [0, 3],
    label: 'A number for the network to spell, 0 to 999',
    says: /‘two hundred fifty-six’, which is right/,
  },
  {
    task: 'translation',
    text: 'twenty-one',
    steps: [4, 13],
    label: 'An English number word for the network to translate',
    says: /‘einundzwanzig’, which is right/,
  },
];

/** Narrow columns, so that all steps are on the screen at once. */
const link = (story: Story, rest: string) => `#/lab?v=1&task=${story.task}&text=${story.text}&zoom=0.6&${rest}`;

const go = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash);

/** The state's number at one step, in both directions, at every depth. */
async function readDepths(page: Page, story: Story, step: number): Promise<void> {
  for (const direction of ['forward', 'backward'] as const) {
    const spot: Spot = { direction, step, layer: 1, unit: 5 };
    const at = (depth: string) => link(story, `step=${step}&unit=5&direction=${direction}&depth=${depth}`);
    const answer: Answer = await engineAnswerTo(at('graph'));
    await go(page, at('graph'));
    await expectStates(page, answer, direction);
    await go(page, at('cell'));
    await expectCell(page, answer, spot);
    await go(page, at('number,h'));
    await expectNumber(page, answer, 'h', spot);
    expect(Number.isFinite(engineValue(answer, 'h', spot))).toBe(true);
  }
}

async function expectStates(page: Page, answer: Answer, direction: 'forward' | 'backward'): Promise<void> {
  if (direction === 'forward') await expectGraph(page, answer, 'forward');
  else await expect(page.locator('[data-loss]')).toHaveCount(answer.columns.filter(({ output }) => output === 'used').length);
}

for (const story of stories) {
  test(`${story.task}: what the stage shows at every depth, forward and backward, is the engine’s`, async ({ page, openScene }) => {
    await openScene(link(story, 'step=1'));
    for (const step of story.steps) await readDepths(page, story, step);
  });

  test(`${story.task}: a student chooses it, reads what came of it and types something else`, { tag: '@chromium' }, async ({
    page,
    openScene,
    expectAccessible,
  }) => {
    await openScene('#/lab');
    await page.getByLabel('task').selectOption(story.task);
    await expect(page.getByLabel(story.label)).toHaveValue(story.text);
    await expect(page.getByLabel('The graph in words')).toContainText(story.says);
    await page.getByLabel(story.label).focus();
    await page.keyboard.press('End');
    await page.keyboard.type('%');
    await expect(page.locator('.name-note')).toContainText(/never saw ‘%’|no number from 0 to 999/);
    await expectAccessible();
  });
}

test('the context crosses from the encoder to the decoder, which reads what it said', async ({ page, openScene }) => {
  const hash = '#/lab?v=1&task=translation&step=12&zoom=0.6';
  const answer = await engineAnswerTo(hash);
  await openScene(hash);
  await expect(page.locator('.unrolled-crossing')).toContainText('context: h, C');
  await expect(page.locator('.unrolled-read-own')).toHaveCount(answer.columns.filter(({ own }) => own).length);
  await expect(page.locator('.unrolled-best')).toHaveCount(answer.columns.filter(({ output }) => output === 'used').length);
});

import { expect, type Locator, type Page, test } from './fixtures';
import { single } from './quizPage';

/** What is pressed by key may come to its end or vanish: the focus stays with the learner, and the next key is not the whole page's. */

const figure = (page: Page) => page.getByRole('region', { name: 'Figure', exact: true });
const depth = (page: Page, kind: string) => expect(figure(page)).toHaveAttribute('data-depth', kind);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const words = (page: Page) => page.getByRole('complementary', { name: 'Words' });

/** Neither key that presses does anything: it leads nowhere else, and nothing plays. */
async function expectNothingOf(page: Page, focused: Locator): Promise<void> {
  const kind = await page.locator('[data-depth]').getAttribute('data-depth');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(focused).toBeFocused();
  await depth(page, kind ?? '');
  await expect(button(page, 'Play')).toBeVisible();
}

/** Presses a button that comes to its end with it, and once more with each key that would then be the page's. */
async function pressToItsEnd(page: Page, name: string): Promise<void> {
  await expect(button(page, name)).toBeEnabled();
  await button(page, name).press('Enter');
  await expect(button(page, name)).toBeDisabled();
  await expect(button(page, name)).toBeFocused();
  await expectNothingOf(page, button(page, name));
}

/** The buttons are one control: one of those on the stage and one of a chapter are asked of every browser, and two of what may vanish. */
const everywhere: readonly string[] = ['Next step', 'next', 'a weight is closed', 'a crumb leads out'];
const tagOf = (name: string): string[] => (everywhere.includes(name) ? [] : ['@chromium']);

for (const { name, hash } of [
  { name: 'Previous step', hash: '#/lab?text=Ida&step=1' },
  { name: 'Next step', hash: '#/lab?text=Ida&step=2' },
  { name: 'Previous unit', hash: '#/lab?text=Ida&sizes=8&depth=cell&unit=1' },
  { name: 'Next unit', hash: '#/lab?text=Ida&sizes=8&depth=cell&unit=6' },
  { name: 'Previous entry', hash: '#/lab?text=Ida&sizes=8&depth=number,f&unit=1' },
  { name: 'Next entry', hash: '#/lab?text=Ida&sizes=8&depth=number,f&unit=6' },
  { name: 'A row back', hash: '#/lab?text=Ida&sizes=8&depth=number,f&unit=1&number=product&taken=1' },
  { name: 'A row on', hash: '#/lab?text=Ida&sizes=8&depth=number,f&unit=1&number=product&taken=9' },
  { name: 'fewer: sequences in the batch', hash: '#/lab?text=Ida&depth=batch&batch=2,both' },
  { name: 'back', hash: '#/chapter/lstm/two-states?v=1&reading=steps' },
  { name: 'next', hash: '#/chapter/lstm/side-by-side?v=1&reading=steps' },
]) {
  test(`at its end a button keeps the focus and does nothing: ${name}`, { tag: tagOf(name) }, async ({ page, openScene }) => {
    await openScene(hash);
    await pressToItsEnd(page, name);
  });
}

test('undo and redo keep the focus at the ends of what was done', async ({ page, openScene }) => {
  await openScene('#/lab?text=Ida&step=1');
  await page.keyboard.press('b');
  await pressToItsEnd(page, 'Undo');
  await pressToItsEnd(page, 'Redo');
});

test('a training that is started in a field leaves the focus there, and its settings as they are', async ({ page, openScene }) => {
  await openScene('#/lab?panel=training&text=Ida&sizes=8&cell=gru');
  const updates = page.getByRole('textbox', { name: 'updates' });
  await updates.press('ControlOrMeta+a');
  await updates.pressSequentially('20000');
  await page.keyboard.press('Enter');
  await expect(button(page, 'Pause')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Settings of the training' })).toBeDisabled();
  await expect(page.getByRole('combobox', { name: 'units' })).toBeDisabled();
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(updates).toBeFocused();
  await expect(updates).toHaveValue('20000');
  await depth(page, 'graph');
  await button(page, 'Stop').press('Enter');
  await expect(button(page, 'Reset')).toBeFocused();
});

interface Case {
  readonly name: string;
  readonly hash: string;
  readonly pressed: (page: Page) => Locator;
  readonly place: (page: Page) => Locator;
  /** The depth that is then in view. */
  readonly kind: 'graph' | 'cell' | 'number';
}

const weight = '#/lab?text=Ida&depth=number,f&unit=0&weight=layer1.W.0&set=layer1.W.0:1';
const vanishing: readonly Case[] = [
  {
    name: 'a weight is closed',
    hash: weight,
    pressed: (page) => button(page, 'Close this weight'),
    place: words,
    kind: 'number',
  },
  {
    name: 'a weight is as learnt',
    hash: weight,
    pressed: (page) => button(page, 'as learnt'),
    place: (page) => page.getByRole('region', { name: /^Weight / }),
    kind: 'number',
  },
  {
    name: 'all is as learnt',
    hash: '#/lab?text=Martha&clamp=1.f.all.4-4:0',
    pressed: (page) => button(page, 'back to as learnt'),
    place: words,
    kind: 'graph',
  },
  {
    name: 'a pin of several is taken off',
    hash: '#/lab?text=Ida&pin=1.2.f.7;1.2.c.7',
    pressed: (page) => button(page, /^Unpin f/),
    place: (page) => region(page, 'Pinned values'),
    kind: 'graph',
  },
  {
    name: 'the last pin is taken off',
    hash: '#/lab?text=Ida&pin=1.2.f.7',
    pressed: (page) => button(page, /^Unpin f/),
    place: words,
    kind: 'graph',
  },
  {
    name: 'a crumb leads out',
    hash: '#/lab?text=Martha&step=4&depth=cell',
    pressed: (page) => page.getByRole('navigation', { name: 'Where you are' }).getByRole('button', { name: 'layer 1' }),
    place: (page) => page.getByRole('navigation', { name: 'Where you are' }),
    kind: 'graph',
  },
];

for (const { name, hash, pressed, place, kind } of vanishing) {
  test(`where ${name}, the focus goes to what stood around, without a ring for a pointer`, { tag: tagOf(name) }, async ({
    page,
    openScene,
  }) => {
    await openScene(hash);
    await pressed(page).press('Enter');
    await expect(place(page)).toBeFocused();
    await depth(page, kind);
    await expectNothingOf(page, place(page));
    await page.keyboard.press('Tab');
    await expect(place(page).locator(':focus')).toHaveCount(1);
    await openScene(hash);
    await pressed(page).click();
    await expect(pressed(page)).toHaveCount(0);
    await expect(page.locator(':focus-visible')).toHaveCount(0);
  });
}

test('a notice that is dismissed leaves the focus to the figure, where Enter leads in', async ({ page, openScene }) => {
  await openScene('#/lab?text=Ida&cell=none');
  await button(page, 'Dismiss').press('Enter');
  await expect(figure(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await depth(page, 'cell');
});

test('words of a depth that is left by key leave the focus to the words', async ({ page, openScene }) => {
  await openScene('#/lab?text=Ida&depth=cell&unit=1');
  await button(page, 'Next unit').press('Escape');
  await depth(page, 'graph');
  await expect(words(page)).toBeFocused();
});

test('an answer that is given by key leaves the focus at the question whose choices it closes', async ({ page, openScene }) => {
  await openScene(single({ kind: 'sequenceShape', difficulty: 1, seed: 1 }));
  await page.getByRole('radio').first().press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio').first()).toBeDisabled();
  await expect(page.getByRole('article')).toBeFocused();
});

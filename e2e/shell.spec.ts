import { expect, type Locator, type Page, test } from './fixtures';

const slider = (page: Page) => page.getByRole('slider', { name: 'Time step' });
const nameLine = (page: Page) => page.getByRole('textbox', { name: 'A name for the network to read' });
const crumbs = (page: Page) => page.getByRole('navigation', { name: 'Where you are' });

/** Types as a person does, over what stands there. */
async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.selectText();
  await (text === '' ? field.press('Delete') : field.pressSequentially(text));
}

/** Sets a whole text at once, as pasting does. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((element: HTMLInputElement, value) => {
    // Past the framework's own setter, so that it takes the change for the learner's.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, value);
    element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}

test('a student types a name and the stage reads it to its last letter', async ({ page, openScene }) => {
  await openScene('#/lab');
  await type(nameLine(page), 'Emma');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'step 4 of 4, ‘a’');
  await expect(page.getByTestId('announcer')).toContainText('After ‘Emma’ the network expects');
  await expect(page).toHaveURL(/text=Emma/);
});

test('the keyboard alone steps, plays, goes in and out and turns round', async ({ page, openScene }) => {
  await openScene('#/lab?text=Martha&step=2');
  await page.keyboard.press('ArrowRight');
  await expect(slider(page)).toHaveValue('3');
  await page.keyboard.press('Home');
  await expect(slider(page)).toHaveValue('0');
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveValue('6');
  await page.keyboard.press('Enter');
  await expect(crumbs(page)).toContainText('step 6 ‘a’');
  await page.keyboard.press('Enter');
  await expect(crumbs(page)).toContainText('hidden state');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(crumbs(page)).not.toContainText('step');
  await page.keyboard.press('b');
  await expect(page.getByRole('radio', { name: 'backward' })).toBeChecked();
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(slider(page)).toHaveValue('5');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('what has played to its end stands where it is put, until it is played again', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab?text=Al&step=1');
  await page.keyboard.press(' ');
  await expect(slider(page)).toHaveValue('2');
  await slider(page).press('Home');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(slider(page)).toHaveValue('0');
});

test('the contents are found from every depth', { tag: '@chromium' }, async ({ page, openScene }) => {
  for (const depth of ['graph', 'cell', 'number,h', 'batch']) {
    await openScene(`#/lab?depth=${depth}`);
    await page.getByRole('link', { name: 'Chapters' }).click();
    await expect(page.getByRole('link', { name: /^10 ?The LSTM/ }), depth).toBeVisible();
  }
});

test('a choice by pointer leaves the arrow keys to the stage', async ({ page, openScene }) => {
  await openScene('#/lab?text=Anna&step=2');
  await page.getByRole('radio', { name: 'backward' }).click();
  await page.getByRole('tab', { name: 'training' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(slider(page)).toHaveValue('3');
  await expect(page.getByRole('radio', { name: 'backward' })).toBeChecked();
});

test('a chapter opens from the contents where it begins, and as a link', async ({ page, openScene }) => {
  await openScene();
  await page.getByRole('link', { name: /^10 ?The LSTM/ }).click();
  const words = page.getByRole('complementary', { name: 'Words' });
  await expect(words.getByText('Chapter 10', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/#\/chapter\/lstm\/[\w-]+$/);
  const headline = await words.getByRole('heading', { level: 1 }).textContent();
  await openScene(new URL(page.url()).hash);
  await expect(words.getByRole('heading', { level: 1 })).toHaveText(headline ?? '');
});

test('undo and redo bring back what was chosen', async ({ page, openScene }) => {
  await openScene('#/lab');
  await page.getByLabel('read by').selectOption('gru');
  await expect(crumbs(page)).toContainText('GRU');
  await page.keyboard.press('Escape');
  await page.locator('body').press('Control+z');
  await expect(crumbs(page)).toContainText('LSTM');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(crumbs(page)).toContainText('GRU');
});

test('a crumb goes out to what it names', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab?text=Martha&step=4&depth=number,f&unit=7');
  await expect(crumbs(page)).toContainText('forget gate');
  await crumbs(page).getByRole('button', { name: 'step 4 ‘t’' }).click();
  await expect(page).toHaveURL(/depth=cell/);
  await crumbs(page).getByRole('button', { name: 'layer 1' }).click();
  await expect(page).not.toHaveURL(/depth=/);
});

test('ten thousand characters are read as far as the stage goes, and none is lost', async ({ page, openScene }) => {
  await openScene('#/lab');
  const long = 'anna'.repeat(2500);
  await paste(nameLine(page), long);
  await expect(page.getByText(/The stage reads the first 400 of 10.000 characters; the rest waits/)).toBeVisible();
  await expect(nameLine(page)).toHaveValue(long);
  await expect(slider(page)).toHaveAttribute('max', '400');
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await page.keyboard.press('p');
  await expect(nameLine(page)).toHaveValue(long);
});

test('signs that the model never saw are shown and explained', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab');
  await type(nameLine(page), 'Zo7');
  await expect(page.getByText('The model never saw ‘7’: there it reads zeros.')).toBeVisible();
});

test('an empty text is a beginning, not a fault', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab');
  await type(nameLine(page), '');
  await expect(page.getByText(/has read only its start mark/)).toBeVisible();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'step 0 of 0, ‘·’');
});

test('the link to the screen is copied and opens the same screen', { tag: '@chromium' }, async ({
  page,
  context,
  openScene,
  freshPage,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openScene('#/lab?text=Otto&cell=gru&step=3&direction=backward');
  await page.getByRole('button', { name: 'share' }).click();
  await expect(page.getByText('link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const fresh = await freshPage();
  await fresh.goto(link);
  await expect(nameLine(fresh)).toHaveValue('Otto');
  await expect(slider(fresh)).toHaveValue('3');
  await expect(fresh.getByRole('radio', { name: 'backward' })).toBeChecked();
});

test('the keys are listed under ?', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toContainText('backward: gradients');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('what lies over the page has the keys to itself: the stage stays where it is', async ({ page, openScene }) => {
  await openScene('#/lab?text=Martha&step=1');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/step=2/);
  const menu = page.getByRole('group', { name: 'Download' });
  await page.getByRole('button', { name: 'Download' }).click();
  await expect(menu).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/step=3/);
});

test('an instructor presents: headline, stage and one line, driven by a clicker', { tag: '@chromium' }, async ({ page, openScene }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openScene('#/lab?text=Martha&step=1&presenting=true');
  await expect(page.getByRole('heading', { name: 'A name, read by an LSTM' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  const line = page.locator('.present-line');
  await page.keyboard.press('PageDown');
  await expect(line).toContainText('After ‘Ma’');
  const size = await line.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThanOrEqual(28);
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Show the screen again' }).click();
  await expect(line).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('a network that cannot be loaded is said in words, and can be tried again @chromium', async ({ page, baseURL, complaints }) => {
  await page.route('**/models/*.safetensors', (route) => route.fulfill({ status: 503, body: '' }));
  await page.goto(`${baseURL}#/lab`);
  const alert = page.getByRole('alert');
  await expect(alert).toBeVisible();
  await page.unroute('**/models/*.safetensors');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
  await expect(page.getByTestId('announcer')).toContainText('Step');
  // The refused request itself is what this test is about.
  expect(complaints.filter((complaint) => !complaint.includes('503'))).toEqual([]);
  complaints.length = 0;
});

test('a network is trained, paused, taken back to its first update and gone on with', async ({ page, openScene }) => {
  await openScene('#/lab?panel=training');
  await type(page.getByRole('textbox', { name: 'updates' }), '200');
  await page.getByRole('combobox', { name: 'units' }).selectOption('8');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText(/^Finished at update 200 of 200/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'invents at 200' })).toBeVisible();
  const clock = page.getByRole('slider', { name: 'Update whose network is on the stage' });
  await clock.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('heading', { name: 'invents at 0' })).toBeVisible();
  await expect(page).toHaveURL(/weights=1,0,0\.01/);
  await page.getByRole('button', { name: 'as a table' }).last().click();
  await expect(page.getByRole('dialog').getByRole('row')).not.toHaveCount(1);
});

test('settings that cannot be trained say so beside the field', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene('#/lab?panel=training');
  await type(page.getByLabel('learning rate'), 'fast');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByLabel('learning rate')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/^above 0/)).toBeVisible();
});

for (const [width, height] of [
  [390, 844],
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`the shell fits at ${width} × ${height}: nothing sticks out, the stage stays in view`, async ({ page, openScene }) => {
    await page.setViewportSize({ width, height });
    await openScene();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.mouse.move(width / 2, height - 20);
    await page.mouse.wheel(0, 600);
    const figure = page.getByRole('region', { name: 'Figure' });
    await expect(figure).toBeInViewport({ ratio: 0.9 });
  });
}

const laptop = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
const screens = [
  { name: 'the first screen', hash: '#/', viewport: laptop, key: null },
  { name: 'training', hash: '#/lab?panel=training', viewport: laptop, key: null },
  { name: 'a phone', hash: '#/lab', viewport: phone, key: null },
  { name: 'the list of keys', hash: '#/', viewport: laptop, key: '?' },
];

for (const theme of ['light', 'dark', 'projector']) {
  for (const { name, hash, viewport, key } of screens) {
    test(`axe finds nothing on ${name} in the ${theme} theme`, { tag: '@chromium' }, async ({ page, openScene, expectAccessible }) => {
      await page.setViewportSize(viewport);
      await openScene(`${hash}${hash.includes('?') ? '&' : '?'}theme=${theme}`);
      if (key) await page.keyboard.press(key);
      await expectAccessible();
    });
  }
}

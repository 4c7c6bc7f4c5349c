import { expect, type Locator, test } from './fixtures';

async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.selectText();
  await field.pressSequentially(text);
}

test('what is typed while a network is trained is undone alone, and its training is not said to be another task’s', {
  tag: '@chromium',
}, async ({ page, openScene }) => {
  await openScene('#/lab?panel=training&text=Ida&sizes=8&cell=gru');
  await type(page.getByRole('textbox', { name: 'updates' }), '20000');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const nameLine = page.getByRole('textbox', { name: 'A name for the network to read' });
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText(/Training, update [1-9]/);
  await type(nameLine, 'berta');
  await nameLine.blur();
  await page.keyboard.press('Control+z');
  await expect(nameLine).toHaveValue('Ida');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('slider', { name: 'Update whose network is on the stage' })).not.toHaveAttribute('aria-valuetext', /another/);
  await page.getByLabel('task').selectOption('births');
  await expect(panel).toContainText(/A training of names is paused: update .* of 20.000\./);
  await expect(page.getByRole('heading', { name: /invents at/ })).toHaveCount(0);
  await page.getByLabel('task').selectOption('names');
  await expect(panel).toContainText('Paused at update');
  await expect(page.getByRole('combobox', { name: 'units' })).toHaveValue('8');
  await page.getByLabel('task').selectOption('births');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(panel).not.toContainText('A training of names');
  await page.getByLabel('task').selectOption('names');
  await expect(panel).toContainText('Stopped at update');
  await page.getByRole('combobox', { name: 'units' }).selectOption('32');
  await expect(panel).toContainText('on held-out names');
  await page.getByRole('combobox', { name: 'units' }).selectOption('8');
  await expect(panel).toContainText('Stopped at update');
});

test('a task chosen before a training has begun to learn stays on the stage, and undo leads back to the training', {
  tag: '@chromium',
}, async ({ page, openScene }) => {
  await openScene('#/lab?panel=training&text=Ida&sizes=8&cell=gru');
  await type(page.getByRole('textbox', { name: 'updates' }), '20000');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByLabel('task').selectOption('births');
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText(/A training of names goes on: update [1-9]/);
  await expect(page.getByLabel('task')).toHaveValue('births');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(panel).toContainText(/Training, update [1-9]/);
  await expect(page).toHaveURL(/text=Ida/);
  await page.getByRole('button', { name: 'Stop' }).click();
});

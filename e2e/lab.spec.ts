import { expect, test } from './fixtures';

test('the lab is as it was left after a chapter, and takes along what the chapter has on stage only when asked', async ({
  page,
  openScene,
}) => {
  const nameLine = page.getByRole('textbox', { name: 'A name for the network to read' });
  const toLab = page.getByRole('link', { name: 'Lab', exact: true });
  await openScene('#/lab?cell=gru&text=Berta&step=2&clamp=1.z.all.1-2:0');
  await expect(nameLine).toHaveValue('Berta');
  await page.getByRole('link', { name: 'Chapters' }).click();
  await page.getByRole('link', { name: /^10 ?The LSTM/ }).click();
  await expect(page).toHaveURL(/chapter\/lstm/);
  await expect(nameLine).toHaveValue('Martha');
  await page.getByLabel('Theme').selectOption('dark');
  await toLab.click();
  await expect(page).toHaveURL(/lab\?.*cell=gru&text=Berta&step=2&clamp=1\.z\.all\.1-2:0&theme=dark$/);
  await page.goBack();
  await expect(page).toHaveURL(/chapter\/lstm/);
  await expect(nameLine).toHaveValue('Martha');
  await page.goForward();
  await expect(nameLine).toHaveValue('Berta');
  await page.goBack();
  await page.getByRole('button', { name: 'to the Lab' }).click();
  await expect(page).toHaveURL(/#\/lab/);
  await expect(nameLine).toHaveValue('Martha');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(/chapter\/lstm/);
  await page.reload();
  await toLab.click();
  await expect(nameLine).toHaveValue('Berta');
  await expect(page).toHaveURL(/clamp=1\.z\.all\.1-2:0&theme=dark$/);
});

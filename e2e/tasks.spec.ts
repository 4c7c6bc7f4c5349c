import { readFileSync } from 'node:fs';
import { loadSamples } from '../src/data/samples';
import type { TaskName } from '../src/data/task';
import { taskNames, tasks } from '../src/data/tasks';
import { taskWords } from '../src/data/taskWords';
import { nextSample } from '../src/store/samples';
import { describeHead } from '../src/views/unrolled/compare/compare.describe';
import { gradientNorms } from '../src/views/unrolled/compare/states';
import { curveNames, formatLoss } from '../src/views/training/training.describe';
import { formatNumber } from '../src/ui/format';
import type { CellChoice } from '../src/store/scene';
import type { ModelFacts } from '../src/store/modelFacts';
import { usualPace } from '../src/store/shipped';
import { saidBy } from '../src/store/columnWords';
import { readScene } from '../src/store/sceneUrl';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';

const facts = JSON.parse(readFileSync(new URL('../public/models/models.json', import.meta.url), 'utf8')) as ModelFacts;
const words = (page: Page) => page.getByLabel('The graph in words');
const cells: readonly CellChoice[] = ['rnn', 'lstm', 'gru'];

/** What differs between tasks is the words’ and the engine’s: one of them is trained in every browser. */
const tagOf = (task: TaskName): string[] => (task === 'translation' ? [] : ['@chromium']);

for (const task of taskNames) {
  const { field, example } = taskWords[task];

  test(`${task}: a student asks for another example, and the words say that no network trained on it and what came of it`, {
    tag: '@chromium',
  }, async ({ page, openScene }) => {
    const link = `#/lab?v=1&task=${task}`;
    await openScene(link);
    const { text = '', step = 0 } = nextSample(readScene(link).scene, await loadSamples(task));
    await page.getByRole('button', { name: `another ${example}` }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(field)).toHaveValue(text);
    await expect(words(page)).toContainText(`The network never trained on this ${example}.`);
    const answer = await engineAnswerTo(`${link}&text=${encodeURIComponent(text)}&step=${step}`);
    const outcome = tasks[task].shape === 'manyToMany' ? /is the right one at \d+ of \d+ steps/ : `It says ‘${saidBy(answer)}’`;
    await expect(words(page)).toContainText(outcome);
    if (answer.key && tasks[task].shape !== 'manyToMany') await expect(words(page)).toContainText(/which is right|right is ‘/);
    await page.keyboard.press('Control+z');
    await expect(page.getByLabel(field)).toHaveValue(tasks[task].sample.text);
    await page.keyboard.press('e');
    await expect(page.getByLabel(field)).toHaveValue(text);
  });

  test(`${task}: whatever is pasted stays in the line, and a sentence beside it says what is read of it`, { tag: '@chromium' }, async ({
    page,
    openScene,
  }) => {
    await openScene(`#/lab?v=1&task=${task}&panel=none`);
    const line = page.getByLabel(field);
    const note = page.locator('.name-note');
    for (const text of ['<img src=x>7', '😀', '3.5', 'é7'.repeat(5000)]) {
      await line.focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
      await expect(note).toContainText(
        /never saw ‘|no number from 0 to 999|what is beyond reads as the nearest|sign for all other rare words|the first 400 of 10\s000 characters/,
      );
      await expect(line).toHaveValue(text);
    }
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(note).toHaveText(taskWords[task].empty);
    await page.keyboard.insertText(tasks[task].sample.text.toUpperCase());
    await expect(note).toHaveText('');
    await expect(words(page)).toContainText(tasks[task].shape === 'manyToMany' ? /right one at \d+ of \d+ steps/ : /which is right/);
  });
}

for (const task of ['language', 'spelling', 'translation', 'recall'] as const) {
  test(`${task}: three cells side by side show their own engine’s answers, forward and backward`, { tag: '@chromium' }, async ({
    page,
    openScene,
  }) => {
    const link = `#/lab?v=1&task=${task}&step=2`;
    await openScene(`${link}&compare=${cells.join(',')}`);
    const answers = await Promise.all(cells.map((cell) => engineAnswerTo(`${link}&cell=${cell}`)));
    const beside = page.getByRole('complementary', { name: 'Words' });
    for (const [index, answer] of answers.entries()) {
      const [score = ''] = describeHead(answer, null).split(' · held-out');
      for (const part of score.split(' · ')) await expect(page.locator(`[data-row="${cells[index]}"]`)).toContainText(part);
      await expect(beside).toContainText(`‘${saidBy(answer)}’`);
    }
    await page.getByRole('radio', { name: 'backward' }).check({ force: true });
    for (const answer of answers) {
      await expect(beside).toContainText(`‖∂L/∂h‖ = ${formatNumber(gradientNorms(answer, 1, 'h')[2] ?? Number.NaN)}`);
    }
  });
}

for (const task of ['language', 'spelling', 'translation', 'onTheFly', 'recall', 'tags'] as const) {
  test(`${task}: a student trains a small network at its usual pace, and sees its answers beside what counting reaches`, {
    tag: tagOf(task),
  }, async ({ page, openScene }) => {
    await openScene(`#/lab?v=1&task=${task}&sizes=8&cell=gru&panel=training`);
    await expect(page.getByLabel('learning rate')).toHaveValue(String(usualPace({ task, cell: 'gru' }).learningRate));
    await page.getByRole('textbox', { name: 'updates' }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('60');
    await page.getByRole('button', { name: 'Train', exact: true }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('tabpanel');
    await expect(panel).toContainText(/Finished at update 60 of 60\. On what is held out/);
    await expect(panel.getByRole('listitem').first()).toHaveText(/^[✓✗] .+ → /);
    for (const { name, heldOutLoss } of facts.baselines[task]) {
      await expect(panel.getByRole('img')).toContainText(`${curveNames[name]} ${formatLoss(heldOutLoss)}`);
    }
    await expect(words(page)).not.toContainText('has not been trained yet');
  });
}

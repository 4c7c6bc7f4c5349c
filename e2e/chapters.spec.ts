import type { Fact, Lesson, LessonStep } from '../src/lessons/lesson';
import { shapesLesson } from '../src/lessons/05-shapes/lesson';
import { lstmLesson } from '../src/lessons/10-lstm/lesson';
import { peepholeLesson } from '../src/lessons/11-peephole/lesson';
import { lessons } from '../src/lessons/registry';
import { answerOf, sceneOf } from '../test/lessons/lessonAnswer';
import { accessibilityFaults } from './accessibility';
import { expect, type Page, test } from './fixtures';
import { figureFaults, lineOnWall, pictureOf, smallestLabel } from './figure';
import { asPages, firstOf, head, linkOf, scrollTo, section } from './lessonPage';

/** What the engine in Node computes for a step. */
interface Expected {
  readonly check: Fact;
  readonly line: Fact;
  readonly question: { readonly text: string; readonly choice: string; readonly reveal: Fact } | null;
}

function expectedOf(lesson: Lesson, step: LessonStep): Expected {
  const scene = sceneOf(lesson, step);
  const answer = answerOf(scene);
  const { prediction } = step;
  const choice = prediction?.choices[prediction.outcome(answer, scene) ?? -1] ?? '';
  return {
    check: step.check(answer, scene),
    line: step.line(answer, scene),
    question: prediction ? { text: prediction.question, choice, reveal: prediction.reveal(answer, scene) } : null,
  };
}

/** A picture of every step, in artifacts/, for whoever wants to look at them all. */
const arePicturesWanted = process.env.UNROLLED_PICTURES !== undefined;

/** The column is the same in all chapters: it is scrolled through in those that have all that can stand in it. */
const scrolled: readonly Lesson[] = [shapesLesson, lstmLesson];
/** The keys are the same in all chapters: one of the shortest is read by them. */
const readByKeys = peepholeLesson;

const words = (page: Page) => page.getByRole('article');
const press = (page: Page) => (choice: string) => page.getByRole('radio', { name: choice, exact: true }).check();

async function expectFigure(page: Page, step: LessonStep): Promise<void> {
  await expect(page.getByRole('region', { name: 'Figure' })).toHaveAttribute('aria-busy', 'false');
  await expect.poll(() => figureFaults(page), { message: `the figure of “${step.title}” is whole` }).toEqual([]);
}

/** The page of a step: its title, its question answered as the engine decides, its words with the engine's numbers, its figure. */
async function expectPage(page: Page, lesson: Lesson, step: LessonStep, choose: (choice: string) => Promise<void>): Promise<void> {
  const { check, question } = expectedOf(lesson, step);
  await expect(head(page)).toHaveText(step.asks ?? step.title);
  if (question) {
    await choose(question.choice);
    await expect(head(page)).toHaveText(step.title);
    await expect(words(page).locator('.lesson-reveal')).toContainText('As you said.');
    await expect(words(page)).toContainText(question.reveal.text);
  }
  await expect(words(page).locator('.lesson-fact').getByText(check.text, { exact: true }).last()).toBeVisible();
  await expectFigure(page, step);
}

/** By keys alone: Tab to the question, arrows to the answer. */
async function tabTo(page: Page, choice: string): Promise<void> {
  const wanted = page.getByRole('radio', { name: choice, exact: true });
  const group = await wanted.getAttribute('name');
  const isThere = () => page.evaluate((name) => document.activeElement?.getAttribute('name') === name, group);
  const isFocused = () => wanted.evaluate((input) => input === document.activeElement);
  await page.keyboard.press('Escape');
  while (!(await isThere())) await page.keyboard.press('Tab');
  while (!(await isFocused())) await page.keyboard.press('ArrowDown');
  await expect(wanted).not.toBeChecked();
  await page.keyboard.press(' ');
  await expect(wanted).toBeChecked();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}

/** One whole chapter each way in every browser. */
const tagOf = (lesson: Lesson, everywhere: Lesson): string[] => (lesson === everywhere ? [] : ['@chromium']);

for (const lesson of scrolled) {
  test(`a reader scrolls through chapter ${lesson.number} as one column, with the numbers of each step in its words`, {
    tag: tagOf(lesson, lstmLesson),
  }, async ({ page, openScene }) => {
    await openScene(firstOf(lesson));
    for (const step of lesson.steps) {
      const { check, question } = expectedOf(lesson, step);
      await scrollTo(page, step);
      const shown = section(page);
      const title = shown.getByRole('heading', { level: 2 }).first();
      await expect(title).toHaveText(step.asks ?? step.title);
      if (question) {
        // What comes after an open question knows its answer.
        const after = page.locator(`#step-${step.id} + section`);
        if ((await after.count()) > 0) await expect(after).not.toBeInViewport();
        await shown.getByRole('radio', { name: question.choice, exact: true }).check();
        await expect(title).toHaveText(step.title);
        await expect(shown.locator('.lesson-reveal')).toContainText('As you said.');
      }
      await expect(shown.locator('.lesson-fact').getByText(check.text, { exact: true }).last()).toBeAttached();
      await expectFigure(page, step);
    }
    await expect(page.getByRole('heading', { name: 'Can you do it without the stage?' })).toBeAttached();
  });
}

/** What is read as a column, or by keys, has the same words and figures by its links. */
const readByLinks = lessons.filter((lesson) => ![...scrolled, readByKeys].includes(lesson) || arePicturesWanted);

for (const lesson of readByLinks) {
  test(
    `every step of chapter ${lesson.number} by its link: title, words, numbers and figure are the engine’s`,
    { tag: '@chromium' },
    async ({ page, openScene }, info) => {
      await openScene(asPages(firstOf(lesson)));
      for (const [at, step] of lesson.steps.entries()) {
        await page.evaluate((hash) => location.assign(hash), linkOf(lesson, step));
        await expectPage(page, lesson, step, press(page));
        if (arePicturesWanted) await pictureOf(page, info, `${lesson.id}/${String(at + 1).padStart(2, '0')}-${step.id}`);
      }
    },
  );
}

for (const lesson of lessons) {
  test(`a clicker presents chapter ${lesson.number}: headline, figure and one line, the answer after the question`, {
    tag: tagOf(lesson, readByKeys),
  }, async ({ page, openScene }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openScene(firstOf(lesson));
    await page.keyboard.press('p');
    const line = page.locator('.present-line');
    await expect(line).toBeVisible();
    const room = await lineOnWall(page);
    for (const step of lesson.steps) {
      const expected = expectedOf(lesson, step);
      await expect(head(page)).toHaveText(step.asks ?? step.title);
      if (expected.question) {
        await expect(line).toContainText(expected.question.text);
        await expect(line).not.toContainText(expected.question.reveal.text);
        await page.keyboard.press('PageDown');
        await expect(head(page)).toHaveText(step.title);
      }
      await expect(line).toHaveText(expected.question?.reveal.text ?? expected.line.text);
      await expectFigure(page, step);
      expect(await smallestLabel(page), `labels of “${step.title}” can be read from the last row`).toBeGreaterThan(19.9);
      const { fontPx, heightPx } = await lineOnWall(page);
      expect(fontPx).toBeGreaterThanOrEqual(28);
      expect(heightPx, `the line of “${step.title}” takes no room from the stage`).toBe(room.heightPx);
      await page.keyboard.press('PageDown');
    }
    await page.keyboard.press('b');
    await expect(page.getByRole('button', { name: 'Show the screen again' })).toBeVisible();
    await page.keyboard.press('b');
    await page.keyboard.press('PageUp');
    const before = lesson.steps.at(-2);
    await expect(head(page)).toHaveText(before?.asks ?? before?.title ?? '');
  });
}

for (const theme of ['light', 'dark', 'projector']) {
  test(`axe finds nothing in the words of a chapter in the ${theme} theme`, { tag: '@chromium' }, async ({ page, openScene }) => {
    const found: string[] = [];
    const look = async (id: string) => {
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      found.push(...(await accessibilityFaults(page, '.words')).map((fault) => `${id}: ${fault}`));
    };
    // Above each stands, stepping back, the end of the step before: what can be pressed, and a note.
    for (const id of ['gru/carry', 'code/home']) {
      await openScene(`#/chapter/${id}?v=1&theme=${theme}`);
      await expect(section(page)).toHaveAttribute('data-step', id.split('/')[1] ?? '');
      await look(id);
    }
    await openScene(`${linkOf(lstmLesson, lstmLesson.steps.at(-1) as LessonStep)}?v=1&reading=steps&theme=${theme}`);
    await page.getByText('The model on stage as code').click();
    await look('code');
    expect(found).toEqual([]);
  });
}

// Keys, and the buttons below the words, are the same in every chapter.

test('the keyboard alone reads a chapter, forth and back; a button goes on as well, up to the last step', async ({ page, openScene }) => {
  await openScene(asPages(firstOf(readByKeys)));
  const next = words(page).getByRole('button', { name: 'next', exact: true });
  for (const step of readByKeys.steps) {
    await expectPage(page, readByKeys, step, (choice) => tabTo(page, choice));
    await page.keyboard.press('n');
  }
  await expect(next).toBeDisabled();
  await expect(words(page).getByRole('heading', { name: 'Can you do it without the stage?' })).toBeVisible();
  for (const step of readByKeys.steps.toReversed()) {
    await expect(head(page)).toHaveText(step.title);
    await page.keyboard.press('v');
  }
  await next.click();
  await expect(head(page)).toHaveText(readByKeys.steps[1]?.title ?? '');
});

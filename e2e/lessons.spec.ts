import type { Fact, Lesson, LessonStep } from '../src/lessons/lesson';
import { lessons } from '../src/lessons/registry';
import { answerOf, sceneOf } from '../test/lessons/lessonAnswer';
import { expect, type Page, test } from './fixtures';
import { figureFaults, pictureOf, smallestLabel } from './figure';

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

// A test plays a whole chapter.
test.describe.configure({ timeout: 90_000 });

const words = (page: Page) => page.getByRole('article');
const head = (page: Page) => page.getByRole('heading', { level: 1 });

async function expectFigure(page: Page, step: LessonStep): Promise<void> {
  await expect(page.getByRole('region', { name: 'Figure' })).toHaveAttribute('aria-busy', 'false');
  await expect.poll(() => figureFaults(page), { message: `the figure of “${step.title}” is whole` }).toEqual([]);
}

/** The page of a step: its title, its question answered as the engine decides, its words with the engine's numbers, its figure. */
async function expectPage(page: Page, lesson: Lesson, step: LessonStep, choose: (choice: string) => Promise<void>): Promise<void> {
  const { check, question } = expectedOf(lesson, step);
  await expect(head(page)).toHaveText(step.title);
  if (question) {
    await choose(question.choice);
    await expect(words(page).locator('.lesson-reveal')).toContainText('As you said.');
    await expect(words(page)).toContainText(question.reveal.text);
  }
  await expect(words(page).locator('.lesson-fact').getByText(check.text, { exact: true }).last()).toBeVisible();
  await expectFigure(page, step);
}

const linkOf = (lesson: Lesson, step: LessonStep) => `#/chapter/${lesson.id}/${step.id}`;
const firstOf = (lesson: Lesson) => linkOf(lesson, lesson.steps[0] as LessonStep);
/** Read a page a step; without it, as one column. */
const asPages = (link: string) => `${link}?v=1&reading=steps`;
const press = (page: Page) => (choice: string) => page.getByRole('radio', { name: choice, exact: true }).check();

/** By keys alone: Tab to the question, arrows to the answer. */
async function tabTo(page: Page, choice: string): Promise<void> {
  const wanted = page.getByRole('radio', { name: choice, exact: true });
  const group = await wanted.getAttribute('name');
  const isThere = () => page.evaluate((name) => document.activeElement?.getAttribute('name') === name, group);
  await page.keyboard.press('Escape');
  while (!(await isThere())) await page.keyboard.press('Tab');
  await page.keyboard.press(' ');
  while (!(await wanted.isChecked())) await page.keyboard.press('ArrowDown');
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}

test('a page lights what it is about and dims the rest, until it is left', async ({ page, openScene }) => {
  await openScene('#/chapter/unrolling/same-weights');
  await expect(page.locator('.unrolled-lit')).toHaveCount(5);
  await expect(page.locator('.unrolled-wire:not(.unrolled-dim, .unrolled-lit)')).toHaveCount(0);
  // Under thin paper: the strips of all five columns; of a page on two steps, the other three columns.
  await expect(page.locator('.unrolled-veils rect')).toHaveCount(5);
  await page.evaluate(() => location.assign('#/chapter/unrolling/memory'));
  await expect(page.locator('.unrolled-veils rect')).toHaveCount(3);
  await page.evaluate(() => location.assign('#/chapter/lstm/rail'));
  await expect(page.locator('.cell-wire-rail.cell-lit')).not.toHaveCount(0);
  await expect(page.locator('.cell-gate.cell-lit')).toHaveCount(3);
  await expect(page.locator('.cell-strip[data-sign="o"]')).toHaveAttribute('data-aside', 'true');
  await page.evaluate(() => location.assign('#/lab'));
  await expect(page.locator('.unrolled-wire').first()).toBeVisible();
  await expect(page.locator('.unrolled-dim, .unrolled-lit, .unrolled-veils rect')).toHaveCount(0);
});

/** The step of the long column that is on stage. */
const section = (page: Page) => page.locator('.lesson-section[aria-current="step"]');

/** Turns the wheel over the words until a step is under the reading line. */
async function scrollTo(page: Page, step: LessonStep): Promise<void> {
  await page.locator('.words').hover();
  await expect
    .poll(
      async () => {
        const isThere = (await section(page).getAttribute('data-step')) === step.id;
        if (!isThere) await page.mouse.wheel(0, 120);
        return isThere;
      },
      { message: `the wheel brings “${step.title}” on stage`, intervals: [60] },
    )
    .toBe(true);
}

test('the stage follows the reader, who may play with it and scroll on; one key brings the step back', async ({ page, openScene }) => {
  const [, , , fourth, fifth] = lessons[0]?.steps ?? [];
  if (!fourth || !fifth) throw new RangeError('The first chapter has five steps.');
  await openScene('#/chapter/unrolling/loop');
  const entries = await page.evaluate(() => history.length);
  await scrollTo(page, fourth);
  await expect(page).toHaveURL(new RegExp(`#/chapter/unrolling/${fourth.id}$`));
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  expect(await page.evaluate(() => history.length), 'reading on leaves no entries in the history').toBe(entries);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/step=3/);
  await page.keyboard.press('r');
  await expect(page).toHaveURL(new RegExp(`#/chapter/unrolling/${fourth.id}$`));
  await page.keyboard.press('ArrowRight');
  await scrollTo(page, fifth);
  await expect(page).toHaveURL(new RegExp(`#/chapter/unrolling/${fifth.id}$`));
  // By key and by link the column follows the stage.
  await page.keyboard.press('v');
  await expect(section(page)).toHaveAttribute('data-step', fourth.id);
  await expect(section(page).getByRole('heading')).toBeInViewport();
  await openScene('#/chapter/lstm/output');
  await expect(section(page)).toHaveAttribute('data-step', 'output');
  await expect(section(page).getByRole('heading')).toBeInViewport();
});

test('on a phone a chapter opens with its title and question under the stage', async ({ page, openScene }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openScene('#/chapter/lstm');
  await expect(page.getByRole('region', { name: 'Figure' })).toBeInViewport({ ratio: 0.9 });
  await expect(page.locator('.lesson-lead')).toBeInViewport();
  const [stage, title] = [page.locator('.stage-top'), page.getByRole('heading', { level: 1 })];
  const roomAbove = async () => {
    const [above, below] = [await stage.boundingBox(), await title.boundingBox()];
    return above && below ? below.y - (above.y + above.height) : Number.NaN;
  };
  // The stage sticks to the top and would lie over a title that is scrolled past.
  await expect.poll(roomAbove).toBeGreaterThanOrEqual(0);
});

test('the way of reading is chosen once', async ({ page, openScene }) => {
  await openScene('#/chapter/lstm/rail');
  await expect(page.locator('.lesson-section')).not.toHaveCount(0);
  // A click of Playwright's own scrolls the column in Firefox first, and so reads on; a reader's does not.
  await page.getByRole('radio', { name: 'step by step' }).dispatchEvent('click');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inside: a rail that runs straight through');
  await openScene('#/chapter/bptt/cost');
  await expect(page.locator('.lesson-section')).toHaveCount(0);
});

test('progress is remembered, and forgotten on request', async ({ page, openScene }) => {
  const steps = page.getByRole('combobox', { name: 'Step of the chapter' });
  await openScene('#/chapter/unrolling/same-weights?v=1&reading=steps');
  await page.getByRole('radio', { name: 'one', exact: true }).check();
  await openScene('#/chapter/unrolling/loop');
  await expect(steps.getByRole('option', { name: /✓/ })).toHaveCount(2);
  await openScene('#/chapter/unrolling/same-weights');
  await expect(page.getByRole('radio', { name: 'one', exact: true })).toBeChecked();
  await openScene('#/chapter/unrolling/small?v=1&reading=steps');
  await page.getByRole('button', { name: 'forget my progress' }).click();
  await openScene('#/chapter/unrolling/same-weights');
  await expect(page.getByRole('radio', { name: 'one', exact: true })).not.toBeChecked();
  await expect(steps.getByRole('option', { name: /✓/ })).toHaveCount(1);
});

test('the wall asks anew what was answered beside the words, and a shown answer is in the link', async ({ page, openScene }) => {
  await openScene('#/chapter/lstm/close?v=1&reading=steps');
  const line = page.locator('.present-line');
  const replaced = page.locator('.unrolled-former');
  await page.getByRole('radio', { name: 'the one at ‘t’ itself' }).check();
  await expect(replaced).not.toHaveCount(0);
  await page.keyboard.press('p');
  await expect(line).toContainText('Which guess changes first?');
  await expect(replaced).toHaveCount(0);
  await expect(page).toHaveURL(/#\/chapter\/lstm\/close\?v=1&reading=steps&presenting=true$/);
  await page.keyboard.press('PageDown');
  await expect(line).toContainText('The first guess that moves is the one at ‘t’');
  await expect(page).toHaveURL(/revealed=true$/);
  await page.reload();
  await expect(line).toContainText('The first guess that moves is the one at ‘t’');
  await page.keyboard.press('PageDown');
  await expect(head(page)).toHaveText('Hold it open, and nothing is ever erased');
  await page.keyboard.press('PageUp');
  await expect(line).toContainText('Which guess changes first?');
});

test('a chapter ends in questions of its kinds', async ({ page, openScene }) => {
  await openScene('#/chapter/lstm/count');
  await page.getByRole('button', { name: /kinds of question on this chapter/ }).click();
  await expect(page).toHaveURL(/#\/quiz\//);
});

for (const lesson of lessons) {
  // One whole chapter in every browser.
  const tag = lesson.id === 'lstm' ? [] : ['@chromium'];

  test.describe(`chapter ${lesson.number}, ${lesson.title}`, { tag }, () => {
    test('every step by its link: title, words, numbers and figure are the engine’s', async ({ page, openScene, browserName }, info) => {
      await openScene(asPages(firstOf(lesson)));
      for (const [at, step] of lesson.steps.entries()) {
        await page.evaluate((hash) => location.assign(hash), linkOf(lesson, step));
        await expectPage(page, lesson, step, press(page));
        if (browserName === 'chromium') await pictureOf(page, info, `${lesson.id}/${String(at + 1).padStart(2, '0')}-${step.id}`);
      }
    });

    test('a reader goes on from step to step', async ({ page, openScene }) => {
      await openScene(asPages(firstOf(lesson)));
      for (const step of lesson.steps) {
        await expectPage(page, lesson, step, press(page));
        const next = words(page).getByRole('button', { name: 'next', exact: true });
        if (step === lesson.steps.at(-1)) await expect(next).toBeDisabled();
        else await next.click();
      }
      await expect(words(page).getByRole('heading', { name: 'Can you do it without the stage?' })).toBeVisible();
    });

    test('a reader scrolls through it as one column, with the numbers of each step in its words', async ({ page, openScene }) => {
      await openScene(firstOf(lesson));
      for (const step of lesson.steps) {
        const { check, question } = expectedOf(lesson, step);
        await scrollTo(page, step);
        const shown = section(page);
        await expect(shown.getByRole('heading', { level: 2 }).first()).toHaveText(step.title);
        if (question) {
          await shown.getByRole('radio', { name: question.choice, exact: true }).check();
          await expect(shown.locator('.lesson-reveal')).toContainText('As you said.');
        }
        await expect(shown.locator('.lesson-fact').getByText(check.text, { exact: true }).last()).toBeAttached();
        await expectFigure(page, step);
      }
      await expect(page.getByRole('heading', { name: 'Can you do it without the stage?' })).toBeAttached();
    });

    test('the keyboard alone reads the chapter, forth and back', async ({ page, openScene }) => {
      await openScene(asPages(firstOf(lesson)));
      for (const step of lesson.steps) {
        await expectPage(page, lesson, step, (choice) => tabTo(page, choice));
        await page.keyboard.press('n');
      }
      for (const step of lesson.steps.toReversed()) {
        await expect(head(page)).toHaveText(step.title);
        await page.keyboard.press('v');
      }
    });

    test('a clicker presents it: headline, figure and one line, the answer after the question', async ({ page, openScene }) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await openScene(firstOf(lesson));
      await page.keyboard.press('p');
      const line = page.locator('.present-line');
      for (const step of lesson.steps) {
        const expected = expectedOf(lesson, step);
        await expect(head(page)).toHaveText(step.title);
        if (expected.question) {
          await expect(line).toContainText(expected.question.text);
          await expect(line).not.toContainText(expected.question.reveal.text);
          await page.keyboard.press('PageDown');
        }
        await expect(line).toHaveText(expected.question?.reveal.text ?? expected.line.text);
        await expectFigure(page, step);
        expect(await smallestLabel(page), `labels of “${step.title}” can be read from the last row`).toBeGreaterThan(19.9);
        await page.keyboard.press('PageDown');
      }
      await page.keyboard.press('b');
      await expect(page.getByRole('button', { name: 'Show the screen again' })).toBeVisible();
      await page.keyboard.press('b');
      await page.keyboard.press('PageUp');
      await expect(head(page)).toHaveText(lesson.steps.at(-2)?.title ?? '');
    });
  });
}

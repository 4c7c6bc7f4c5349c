import { doneIn } from '../src/quiz/misconceptions';
import type { Field, Question } from '../src/quiz/question';
import { plain } from '../src/quiz/rich';
import { addresses, questionAt } from '../test/quiz/pose';
import { expect, test } from './fixtures';
import { answerRight, button, check, enter, feedback, follow, single, solution } from './quizPage';

interface Slip {
  readonly misconception: Parameters<typeof doneIn>[0];
  readonly question: Question;
  readonly field: Field;
  readonly given: string | readonly string[];
}

/** The wrong answers of a field, each with the idea behind it. */
function slipsOf(question: Question, field: Field): readonly Slip[] {
  const slip = (misconception: Slip['misconception'] | null, given: Slip['given']): readonly Slip[] =>
    misconception ? [{ misconception, question, field, given }] : [];
  switch (field.kind) {
    case 'number':
      return field.mistakes.flatMap(({ misconception, value }) => slip(misconception, String(value)));
    case 'vector':
      return field.mistakes.flatMap(({ misconception, value }) => slip(misconception, value.map(String)));
    case 'shape':
      return field.mistakes.flatMap(({ misconception, value }) => slip(misconception, value.join(' × ')));
    case 'choice':
      return field.options.flatMap(({ misconception, id }) => slip(misconception, id));
    case 'set':
      return field.options.flatMap(({ ifPicked, ifMissed, id }) => {
        if (!field.answer.includes(id)) return slip(ifPicked, [...field.answer, id]);
        const rest = field.answer.filter((each) => each !== id);
        return rest.length === 0 ? [] : slip(ifMissed, rest);
      });
  }
}

/** One slip for each way to answer each kind of question; that every misconception is found in what was given, grading itself is tested for. */
function collectSlips(): readonly Slip[] {
  const found = new Map<string, Slip>();
  for (const address of addresses(3)) {
    const question = questionAt(address);
    for (const slip of question.fields.flatMap((field) => slipsOf(question, field))) {
      const isLess = slip.field.kind === 'set' && slip.given.length < slip.field.answer.length;
      const way = `${address.kind} ${slip.field.kind}${isLess ? ' less' : ''}`;
      if (!found.has(way)) found.set(way, slip);
    }
  }
  return [...found.values()];
}

// The words are the same in every browser; typing in Firefox takes three times as long.
test('a misconception is named when a student falls for it, in every kind of question', { tag: '@chromium' }, async ({
  page,
  openScene,
}) => {
  const slips = collectSlips();
  expect(slips.length).toBeGreaterThan(20);
  await openScene('#/quiz');
  for (const { misconception, question, field, given } of slips) {
    const hash = single(question.address);
    await follow(page, question.address);
    await expect(page.getByRole('heading', { name: question.title, exact: true })).toBeVisible();
    const retry = button(page, 'try again');
    if (await retry.isVisible()) await retry.click();
    await enter(page, question, field, given);
    await check(page);
    await expect(feedback(page), `${misconception} in ${hash}`).toContainText(doneIn(misconception));
  }
});

test.describe('every kind of question', () => {
  test('shows what it asks, fits the screen and can be read by a machine', { tag: '@chromium' }, async ({
    page,
    openScene,
    expectAccessible,
  }) => {
    await openScene('#/quiz');
    for (const address of addresses(1).filter(({ difficulty }) => difficulty === 2)) {
      const question = questionAt(address);
      await follow(page, address);
      await expect(page.getByRole('heading', { name: question.title, exact: true })).toBeVisible();
      await expect(page.locator('.quiz-given')).toContainText(plain(question.paragraphs[0] ?? []).slice(0, 15));
      await expectAccessible('main');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, single(address)).toBe(0);
    }
  });

  test('draws its figure as large as the words beside it on the projector theme', { tag: '@chromium' }, async ({ page, openScene }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    const widthOf = async (kind: 'sequenceShape' | 'unitJob', theme: string, figure: string): Promise<number> => {
      await openScene(`${single({ kind, difficulty: 1, seed: 3 })}?theme=${theme}`);
      return (await page.locator(figure).boundingBox())?.width ?? 0;
    };
    for (const [kind, figure] of [
      ['sequenceShape', '.quiz-network'],
      ['unitJob', '.quiz-heat-picture svg'],
    ] as const) {
      const desk = await widthOf(kind, 'light', figure);
      expect(await widthOf(kind, 'projector', figure), kind).toBeGreaterThan(1.4 * desk);
    }
    // All of it is seen: no cell is left to be scrolled to.
    expect(await page.locator('.quiz-heat').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

  test('fits a phone, with its solution', { tag: '@chromium' }, async ({ page, openScene }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openScene('#/quiz');
    for (const address of addresses(1).filter(({ difficulty }) => difficulty === 3)) {
      const question = questionAt(address);
      await follow(page, address);
      await expect(page.getByRole('heading', { name: question.title, exact: true })).toBeVisible();
      await answerRight(page, question);
      await check(page);
      await expect(solution(page)).toBeVisible();
      const wide = await page.evaluate(() => {
        const main = document.querySelector('main');
        return [...(main?.querySelectorAll('*') ?? [])]
          .filter((element) => !element.closest('.quiz-heat') && !element.closest('math') && element.getBoundingClientRect().right > 391)
          .map((element) => element.outerHTML.slice(0, 120));
      });
      expect(wide, single(address)).toEqual([]);
    }
  });
});

import type { Lesson, LessonStep } from '../src/lessons/lesson';
import { expect, type Page } from './fixtures';

/** A chapter as a reader finds it: its links, its headline, its long column. */

export const linkOf = (lesson: Lesson, step: LessonStep) => `#/chapter/${lesson.id}/${step.id}`;
export const firstOf = (lesson: Lesson) => linkOf(lesson, lesson.steps[0] as LessonStep);
/** Read a page a step; without it, as one column. */
export const asPages = (link: string) => `${link}?v=1&reading=steps`;

export const head = (page: Page) => page.getByRole('heading', { level: 1 });

/** The step of the long column that is on stage. */
export const section = (page: Page) => page.locator('.lesson-section[aria-current="step"]');

/** Turns the wheel over the words until a step is under the reading line, faster as long as it is out of sight. */
export async function scrollTo(page: Page, step: LessonStep): Promise<void> {
  await page.locator('.words').hover();
  const place = page.locator(`#step-${step.id}`);
  const foldPx = page.viewportSize()?.height ?? 0;
  await expect
    .poll(
      async () => {
        const isThere = (await section(page).getAttribute('data-step')) === step.id;
        if (!isThere) await page.mouse.wheel(0, ((await place.boundingBox())?.y ?? 0) > foldPx ? 300 : 120);
        return isThere;
      },
      { message: `the wheel brings “${step.title}” on stage`, intervals: [60] },
    )
    .toBe(true);
}

import type { Field, Question, QuestionAddress } from '../src/quiz/question';
import { spoken } from '../src/quiz/rich';
import { type Sheet, writeSheet } from '../src/quiz/sheet';
import { expect, type Locator, type Page } from './fixtures';

/** What a student does on the quiz page. */
export const exam: QuestionAddress = { kind: 'lectureExample', difficulty: 1, seed: 1 };
export const hashOf = (sheet: Sheet): string => `#/quiz/${writeSheet(sheet)}`;
export const single = (address: QuestionAddress): string => hashOf({ mode: 'single', address });
export const testSheet = { mode: 'test', kinds: ['count', 'paths', 'clipping'], level: 1, count: 3, seed: 5, minutes: null } as const;

export const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const feedback = (page: Page) => page.locator('.quiz-feedback');
export const solution = (page: Page) => page.getByRole('region', { name: 'Worked solution' });

/** Types over what stands there, as a person does: stock Firefox takes a value that is set at once for the page's own. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.selectText();
  await field.pressSequentially(text);
}

const hasOptions = (field: Field): boolean => field.kind === 'choice' || field.kind === 'set';

/** Enters a number, a shape, the parts of a vector, or the ids of options. */
export async function enter(page: Page, question: Question, field: Field, given: string | readonly string[]): Promise<void> {
  const name = spoken(field.label, 'lectureA');
  if (field.kind === 'vector') {
    for (const [index, part] of [given].flat().entries())
      await write(box(page, `${name}, value ${index + 1} of ${field.answer.length}`), part);
  } else if (field.kind === 'choice' || field.kind === 'set') {
    const group = page.locator('fieldset.quiz-options').nth(question.fields.filter(hasOptions).indexOf(field));
    for (const id of [given].flat()) {
      const place = field.options.findIndex((option) => option.id === id);
      await group
        .getByRole(field.kind === 'set' ? 'checkbox' : 'radio')
        .nth(place)
        .check();
    }
  } else {
    const input = box(page, name);
    if (!(await input.isVisible())) await page.getByText('tensor by tensor').click();
    await write(input, [given].flat().join(''));
  }
}

/** The right answer as somebody types or picks it. */
export function rightAnswer(field: Field): string | readonly string[] {
  switch (field.kind) {
    case 'number':
      return String(field.answer);
    case 'shape':
      return field.answer.join(' × ');
    case 'vector':
      return field.answer.map(String);
    case 'choice':
    case 'set':
      return field.answer;
  }
}

/** Answers right what is needed for the whole question. */
export async function answerRight(page: Page, question: Question): Promise<void> {
  const needed = question.fields.filter(({ id, optional }) => !optional && (question.decisive === null || id === question.decisive));
  for (const field of needed) await enter(page, question, field, rightAnswer(field));
}

/** Hands in, gaps and all. */
export async function check(page: Page): Promise<void> {
  const gaps = page.getByText('Check again to hand it in as it is');
  await button(page, 'Check').click();
  await expect(feedback(page).or(gaps)).toBeVisible();
  if (await gaps.isVisible()) await button(page, 'Check').click();
}

/** Goes to a question within the page, as a followed link does. */
export async function follow(page: Page, address: QuestionAddress, more = ''): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, single(address) + more);
}

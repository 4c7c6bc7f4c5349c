import type { Chapter } from '../../src/app/chapters';
import type { Lesson } from '../../src/lessons/lesson';
import { lineOf } from './judgeLesson';

export const contentsFile = 'src/app/chapters.ts';

/** What the contents say of a chapter and its lesson says otherwise: they are read before any lesson is fetched. */
export function judgeContents(lesson: Lesson, chapters: readonly Chapter[], file: string): readonly string[] {
  const at = (text: string) => `${contentsFile}:${lineOf(file, text)}: ${lesson.id}: `;
  const chapter = chapters.find(({ id }) => id === lesson.id);
  if (!chapter) return [`${at('chapters: readonly Chapter[]')}the contents know no such chapter`];
  const told = { number: chapter.number, title: chapter.title, question: chapter.question, steps: chapter.steps };
  const is = { number: lesson.number, title: lesson.title, question: lesson.question, steps: lesson.steps.length };
  return (Object.keys(is) as (keyof typeof is)[])
    .filter((field) => told[field] !== is[field])
    .map(
      (field) =>
        `${at(field === 'steps' ? 'const taught' : `id: '${lesson.id}'`)}the contents give ${field} “${told[field]}”, the chapter “${is[field]}”`,
    );
}

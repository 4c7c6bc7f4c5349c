import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '../../src/lessons/lesson';
import type { LessonFiles } from './judgeLesson';

const home = 'src/lessons';

/** The folders of chapters, `03-unrolling` and so on. */
export function lessonFolders(): readonly string[] {
  return readdirSync(home).filter((name) => /^\d\d-/.test(name));
}

/** A chapter's files; its folder is named `number-id`. */
export function readFiles({ number, id }: Lesson): LessonFiles {
  const folder = join(home, `${String(number).padStart(2, '0')}-${id}`);
  if (!existsSync(folder)) throw new Error(`The chapter “${id}”, number ${number}, has no folder ${folder}.`);
  return { folder, words: readFileSync(join(folder, 'words.mdx'), 'utf8'), steps: readFileSync(join(folder, 'steps.ts'), 'utf8') };
}

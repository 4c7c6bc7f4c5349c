import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lesson } from '../../src/lessons/lesson';
import type { LessonFiles } from './judgeLesson';

const home = 'src/lessons';

/** The folders of chapters, `src/lessons/03-unrolling` and so on. */
export function lessonFolders(): readonly string[] {
  return readdirSync(home)
    .filter((name) => /^\d\d-/.test(name))
    .map((name) => join(home, name));
}

/** What a chapter's folder lacks, as `file: what is wrong`. It is named `number-id`. */
export function missingFiles(lesson: Lesson): readonly string[] {
  const folder = folderOf(lesson);
  if (!existsSync(folder)) return [`${folder}: the chapter “${lesson.id}”, number ${lesson.number}, has no such folder`];
  return ['lesson.ts', 'facts.ts', 'steps.ts', 'words.mdx']
    .map((file) => join(folder, file))
    .filter((file) => !existsSync(file))
    .map((file) => `${file}: there is no such file`);
}

export function folderOf({ number, id }: Lesson): string {
  return join(home, `${String(number).padStart(2, '0')}-${id}`);
}

export function readFiles(lesson: Lesson): LessonFiles {
  const folder = folderOf(lesson);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return { folder, words: read('words.mdx'), steps: read('steps.ts'), lesson: read('lesson.ts') };
}

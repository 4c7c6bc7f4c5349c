import { readFileSync } from 'node:fs';
import { chapters } from '../src/app/chapters';
import { lessons } from '../src/lessons/registry';
import { contentsFile, judgeContents } from './lessons/judgeContents';
import { judgeLesson, lineOf } from './lessons/judgeLesson';
import { folderOf, lessonFolders, missingFiles, readFiles } from './lessons/readFiles';

/** `npm run lessons`: every step of every chapter, its scene, its words and its links. */
function main(): number {
  const contents = readFileSync(contentsFile, 'utf8');
  const registry = readFileSync('src/lessons/registry.ts', 'utf8');
  const known = new Set(lessons.map(folderOf));
  const faults = [
    ...lessons.flatMap((lesson) => {
      const missing = missingFiles(lesson);
      return [...(missing.length > 0 ? missing : judgeLesson(lesson, readFiles(lesson))), ...judgeContents(lesson, chapters, contents)];
    }),
    ...lessonFolders()
      .filter((folder) => !known.has(folder))
      .map((folder) => `src/lessons/registry.ts:${lineOf(registry, 'lessons: readonly Lesson[]')}: the chapter of ${folder} is not named`),
  ];
  for (const fault of faults) console.error(fault);
  const steps = lessons.reduce((sum, lesson) => sum + lesson.steps.length, 0);
  console.log(`${lessons.length} chapters, ${steps} steps, ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = main();

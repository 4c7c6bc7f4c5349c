import { chapters } from '../src/app/chapters';
import { lessons } from '../src/lessons/registry';
import { judgeContents } from './lessons/judgeContents';
import { judgeLesson } from './lessons/judgeLesson';
import { folderOf, lessonFolders, missingFiles, readFiles } from './lessons/readFiles';

/** `npm run lessons`: every step of every chapter, its scene, its words and its links. */
function main(): number {
  const known = new Set(lessons.map(folderOf));
  const faults = [
    ...lessons.flatMap((lesson) => {
      const missing = missingFiles(lesson);
      return [...(missing.length > 0 ? missing : judgeLesson(lesson, readFiles(lesson))), ...judgeContents(lesson, chapters)];
    }),
    ...lessonFolders()
      .filter((folder) => !known.has(folder))
      .map((folder) => `${folder}: src/lessons/registry.ts does not name this chapter`),
  ];
  for (const fault of faults) console.error(fault);
  const steps = lessons.reduce((sum, lesson) => sum + lesson.steps.length, 0);
  console.log(`${lessons.length} chapters, ${steps} steps, ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = main();

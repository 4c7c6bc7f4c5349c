import { lessons } from '../src/lessons/registry';
import { judgeLesson } from './lessons/judgeLesson';
import { lessonFolders, readFiles } from './lessons/readFiles';

/** `npm run lessons`: every step of every chapter, its scene, its words and its links. */
function main(): number {
  const faults = lessons.flatMap((lesson) => judgeLesson(lesson, readFiles(lesson)));
  const known = lessons.map((lesson) => readFiles(lesson).folder);
  const missing = lessonFolders().filter((folder) => !known.some((name) => name.endsWith(folder)));
  for (const fault of faults) console.error(fault);
  for (const folder of missing) console.error(`src/lessons/${folder}: src/lessons/registry.ts does not name this chapter`);
  const count = faults.length + missing.length;
  const steps = lessons.reduce((sum, lesson) => sum + lesson.steps.length, 0);
  console.log(`${lessons.length} chapters, ${steps} steps, ${count} ${count === 1 ? 'fault' : 'faults'}`);
  return count === 0 ? 0 : 1;
}

process.exitCode = main();

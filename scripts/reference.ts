import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCase } from './reference/runCase';

/** `npm run reference -- DIR`: every case file of DIR through the engine. */
function main(args: readonly string[]): number {
  const folder = args.find((arg) => arg !== '--') ?? 'test/reference';
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  let failed = 0;
  let worst = 0;
  for (const name of names.toSorted()) {
    const result = runCase(readFileSync(join(folder, name), 'utf8'));
    if (!result.passed) failed += 1;
    worst = Math.max(worst, result.worst ?? 0);
    const error = result.worst === null ? '      –' : result.worst.toExponential(1).padStart(7);
    console.log(`${result.passed ? 'ok    ' : 'FAILED'} ${error}  ${name.replace('.json', '')}: ${result.words}`);
  }
  if (names.length === 0) console.log(`No case files in ${folder}.`);
  console.log(JSON.stringify({ cases: names.length, failed, worst: Number.isFinite(worst) ? worst : null }));
  return failed > 0 || names.length === 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));

// `npm run bench:ui`: see test/bench/ui/run.ts, which this starts once everything that it needs is installed.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, runCommand } from './install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = (await ensureInstalled()) ? await runCommand('npx', ['tsx', 'test/bench/ui/run.ts', ...process.argv.slice(2)]) : 1;

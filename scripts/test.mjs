// `npm test`: everything that must hold, from a fresh clone. A failing phase does not hide those behind it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { countEndToEnd, countOne, countReference, countUnit } from './counts.mjs';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = 'artifacts/reports';

/**
 * Runs a command, shows its output as it comes and keeps it.
 * @param {string} command
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ exitedWell: boolean, output: string }>}
 */
function run(command, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('close', (code) => resolve({ exitedWell: code === 0, output }));
  });
}

/** @param {string} name */
function readReport(name) {
  try {
    return JSON.parse(readFileSync(`${reports}/${name}.json`, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} command */
const check = async (command) => countOne((await run(command)).exitedWell);

/**
 * @typedef {{ name: string, run: () => Promise<import('./counts.mjs').Counts> }} Phase
 * @type {readonly Phase[]}
 */
const phases = [
  { name: 'format', run: () => check('npx biome format .') },
  { name: 'lint', run: () => check('npm run --silent lint') },
  { name: 'types', run: () => check('npm run --silent types') },
  {
    name: 'unit',
    run: async () => {
      const { exitedWell } = await run(`npx vitest run --reporter=default --reporter=json --outputFile.json=${reports}/unit.json`);
      return countUnit(readReport('unit'), exitedWell);
    },
  },
  {
    name: 'reference',
    run: async () => {
      const { exitedWell, output } = await run('npm run --silent reference');
      return countReference(output, exitedWell);
    },
  },
  {
    name: 'build',
    run: async () => {
      // Whatever stands there from an earlier build must not be tested in place of one that fails.
      rmSync('dist', { recursive: true, force: true });
      return check('npm run --silent build');
    },
  },
  {
    name: 'e2e',
    run: async () => {
      if (!existsSync('dist/index.html')) {
        console.log('There is no build to test.');
        return countOne(false);
      }
      const { exitedWell } = await run('npm run --silent e2e -- --reporter=list,json', {
        PLAYWRIGHT_JSON_OUTPUT_FILE: `${reports}/e2e.json`,
      });
      return countEndToEnd(readReport('e2e'), exitedWell);
    },
  },
];

process.chdir(root);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const summary = [];

/** @param {Phase} phase */
async function runPhase({ name, run: measure }) {
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  const { passed, failed } = await measure();
  total.passed += passed;
  total.failed += failed;
  const line = `${name.padEnd(9)} ${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`;
  console.log(line);
  summary.push(line);
}

await runPhase({ name: 'install', run: async () => countOne(await ensureInstalled()) });
if (total.failed === 0) {
  await runPhase({
    name: 'browsers',
    run: async () => {
      const { findBrowsers } = await import('./browsers.mjs');
      const { chromium, firefox } = await findBrowsers();
      if (!firefox) console.log('No Firefox here, and none can be installed: the end-to-end tests run in Chromium only.');
      return countOne(chromium !== null);
    },
  });
  for (const phase of phases) await runPhase(phase);
}
console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

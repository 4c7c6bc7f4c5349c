// Finds browsers that really start, or brings them. What is found here is what the end-to-end tests and the benchmark run in.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runCommand } from './install.mjs';

/**
 * A browser to try; without a path, Playwright's own.
 * @typedef {{ path?: string, channel?: string }} Candidate
 */

/**
 * What the search may ask of the machine.
 * @typedef {object} Machine
 * @property {Record<string, string | undefined>} env
 * @property {boolean} isRoot
 * @property {(candidate: Candidate) => Promise<boolean>} launches
 * @property {() => string | null} playwrightsOwn where Playwright's own browser is, if it was downloaded
 * @property {(names: readonly string[]) => string[]} onPath full paths of those programs that exist
 * @property {() => Promise<boolean>} download by Playwright
 * @property {(name: string) => Promise<boolean>} aptInstall
 * @property {(message: string) => void} tell
 */

/** Debian's Chromium by package: without the windows that nobody sees here it needs a sixth less of the machine, as Playwright's own. */
const chromiumPackages = ['chromium-headless-shell', 'chromium'];
const chromiumNames = [...chromiumPackages, 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const firefoxNames = ['firefox-esr', 'firefox'];
/** Playwright drives a stock Firefox by WebDriver BiDi under this channel; its own patched one needs none. */
const stockFirefox = 'moz-firefox';

/**
 * CHROMIUM_PATH → Playwright's own → the system's → Playwright's download → as root, Debian's package. Each is launched before it is taken.
 * @param {Machine} machine
 * @returns {Promise<Candidate | null>}
 */
export async function findChromium(machine) {
  const named = machine.env.CHROMIUM_PATH;
  if (named) {
    if (await machine.launches({ path: named })) return { path: named };
    machine.tell(`CHROMIUM_PATH is ${named}, which does not start; looking further.`);
  }
  if (machine.playwrightsOwn() && (await machine.launches({}))) return {};
  for (const found of machine.onPath(chromiumNames)) if (await machine.launches({ path: found })) return { path: found };
  machine.tell('No Chromium starts here; asking Playwright for its own.');
  if ((await machine.download()) && (await machine.launches({}))) return {};
  if (!machine.isRoot) return null;
  machine.tell('Playwright could not download one; installing a package.');
  for (const name of chromiumPackages) {
    if (!(await machine.aptInstall(name))) continue;
    for (const found of machine.onPath([name])) if (await machine.launches({ path: found })) return { path: found };
  }
  return null;
}

/**
 * FIREFOX_PATH → Playwright's own → the system's → as root, Debian's package. Null is no failure: its tests are left out with a word.
 * @param {Machine} machine
 * @returns {Promise<Candidate | null>}
 */
export async function findFirefox(machine) {
  const stock = (/** @type {string} */ found) => ({ path: found, channel: stockFirefox });
  const named = machine.env.FIREFOX_PATH;
  if (named && (await machine.launches(stock(named)))) return stock(named);
  if (machine.playwrightsOwn() && (await machine.launches({}))) return {};
  for (const found of machine.onPath(firefoxNames)) if (await machine.launches(stock(found))) return stock(found);
  if (!machine.isRoot || !(await machine.aptInstall('firefox-esr'))) return null;
  for (const found of machine.onPath(firefoxNames)) if (await machine.launches(stock(found))) return stock(found);
  return null;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) =>
    folders
      .map((folder) => path.join(folder, name))
      .filter(isProgram)
      .slice(0, 1),
  );
}

/** @param {string} name */
async function aptInstall(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { env, timeout: 300_000 });
  return (await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, timeout: 600_000 })) === 0;
}

/** @param {'chromium' | 'firefox'} kind @returns {Promise<Machine>} */
async function thisMachine(kind) {
  const playwright = await import('@playwright/test');
  const type = playwright[kind];
  return {
    env: process.env,
    isRoot: process.getuid?.() === 0,
    launches: (candidate) => launches(type, candidate),
    playwrightsOwn: () => (existsSync(type.executablePath()) ? type.executablePath() : null),
    onPath,
    download: async () => (await runCommand('npx', ['playwright', 'install', kind], { timeout: 300_000 })) === 0,
    aptInstall,
    tell: (message) => console.log(message),
  };
}

/** @param {import('@playwright/test').BrowserType} type @param {Candidate} candidate */
async function launches(type, candidate) {
  try {
    const browser = await type.launch({ ...launchOptions(candidate), timeout: 60_000 });
    const page = await browser.newPage();
    const sum = await page.evaluate(() => 1 + 1);
    await browser.close();
    return sum === 2;
  } catch {
    return false;
  }
}

/** @param {Candidate} candidate what Playwright's launch options call it */
export function launchOptions({ path: executablePath, channel }) {
  return { ...(executablePath ? { executablePath } : {}), ...(channel ? { channel } : {}) };
}

/**
 * @typedef {{ chromium: Candidate | null, firefox: Candidate | null }} Browsers
 */

/**
 * Looks once; the processes that this one starts read the answer from their environment.
 * @returns {Promise<Browsers>}
 */
export async function findBrowsers() {
  const known = process.env.UNROLLED_BROWSERS;
  if (known) return JSON.parse(known);
  const browsers = {
    chromium: await findChromium(await thisMachine('chromium')),
    firefox: await findFirefox(await thisMachine('firefox')),
  };
  process.env.UNROLLED_BROWSERS = JSON.stringify(browsers);
  return browsers;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { chromium, firefox } = await findBrowsers();
  const name = (/** @type {Candidate | null} */ found) => (found ? (found.path ?? "Playwright's own") : 'none');
  console.log(`chromium: ${name(chromium)}\nfirefox: ${name(firefox)}`);
  if (!chromium) process.exitCode = 1;
}

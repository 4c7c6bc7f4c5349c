// Brings node_modules to what package-lock.json says. Runs on a fresh clone, so it uses nothing but Node.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, peer?: boolean }> }} Lock
 */

/**
 * Whether an installation holds what the lock asks for. Optional packages may be missing: most are for other platforms.
 * @param {Lock} lock package-lock.json
 * @param {Lock | null} installed node_modules/.package-lock.json, which npm writes after each installation
 */
export function isUpToDate(lock, installed) {
  if (!installed) return false;
  return Object.entries(lock.packages ?? {}).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed.packages?.[place];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Lock | null}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Runs a command with its output on ours; resolves to its exit code (127 when it cannot be started).
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, timeout?: number }} [options]
 * @returns {Promise<number>}
 */
export function runCommand(command, parameters, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { stdio: 'inherit', shell: process.platform === 'win32', ...options });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Installs the dependencies if they are missing or out of date; false when that failed. */
export async function ensureInstalled() {
  const lock = readLock('package-lock.json');
  if (lock && isUpToDate(lock, readLock('node_modules/.package-lock.json'))) return true;
  console.log('Installing dependencies…');
  if ((await runCommand('npm', ['ci', '--no-audit', '--no-fund'])) === 0) return true;
  // npm ci refuses a lock that lacks packages of other platforms, as a registry that does not hold them leaves it; npm install does not.
  console.log('Once more, without the parts for other platforms…');
  return (await runCommand('npm', ['install', '--no-save', '--no-audit', '--no-fund'])) === 0;
}

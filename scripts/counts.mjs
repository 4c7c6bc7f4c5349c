// How many tests passed and failed, read from what each tool reports.

/**
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Zero tests, and a tool that failed although its tests passed, are failures; so is a test that was left out.
 * @param {Counts} counts
 * @param {boolean} exitedWell
 * @returns {Counts}
 */
function sound({ passed, failed }, exitedWell) {
  const silent = failed === 0 && (!exitedWell || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

/**
 * @param {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number } | null} report of vitest
 * @param {boolean} exitedWell
 */
export function countUnit(report, exitedWell) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report ?? {};
  return sound({ passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests }, exitedWell);
}

/**
 * @param {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number } } | null} report of Playwright
 * @param {boolean} exitedWell
 */
export function countEndToEnd(report, exitedWell) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return sound({ passed: expected, failed: unexpected + flaky + skipped }, exitedWell);
}

/**
 * @param {string} output of `npm run reference`, whose last line is {"cases":N,"failed":N,"worst":x}
 * @param {boolean} exitedWell
 */
export function countReference(output, exitedWell) {
  const { cases, failed } = readSummary(output.trimEnd().split('\n').at(-1) ?? '');
  return sound({ passed: cases - failed, failed }, exitedWell);
}

/**
 * @param {string} line
 * @returns {{ cases: number, failed: number }}
 */
function readSummary(line) {
  try {
    const { cases, failed } = JSON.parse(line);
    return Number.isInteger(cases) && Number.isInteger(failed) ? { cases, failed } : { cases: 0, failed: 0 };
  } catch {
    return { cases: 0, failed: 0 };
  }
}

/** @param {boolean} exitedWell of a check that counts as one */
export function countOne(exitedWell) {
  return exitedWell ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

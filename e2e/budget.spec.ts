import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures';

const dist = resolve(fileURLToPath(new URL('..', import.meta.url)), process.env.UNROLLED_DIST ?? 'dist');
const budgetBytes = 120_000;

/** Scripts that a browser must have before the page's first line runs: the entry and all that it imports statically. */
function initialScripts(): ReadonlySet<string> {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
      visit(join(dirname(file), path));
    }
  };
  for (const [, path = ''] of html.matchAll(/<script[^>]* src="([^"]+\.js)"/g)) visit(join(dist, path));
  return found;
}

test('the scripts of the first load stay within 120 kB, compressed', { tag: '@chromium' }, () => {
  const scripts = [...initialScripts()];
  expect(scripts.length, 'the page names a script').toBeGreaterThan(0);
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  expect(bytes).toBeLessThanOrEqual(budgetBytes);
});

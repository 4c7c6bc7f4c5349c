// `npm start`: from a fresh clone to the app in the browser. Serves the production build, which is what students get and tests test.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

if (!(await ensureInstalled())) {
  console.error('The dependencies could not be installed; see above.');
  process.exit(1);
}
const { build, preview } = await import('vite');
await build({ logLevel: 'warn' });
const server = await preview({ preview: { open: false } });
console.log(`\nUnrolled is at ${server.resolvedUrls?.local[0]}   (Ctrl+C ends it)`);

import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Nothing inline, nothing evaluated, nothing from another origin: what the page runs is what was built. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Static hosts send no headers of ours, so the policy travels in the page. Only in the build: the dev server needs inline scripts. */
function policyInPage(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy }, injectTo: 'head-prepend' },
      ],
    },
  };
}

/** As a static host should: a file whose name is a digest of what is in it need not be asked for twice. */
function keepAssets(): Plugin {
  return {
    name: 'keep-assets',
    configurePreviewServer({ middlewares }) {
      middlewares.use(({ url }, response, next) => {
        if (url?.includes('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
        next();
      });
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [{ enforce: 'pre', ...mdx() }, react({ include: /\.(mdx|tsx?)$/ }), policyInPage(), keepAssets()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // A font or image written into the style sheet would be a data: address, which the policy refuses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What starts together comes in one file, and what several views share in few: sixty small ones cost more to ask for than to load.
          groups: [
            { name: 'app', tags: ['$initial'], priority: 2 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 12_000, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}'],
    // Only what hangs is to end: a slow or busy machine is no fault of the code.
    testTimeout: 120_000,
    // Left to itself it keeps a core free for an editor: on two cores half of what there is.
    maxWorkers: '100%',
    // Modules are loaded once a process, not once a file. A test leaves every store as it found it: they pass in any order in one process.
    isolate: false,
  },
});

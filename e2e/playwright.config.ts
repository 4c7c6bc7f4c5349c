import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { findBrowsers, launchOptions } from '../scripts/browsers.mjs';

const { chromium, firefox } = await findBrowsers();

/** A free port, found once and handed to the workers, so that several people can test on one machine. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('This machine gives no free port.');
  return address.port;
}

const port = Number((process.env.UNROLLED_PORT ??= String(await freePort())));
/** The build under test; another folder lets several builds be tested side by side. */
const dist = process.env.UNROLLED_DIST ?? 'dist';
/** In a folder, as on a static host: the build must not count on being at the top. */
const folder = '/somewhere/unrolled/';

const viewport = { width: 1280, height: 720 };
/** One process for all pages of a browser: to start one for each costs more than most of the stories in it. */
const chromiumArgs = ['--process-per-site', '--renderer-process-limit=1', '--disable-site-isolation-trials'];
const firefoxUserPrefs = { 'fission.autostart': false, 'dom.ipc.processCount': 1, 'dom.ipc.processPrelaunch.enabled': false };

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Only what hangs is to end: a slow or busy machine is no fault of the code.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { baseURL: `http://127.0.0.1:${port}${folder}`, screenshot: 'only-on-failure', locale: 'en-GB', timezoneId: 'UTC' },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${port} --strictPort --base ${folder} --outDir ${dist}`,
    cwd: '..',
    url: `http://127.0.0.1:${port}${folder}`,
    reuseExistingServer: false,
  },
  projects: [
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], viewport, launchOptions: { ...launchOptions(chromium ?? {}), args: chromiumArgs } },
    },
    // What is tagged @chromium is the words’ and the engine’s, not the browser’s, and is asked once. Firefox shows each depth, cell, direction
    // and panel, and all that keys, pointers, focus, storage, files and room come to.
    ...(firefox
      ? [
          {
            name: 'firefox',
            grepInvert: /@chromium/,
            use: { ...devices['Desktop Firefox'], viewport, launchOptions: { ...launchOptions(firefox), firefoxUserPrefs } },
          },
        ]
      : []),
  ],
});

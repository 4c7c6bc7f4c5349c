// `npm run bench:ui [-- --only NAME] [--slow 4]`: the page's work per frame, from Chromium's own trace of the built app.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findBrowsers, launchOptions } from '../../../scripts/browsers.mjs';
import { quantile, type Summary, summarise, type TraceEvent, workPerStep } from './frames';
import { pressKeys, timeEdits } from './page';
import { edits, type Scenario, scenarios } from './scenes';

const { values: options } = parseArgs({
  options: {
    /** Scenarios to measure, by the beginning of their names; all when left out. */
    only: { type: 'string', multiple: true },
    /** Slowdowns of the processor, by Chromium's own emulation. */
    slow: { type: 'string', multiple: true, default: ['1', '4'] },
  },
});

const viewport = { width: 1280, height: 720 };
const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'v8'];
/** What a step may take on a processor that is slowed down four times. */
const slowLimit = 50;
const editLimit = 50;

const isWanted = (name: string): boolean => !options.only || options.only.some((wanted) => name.startsWith(wanted));

/** The scene of a link, answered, at so slow a processor. */
async function open(page: Page, address: string, hash: string, slowdown: number): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${address}${hash}`);
  await page.getByRole('main').waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"]') && document.querySelector('.stage-figure-room svg:not(.stage-skeleton)'),
  );
  await page.waitForTimeout(1000);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

async function traceSteps(browser: Browser, page: Page, { keys, steps }: Scenario): Promise<readonly TraceEvent[]> {
  // Once without a trace: what is loaded and compiled at first use is no work of a frame.
  await pressKeys(page, keys, Math.min(steps, 10));
  await page.keyboard.press('Home');
  await page.waitForTimeout(600);
  await browser.startTracing(page, { categories });
  await pressKeys(page, keys, steps);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  return trace.traceEvents;
}

function report(name: string, slowdown: number, { total, p95, script, style, layout, paint }: Summary, limit: number): void {
  const kinds = `script ${script}, style ${style}, layout ${layout}, paint ${paint}`;
  console.log(
    `${name.padEnd(22)} ${slowdown}×  median ${total} ms (${kinds})  p95 ${p95} ms  ${p95 <= limit ? 'within' : 'ABOVE'} ${limit}`,
  );
}

async function measure(browser: Browser, page: Page, address: string, slowdown: number) {
  const frames: Record<string, Summary> = {};
  for (const scenario of scenarios.filter(({ name }) => isWanted(name))) {
    await open(page, address, scenario.hash, slowdown);
    const summary = summarise(workPerStep(await traceSteps(browser, page, scenario)));
    frames[scenario.name] = summary;
    report(scenario.name, slowdown, summary, slowdown === 1 ? scenario.limit : slowLimit);
  }
  const edit: Record<string, { readonly median: number; readonly p95: number }> = {};
  for (const { name, hash } of edits.filter((each) => isWanted(each.name))) {
    await open(page, address, hash, slowdown);
    await timeEdits(page, 'anna');
    const times = await timeEdits(page, 'bertholdandgiselle');
    const [median, p95] = [0.5, 0.95].map((share) => Math.round(quantile(times, share) * 10) / 10);
    edit[name] = { median: median ?? Number.NaN, p95: p95 ?? Number.NaN };
    console.log(`${name.padEnd(22)} ${slowdown}×  key to painted answer: median ${median} ms  p95 ${p95} ms  (limit ${editLimit} at 1×)`);
  }
  return { frames, edit };
}

const { chromium: found } = await findBrowsers();
if (!found) throw new Error('No Chromium starts here.');
const outDir = path.resolve('.cache/bench/app');
await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
const server = await preview({ logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
const browser = await chromium.launch(launchOptions(found));
try {
  const address = server.resolvedUrls?.local[0] ?? '';
  const results: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const slowdown of options.slow) {
    const page = await (await browser.newContext({ viewport })).newPage();
    // tsx names inner functions by a helper of its own, which the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named');
    results[`${slowdown}x`] = await measure(browser, page, address, Number(slowdown));
    await page.context().close();
  }
  console.log(JSON.stringify(results));
} finally {
  await browser.close();
  await server.close();
}

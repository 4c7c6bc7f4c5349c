// `npm run bench:ui [-- --only NAME] [--slow 4] [--beside DIR]`: the page's work per frame, from Chromium's own trace of the built app.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import { findBrowsers, launchOptions } from '../../../scripts/browsers.mjs';
import {
  type FrameWork,
  framesPerStep,
  longestOf,
  shownPerSecond,
  type Spread,
  spreadOf,
  type Summary,
  summarise,
  type TraceEvent,
  wholeOf,
} from './frames';
import { pressKeys, timeEdits } from './page';
import { edited, edits, type Scenario, scenarios } from './scenes';

const { values: options } = parseArgs({
  options: {
    /** Scenarios to measure, by the beginning of their names; all when left out. */
    only: { type: 'string', multiple: true },
    /** Slowdowns of the processor, by Chromium's own emulation. */
    slow: { type: 'string', multiple: true, default: ['1', '4'] },
    /** Another built app, measured by turns with this one, so that both meet the same machine. */
    beside: { type: 'string' },
    /** How often each scenario is measured; the steps of all rounds are taken together. */
    rounds: { type: 'string', default: '1' },
  },
});

const viewport = { width: 1280, height: 720 };
const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'v8'];
/** What a step may take on a processor that is slowed down four times. */
const slowLimit = 50;
const editLimit = 50;

const isWanted = (name: string): boolean => !options.only || options.only.some((wanted) => name.startsWith(wanted));

interface App {
  readonly name: string;
  readonly address: string;
}

interface Place {
  readonly browser: Browser;
  readonly page: Page;
  readonly slowdown: number;
}

/** The scene of a link, answered, at so slow a processor. */
async function open({ page, slowdown }: Place, address: string, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${address}${hash}`);
  await page.getByRole('main').waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"], .stage-skeleton') && document.querySelector('.stage-figure-room svg'),
  );
  await page.waitForTimeout(1000);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

interface Measured {
  readonly steps: readonly (readonly FrameWork[])[];
  readonly rate: number;
}

async function traceSteps(place: Place, address: string, { hash, keys, judged }: Scenario): Promise<Measured> {
  const { browser, page } = place;
  await open(place, address, hash);
  // Once without a trace: what is loaded and compiled at first use is no work of a frame.
  const isOpening = judged !== 'every';
  await pressKeys(page, keys, isOpening);
  await page.waitForTimeout(600);
  await browser.startTracing(page, { categories });
  await pressKeys(page, keys, isOpening);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const steps = framesPerStep(traceEvents);
  return { steps: judged === 'every' ? steps : steps.filter((_, index) => index % 2 === 0), rate: shownPerSecond(traceEvents) };
}

/**
 * While scrubbing, the work of a step, which is shown in one frame, and `perSecond`, how many were shown in a second. Where something is
 * opened, which may take several, the work of the longest, and `whole`, the milliseconds of all.
 */
type FrameResult = Summary & { readonly perSecond: number | null; readonly whole: Spread | null; readonly steps: number };

function reportFrames(app: App, name: string, slowdown: number, result: FrameResult, limit: number): void {
  const { total, thread, script, style, layout, paint } = result;
  const kinds = Object.entries({ thread, script, style, layout, paint }).map(([kind, { median, p95 }]) => `${kind} ${median}/${p95}`);
  const head = `${app.name.padEnd(7)} ${name.padEnd(20)} ${slowdown}×  median ${total.median}  p95 ${total.p95} ms`;
  const rate = result.perSecond === null ? '' : `  ${result.perSecond} a second`;
  const whole = result.whole ? `  all its frames ${result.whole.median}/${result.whole.p95}` : '';
  console.log(`${head}  ${total.p95 <= limit ? 'within' : 'ABOVE'} ${limit}  (${kinds.join(', ')})${rate}${whole}`);
}

async function measureFrames(place: Place, apps: readonly App[], scenario: Scenario): Promise<Record<string, FrameResult>> {
  const taken = new Map<App, Measured[]>(apps.map((app) => [app, []]));
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const app of apps) taken.get(app)?.push(await traceSteps(place, app.address, scenario));
  }
  const results = [...taken].map(([app, rounds]) => {
    const steps = rounds.flatMap((round) => round.steps);
    const wholes = steps.map(wholeOf);
    const work =
      scenario.judged === 'every'
        ? { ...summarise(wholes), perSecond: Math.round(spreadOf(rounds.map(({ rate }) => rate)).median), whole: null }
        : { ...summarise(steps.map(longestOf)), perSecond: null, whole: spreadOf(wholes.map(({ total }) => total)) };
    const result = { ...work, steps: steps.length };
    reportFrames(app, scenario.name, place.slowdown, result, place.slowdown === 1 ? scenario.limit : slowLimit);
    return [app.name, result] as const;
  });
  return Object.fromEntries(results);
}

async function measureEdits(place: Place, apps: readonly App[], { name, hash }: (typeof edits)[number]): Promise<Record<string, Spread>> {
  const taken = new Map<App, number[]>(apps.map((app) => [app, []]));
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const app of apps) {
      await open(place, app.address, hash);
      await timeEdits(place.page, ['a', 'n', 'Backspace', 'Backspace']);
      taken.get(app)?.push(...(await timeEdits(place.page, edited)));
    }
  }
  const results = [...taken].map(([app, times]) => {
    const spread = spreadOf(times);
    const judged = place.slowdown === 1 ? `  ${spread.p95 <= editLimit ? 'within' : 'ABOVE'} ${editLimit}` : '';
    const head = `${app.name.padEnd(7)} ${name.padEnd(20)} ${place.slowdown}×`;
    console.log(`${head}  key to painted answer: median ${spread.median}  p95 ${spread.p95} ms${judged}`);
    return [app.name, spread] as const;
  });
  return Object.fromEntries(results);
}

async function measure(place: Place, apps: readonly App[]) {
  const frames: Record<string, Record<string, FrameResult>> = {};
  const edit: Record<string, Record<string, Spread>> = {};
  for (const scenario of scenarios.filter(({ name }) => isWanted(name))) {
    frames[scenario.name] = await measureFrames(place, apps, scenario);
  }
  for (const each of edits.filter(({ name }) => isWanted(name))) edit[each.name] = await measureEdits(place, apps, each);
  return { frames, edit };
}

const { chromium: found } = await findBrowsers();
if (!found) throw new Error('No Chromium starts here.');
const servers: PreviewServer[] = [];
async function serve(name: string, outDir: string): Promise<App> {
  const server = await preview({ logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  servers.push(server);
  return { name, address: server.resolvedUrls?.local[0] ?? '' };
}

const outDir = path.resolve('.cache/bench/app');
await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
const browser = await chromium.launch(launchOptions(found));
try {
  const apps = [await serve('this', outDir), ...(options.beside ? [await serve('beside', path.resolve(options.beside))] : [])];
  const results: Record<string, Awaited<ReturnType<typeof measure>>> = {};
  for (const slowdown of options.slow) {
    const page = await (await browser.newContext({ viewport })).newPage();
    // tsx names inner functions by a helper of its own, which the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named');
    results[`${slowdown}x`] = await measure({ browser, page, slowdown: Number(slowdown) }, apps);
    await page.context().close();
  }
  console.log(JSON.stringify(results));
} finally {
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
}

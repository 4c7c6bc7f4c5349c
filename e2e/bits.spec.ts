import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTaskData } from '../src/data/taskData';
import { specOf } from '../src/store/modelSpec';
import { cells } from '../src/store/sceneParts';
import { createTaskTraining } from '../src/worker/taskTraining';
import type { FromWorker, ToWorker, TrainRequest } from '../src/worker/protocol';
import { expect, test } from './fixtures';

const assets = resolve(fileURLToPath(new URL('..', import.meta.url)), process.env.UNROLLED_DIST ?? 'dist', 'assets');

/** One that is off by a bit is off in all that follow: more would only take longer. */
const updates = 60;

function requestFor(cell: (typeof cells)[number]): TrainRequest {
  return {
    kind: 'train',
    task: 'names',
    spec: specOf({ cell, sizes: [32], bias: 'one' }),
    seed: 11,
    updates,
    learningRate: 0.01,
    from: null,
  };
}

/** The digest of the parameters after the training, in this process. */
async function digestInNode(request: TrainRequest): Promise<string> {
  const task = createTaskTraining(request, await loadTaskData('names'));
  for (;;) {
    const step = task.advance();
    if (step.kind !== 'done') continue;
    task.release();
    return step.result.digest;
  }
}

/** In the page: the built worker, spoken to as the app does. */
async function digestInWorker({ url, request }: { url: string; request: TrainRequest }): Promise<string> {
  const worker = new Worker(url, { type: 'module' });
  const message: ToWorker = { kind: 'request', id: 1, request };
  return new Promise<string>((accept, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'result' && 'digest' in data.result) accept(data.result.digest);
      if (data.kind === 'failure') reject(new Error(JSON.stringify(data.failure)));
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(message);
  });
}

test.describe(`the same seed gives the same bits as in Node after ${updates} updates`, () => {
  for (const cell of cells) {
    test(`of a ${cell} trained on the names`, async ({ page, baseURL }) => {
      const script = readdirSync(assets).find((name) => /^engine\.worker-.*\.js$/.test(name));
      const request = requestFor(cell);
      const expected = await digestInNode(request);
      await page.goto(baseURL ?? '');
      const digest = await page.evaluate(digestInWorker, { url: `assets/${script}`, request });
      expect(digest).toMatch(/^[0-9a-f]{16}$/);
      expect(digest).toBe(expected);
    });
  }
});

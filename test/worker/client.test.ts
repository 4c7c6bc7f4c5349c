import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineClient } from '../../src/worker/client';
import type { TrainProgress } from '../../src/worker/protocol';
import { FakeWorker, pass, resultNamed, traceRequest } from './fakeWorker';

let workers: FakeWorker[] = [];
let client: EngineClient;

function worker(index = 0): FakeWorker {
  const found = workers[index];
  if (!found) throw new Error(`worker ${index} was never started`);
  return found;
}

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  client = new EngineClient(() => {
    const created = new FakeWorker();
    workers.push(created);
    return created;
  });
});

afterEach(() => {
  client.dispose();
  vi.useRealTimers();
});

describe('the client', () => {
  it('gives every request its own answer, whatever the order of the answers', async () => {
    const first = client.ask(traceRequest).result;
    const second = client.ask(traceRequest).result;
    const [a, b] = worker().requests;
    worker().say({ kind: 'result', id: b?.id ?? 0, result: resultNamed('b') });
    worker().say({ kind: 'result', id: a?.id ?? 0, result: resultNamed('a') });
    await expect(first).resolves.toEqual({ name: 'a' });
    await expect(second).resolves.toEqual({ name: 'b' });
  });

  it('sends weights once and then only their name', () => {
    void client.ask(traceRequest).result.catch(() => undefined);
    void client.ask(traceRequest).result.catch(() => undefined);
    const sent = worker().requests.map(({ request }) => (request.kind === 'trace' ? request.pass.weights.data : null));
    expect(sent).toEqual([pass.weights.data, null]);
  });

  it('sends weights again to a worker that no longer has them', async () => {
    const result = client.ask(traceRequest).result;
    worker().say({ kind: 'failure', id: 1, failure: { code: 'weights' } });
    expect(worker().requests).toHaveLength(2);
    expect(worker().requests[1]?.request).toEqual(traceRequest);
    worker().say({ kind: 'result', id: 1, result: resultNamed('late') });
    await expect(result).resolves.toEqual({ name: 'late' });
  });

  it('hands on what the engine refuses in its words', async () => {
    const result = client.ask(traceRequest).result;
    worker().say({ kind: 'failure', id: 1, failure: { code: 'refused', message: 'Too long.' } });
    await expect(result).rejects.toMatchObject({ code: 'refused', message: 'Too long.' });
  });

  it('hands on progress, and commands to pause and go on', () => {
    const onProgress = vi.fn<(progress: TrainProgress) => void>();
    const request = { kind: 'train', task: 'names', spec: pass.spec, seed: 1, updates: 9, learningRate: 0.1, from: null } as const;
    const training = client.ask(request, { onProgress });
    training.result.catch(() => undefined);
    const progress = {
      point: { update: 3, loss: 1, heldOut: 2, gradientNorm: 3 },
      names: [],
      snapshot: { update: 3, weights: new Float64Array(), moments: [] },
    };
    worker().say({ kind: 'progress', id: 1, progress });
    training.pause();
    training.resume();
    expect(onProgress).toHaveBeenCalledExactlyOnceWith(progress);
    expect(worker().messages.slice(1)).toEqual([
      { kind: 'pause', id: 1 },
      { kind: 'resume', id: 1 },
    ]);
  });
});

describe('in a channel', () => {
  const options = { channel: 'stage' };

  it('the latest request follows the one under way, and those between are never sent', async () => {
    const results = [1, 2, 3].map(() => client.ask(traceRequest, options).result);
    const outcomes = Promise.allSettled(results);
    expect(worker().requests.map(({ id }) => id)).toEqual([1]);
    worker().say({ kind: 'result', id: 1, result: resultNamed('old') });
    expect(worker().requests.map(({ id }) => id)).toEqual([1, 3]);
    worker().say({ kind: 'result', id: 3, result: resultNamed('new') });
    expect(await outcomes).toMatchObject([
      { status: 'fulfilled', value: { name: 'old' } },
      { status: 'rejected', reason: { code: 'superseded', isExpected: true } },
      { status: 'fulfilled', value: { name: 'new' } },
    ]);
  });

  it('requests do not wait for other channels', () => {
    client.ask(traceRequest, { channel: 'a' }).result.catch(() => undefined);
    client.ask(traceRequest, { channel: 'b' }).result.catch(() => undefined);
    expect(worker().requests).toHaveLength(2);
  });
});

describe('a withdrawn request', () => {
  it('is refused at once, cancelled in the worker, and its late answer is ignored', async () => {
    const controller = new AbortController();
    const result = client.ask(traceRequest, { signal: controller.signal }).result;
    controller.abort();
    await expect(result).rejects.toMatchObject({ code: 'aborted', isExpected: true });
    expect(worker().messages.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    worker().say({ kind: 'result', id: 1, result: resultNamed('late') });
  });

  it('is never sent when it was withdrawn before', async () => {
    await expect(client.ask(traceRequest, { signal: AbortSignal.abort() }).result).rejects.toMatchObject({ code: 'aborted' });
    expect(workers).toHaveLength(0);
  });

  it('is never sent when it was waiting in its channel', () => {
    const controller = new AbortController();
    client.ask(traceRequest, { channel: 'stage' }).result.catch(() => undefined);
    client.ask(traceRequest, { channel: 'stage', signal: controller.signal }).result.catch(() => undefined);
    controller.abort();
    worker().say({ kind: 'result', id: 1, result: resultNamed('old') });
    expect(worker().requests).toHaveLength(1);
  });

  it('lets the next of its channel go ahead', () => {
    const controller = new AbortController();
    client.ask(traceRequest, { channel: 'stage', signal: controller.signal }).result.catch(() => undefined);
    client.ask(traceRequest, { channel: 'stage' }).result.catch(() => undefined);
    controller.abort();
    expect(worker().requests.map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe('a worker that dies', () => {
  it('fails what it was doing in words, and the next request starts another that gets its weights anew', async () => {
    const result = client.ask(traceRequest).result;
    worker().emit('error', { message: 'out of memory' });
    await expect(result).rejects.toMatchObject({
      code: 'crashed',
      message: 'The engine stopped unexpectedly (out of memory).',
      advice: expect.stringContaining('started again') as string,
    });
    expect(worker().terminated).toBe(true);
    const again = client.ask(traceRequest).result;
    expect(worker(1).requests.map(({ request }) => request)).toEqual([traceRequest]);
    worker(1).say({ kind: 'result', id: 2, result: resultNamed('again') });
    await expect(again).resolves.toEqual({ name: 'again' });
  });

  it('and cannot be started at all is a failure in words too', async () => {
    const broken = new EngineClient(() => {
      throw new Error('blocked');
    });
    await expect(broken.ask(traceRequest).result).rejects.toMatchObject({
      code: 'crashed',
      message: 'The engine could not be started (blocked).',
    });
  });

  it('takes waiting requests of its channels with it', async () => {
    client.ask(traceRequest, { channel: 'stage' }).result.catch(() => undefined);
    const waiting = client.ask(traceRequest, { channel: 'stage' }).result;
    worker().emit('messageerror', {});
    await expect(waiting).rejects.toMatchObject({ code: 'crashed' });
  });
});

describe('a worker that falls silent', () => {
  it('is replaced after ten seconds without a word', async () => {
    const outcome = client.ask(traceRequest).result.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(worker().terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(worker().terminated).toBe(true);
    await expect(outcome).resolves.toMatchObject({ code: 'stuck' });
  });

  it('is left alone as long as it answers that it is alive', async () => {
    client.ask(traceRequest).result.catch(() => undefined);
    for (let second = 0; second < 60; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      expect(worker().messages.at(-1)).toEqual({ kind: 'ping' });
      worker().say({ kind: 'alive' });
    }
    expect(worker().terminated).toBe(false);
  });

  it('is left alone when nothing is asked of it', async () => {
    client.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker().terminated).toBe(false);
    expect(worker().messages).toEqual([]);
  });
});

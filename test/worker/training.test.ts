import { beforeAll, describe, expect, it } from 'vitest';
import { loadTaskData } from '../../src/data/taskData';
import { taskNames } from '../../src/data/tasks';
import { initialise } from '../../src/engine/initialise';
import { specOf } from '../../src/store/modelSpec';
import { recipe } from '../../src/worker/recipe';
import type { TrainRequest } from '../../src/worker/protocol';
import { DirectHost } from './directHost';

const spec = specOf({ cell: 'gru', sizes: [4], bias: 'one' });
const request: TrainRequest = { kind: 'train', task: 'names', spec, seed: 4, updates: 60, learningRate: 0.01, from: null };

/** Once they are loaded, the handler has them again after a few turns. */
beforeAll(() => Promise.all(taskNames.map(loadTaskData)), 60_000);

async function turn(): Promise<void> {
  for (let count = 0; count < 5; count++) await new Promise((resolve) => setImmediate(resolve));
}

async function started(host: DirectHost, change: Partial<TrainRequest> = {}): Promise<number> {
  const id = host.request({ ...request, ...change });
  await turn();
  return id;
}

async function trained(change: Partial<TrainRequest> = {}): Promise<{ host: DirectHost; id: number }> {
  const host = new DirectHost();
  const id = await started(host, change);
  host.runSlices();
  return { host, id };
}

function pass(text: readonly number[]) {
  const weights = { key: 'w', data: initialise(spec, 1, 'glorot') };
  return {
    spec,
    weights,
    gain: 1,
    edits: [],
    inputs: text,
    decoder: null,
    goesOn: null,
    targets: text,
    costSteps: [0],
    truncation: null,
    clamps: [],
  };
}

describe('training', () => {
  it('reports at the start, at regular points and at its end, and learns', async () => {
    const { host, id } = await trained({ updates: 2 * recipe.pointEvery + 10 });
    const points = host.progress(id).map(({ point }) => point);
    expect(points.map(({ update }) => update)).toEqual([0, recipe.pointEvery, 2 * recipe.pointEvery, 2 * recipe.pointEvery + 10]);
    expect(points[0]).toMatchObject({ loss: null, gradientNorm: null });
    expect(points[0]?.heldOut).toBeCloseTo(Math.log(27), 0);
    expect(points.at(-1)?.heldOut).toBeLessThan(2.9);
    expect(points.at(-1)?.gradientNorm).toBeGreaterThan(0);
    expect(host.progress(id).every(({ names }) => names.length === recipe.samples)).toBe(true);
  });

  it('gives the same bits for the same request, and others for another seed', async () => {
    const digests = await Promise.all(
      [{}, {}, { seed: 5 }].map(async (change) => {
        const { host, id } = await trained(change);
        return host.result(id, 'train')?.digest;
      }),
    );
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
  });

  it('goes on from a snapshot to the same bits as if it had never stopped', async () => {
    const through = await trained();
    const [, middle, end] = through.host.progress(through.id);
    const resumed = await trained({ from: middle?.snapshot ?? null });
    const [start, last] = resumed.host.progress(resumed.id);
    expect(start?.point).toEqual({ ...middle?.point, loss: null, gradientNorm: null });
    expect(last).toEqual(end);
    expect(resumed.host.result(resumed.id, 'train')?.digest).toBe(through.host.result(through.id, 'train')?.digest);
  });

  it('does not depend on how it is cut into slices or on what is asked meanwhile', async () => {
    const plain = await trained();
    const host = new DirectHost();
    host.tick = 20;
    const id = await started(host);
    while (host.runSlices(1) > 0) host.answer({ kind: 'trace', pass: pass([0, 1, 2]) });
    expect(host.result(id, 'train')?.digest).toBe(plain.host.result(plain.id, 'train')?.digest);
  });

  it('of no updates gives the freshly initialised weights', async () => {
    const { host, id } = await trained({ updates: 0 });
    expect(host.result(id, 'train')?.weights).toEqual(initialise(spec, 4, recipe.initialisation));
  });

  it.each(taskNames)('of the task “%s” stops with a reason when it diverges, and keeps sound weights', async (task) => {
    const { host, id } = await trained({ learningRate: 1e308, task, spec: specOf({ task, cell: 'gru', sizes: [4], bias: 'one' }) });
    const result = host.result(id, 'train');
    expect(result?.diverged).toContain('Training stopped after');
    expect(result?.weights.every(Number.isFinite)).toBe(true);
  });
});

describe('a training under way', () => {
  it('leaves the worker free to answer between slices', async () => {
    const host = new DirectHost();
    const id = await started(host);
    host.runSlices(3);
    expect(host.answer({ kind: 'trace', pass: pass([0, 5]) }).losses.shape).toEqual([2, 1]);
    expect(host.result(id, 'train')).toBeNull();
    host.runSlices();
    expect(host.result(id, 'train')).not.toBeNull();
  });

  it('pauses and goes on', async () => {
    const host = new DirectHost();
    const id = await started(host);
    host.send({ kind: 'pause', id });
    host.runSlices();
    expect(host.result(id, 'train')).toBeNull();
    host.send({ kind: 'resume', id });
    host.runSlices();
    expect(host.result(id, 'train')).not.toBeNull();
  });

  it('ends when it is cancelled, and gives its memory back', async () => {
    const host = new DirectHost();
    for (let round = 0; round < 14; round++) {
      const id = await started(host, { spec: specOf({ cell: 'lstm', sizes: [128], bias: 'one' }) });
      host.send({ kind: 'cancel', id });
    }
    host.runSlices();
    expect(host.said).toEqual([]);
  });

  it('can be paused or cancelled before it has begun', async () => {
    const host = new DirectHost();
    const [paused, cancelled] = [host.request(request), host.request(request)];
    host.send({ kind: 'pause', id: paused });
    host.send({ kind: 'cancel', id: cancelled });
    await turn();
    host.runSlices();
    expect(host.said).toEqual([]);
    host.send({ kind: 'resume', id: paused });
    host.runSlices();
    expect(host.result(paused, 'train')).not.toBeNull();
  });

  it('makes way for a newer one and then goes on undisturbed, even if the older ends first', async () => {
    const plain = await trained();
    const host = new DirectHost();
    const older = await started(host);
    const newer = await started(host);
    host.runSlices(2);
    host.send({ kind: 'pause', id: newer });
    host.runSlices();
    expect(host.result(older, 'train')?.digest).toBe(plain.host.result(plain.id, 'train')?.digest);
    host.answer({ kind: 'trace', pass: pass(Array.from({ length: 3000 }, () => 1)) });
    host.send({ kind: 'resume', id: newer });
    host.runSlices();
    expect(host.result(newer, 'train')?.digest).toBe(plain.host.result(plain.id, 'train')?.digest);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noticeStore } from '../../src/store/noticeStore';
import type { Answer } from '../../src/store/run';
import { runStore } from '../../src/store/runStore';
import { defaultScene } from '../../src/store/scene';
import { changeScene, openScene } from '../../src/store/sceneStore';
import { hasEqualAnswer, StageAnswers } from '../../src/store/stageAnswers';
import { Weights } from '../../src/store/weightSource';
import type { TraceRequest, TrainRequest } from '../../src/worker/protocol';
import { FakeEngine, progressAt, settled } from './fakeEngine';

let engine: FakeEngine;
let disconnect: () => void;
const shipped = new Float64Array([1, 2, 3]);

beforeEach(() => {
  vi.useFakeTimers();
  engine = new FakeEngine();
  openScene(defaultScene);
  runStore.setState({ status: 'empty' }, true);
  noticeStore.setState({ notices: [] });
  disconnect = new StageAnswers(engine, new Weights(engine, () => Promise.resolve(shipped))).connect();
});

afterEach(() => {
  disconnect();
  vi.useRealTimers();
});

function traceAt(index: number): TraceRequest {
  const { request } = engine.question(index);
  if (request.kind !== 'trace') throw new Error(`asked for ${request.kind}`);
  return request;
}

/** What was asked is what was read; of the rest only the loss matters here. */
function answer(index: number, loss: number): void {
  const { inputs, decoder, targets } = traceAt(index).pass;
  engine.question(index).answer({ loss, read: { inputs, decoder, targets } });
}

function shown(): Answer {
  const run = runStore.getState();
  if (run.status !== 'ready') throw new Error(`the run is ${run.status}`);
  return run.answer;
}

describe('the stage', () => {
  it('is answered as soon as the page opens, with the scene that was asked for', async () => {
    expect(runStore.getState().status).toBe('running');
    await settled();
    expect(traceAt(0).pass).toMatchObject({
      inputs: [0, 13, 1, 18, 20, 8, 1],
      targets: [13, 1, 18, 20, 8, 1, 0],
      costSteps: 'every',
      weights: { data: shipped },
    });
    answer(0, 2.5);
    await settled();
    expect(shown()).toMatchObject({ scene: defaultScene, loss: 2.5 });
    expect(
      shown()
        .columns.map(({ typed }) => typed)
        .join(''),
    ).toBe('·Martha');
  });

  it('computes nothing for a step, a page, a depth or a direction', async () => {
    await settled();
    changeScene({ step: 1, page: { kind: 'lab' }, depth: { kind: 'cell' }, direction: 'backward', zoom: 2, pins: [], panel: 'training' });
    await settled();
    expect(engine.questions).toHaveLength(1);
  });

  it('asks again for a text, a cost, a truncation, a clamp, an edit and a model', async () => {
    await settled();
    changeScene({ text: 'Al' });
    changeScene({ cost: [0, 1, 9] });
    changeScene({ truncation: 2 });
    changeScene({ clamps: [{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 0, to: 1, value: 1 }] });
    changeScene({ edits: [{ tensor: 'layer1.U', index: 0, value: 1 }] });
    changeScene({ model: { ...defaultScene.model, cell: 'rnn' } });
    await settled();
    expect(engine.questions).toHaveLength(7);
    expect(traceAt(5).pass).toMatchObject({
      inputs: [0, 1, 12],
      costSteps: [0, 1, 9],
      truncation: { every: 1, through: 2 },
      clamps: [{ value: 1 }],
      edits: [{ value: 1 }],
    });
    expect(traceAt(6).pass).toMatchObject({ spec: { layers: [{ cell: 'rnn' }] }, clamps: [], edits: [] });
  });

  it('shows answers in their order and never goes back to an older one', async () => {
    await settled();
    changeScene({ text: 'A' });
    changeScene({ text: 'Al' });
    await settled();
    answer(1, 1);
    await settled();
    expect(shown().scene.text).toBe('A');
    answer(2, 2);
    await settled();
    answer(0, 0);
    await settled();
    expect(shown().scene.text).toBe('Al');
  });

  it('keeps the last answer while a new one is computed, and says that it runs only when it takes long', async () => {
    await settled();
    answer(0, 1);
    await settled();
    changeScene({ text: 'Al' });
    await settled();
    expect(runStore.getState().status).toBe('ready');
    await vi.advanceTimersByTimeAsync(200);
    expect(runStore.getState()).toMatchObject({ status: 'running', scene: { text: 'Al' }, previous: { loss: 1 } });
  });

  it('says in words what the engine refuses, and recovers with the next change', async () => {
    await settled();
    answer(0, 1);
    await settled();
    changeScene({ text: 'Al' });
    await settled();
    engine.question(1).fail('refused', 'Too long.');
    await settled();
    expect(runStore.getState()).toMatchObject({ status: 'failed', failure: { message: 'Too long.' }, previous: { loss: 1 } });
    changeScene({ text: 'A' });
    await settled();
    answer(2, 3);
    await settled();
    expect(shown().loss).toBe(3);
  });

  it('tries once more after a crash and tells the learner', async () => {
    await settled();
    engine.question(0).fail('crashed', 'The engine stopped unexpectedly.');
    await settled();
    expect(noticeStore.getState().notices.map(({ sentences }) => sentences[0])).toEqual(['The engine stopped unexpectedly.']);
    answer(1, 4);
    await settled();
    expect(shown().loss).toBe(4);
  });

  it('fails in words when it crashes twice, with everything that was chosen still there', async () => {
    await settled();
    engine.question(0).fail('stuck');
    await settled();
    engine.question(1).fail('stuck');
    await settled();
    expect(runStore.getState()).toMatchObject({ status: 'failed', scene: defaultScene });
    expect(engine.questions).toHaveLength(2);
  });
});

describe('a model that a link names by its training', () => {
  const source = { kind: 'trained', seed: 3, updates: 200, learningRate: 0.01 } as const;

  it('is trained again from its seed, with progress, and then shown', async () => {
    await settled();
    changeScene({ model: { ...defaultScene.model, source } });
    await settled();
    const training = engine.question(1);
    expect(training.request).toMatchObject({ kind: 'train', seed: 3, updates: 200, learningRate: 0.01, from: null });
    training.report(progressAt(50, training.request as TrainRequest));
    expect(runStore.getState()).toMatchObject({ status: 'running', progress: 0.25 });
    training.answer({ weights: shipped, digest: '', diverged: null });
    await settled();
    expect(traceAt(2).pass.weights.data).toBe(shipped);
  });

  it('is not trained twice, and a reported update is at hand at once', async () => {
    await settled();
    changeScene({ model: { ...defaultScene.model, source } });
    await settled();
    engine.question(1).report(progressAt(50, engine.question(1).request as TrainRequest));
    changeScene({ model: { ...defaultScene.model, source: { ...source, updates: 50 } } });
    await settled();
    expect(engine.question(1).options.signal?.aborted).toBe(true);
    expect(traceAt(2).pass.weights.data?.[0]).toBe(50);
  });

  it('goes on from the latest snapshot of the same training', async () => {
    await settled();
    changeScene({ model: { ...defaultScene.model, source } });
    await settled();
    engine.question(1).report(progressAt(50, engine.question(1).request as TrainRequest));
    changeScene({ model: { ...defaultScene.model, source: { ...source, updates: 150 } } });
    await settled();
    expect(engine.question(2).request).toMatchObject({ kind: 'train', updates: 150, from: { update: 50 } });
  });

  it('that diverges fails in the words of the engine', async () => {
    await settled();
    changeScene({ model: { ...defaultScene.model, source } });
    await settled();
    engine.question(1).answer({ weights: shipped, digest: '', diverged: 'The loss became infinite.' });
    await settled();
    expect(runStore.getState()).toMatchObject({ status: 'failed', failure: { message: 'The loss became infinite.' } });
  });
});

describe('two scenes that were made apart', () => {
  const copy = structuredClone(defaultScene);

  it('have the same answer if what is computed has the same content, wherever the reader is', () => {
    expect(hasEqualAnswer(defaultScene, copy)).toBe(true);
    expect(hasEqualAnswer(defaultScene, { ...copy, step: 3, theme: 'dark', direction: 'backward' })).toBe(true);
  });

  it.each([
    ['text', { text: 'Otto' }],
    ['gain', { gain: 2 }],
    ['cost', { cost: [1] }],
    ['truncation', { truncation: 2 }],
    ['model', { model: { ...copy.model, cell: 'gru' as const } }],
  ])('have answers of their own if they differ in the %s', (_, changed) => {
    expect(hasEqualAnswer(defaultScene, { ...copy, ...changed })).toBe(false);
  });
});

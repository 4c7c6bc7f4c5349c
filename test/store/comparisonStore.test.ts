import { beforeEach, describe, expect, it } from 'vitest';
import { comparisonStore, followScene, retryCompared, stopCompared } from '../../src/store/comparisonStore';
import { setConnectedEngine } from '../../src/store/connectedEngine';
import { defaultScene, type Scene } from '../../src/store/scene';
import { Weights } from '../../src/store/weightSource';
import type { TraceRequest, TrainRequest } from '../../src/worker/protocol';
import { FakeEngine, progressAt, settled } from './fakeEngine';

const trained: Scene = {
  ...defaultScene,
  model: { cell: 'lstm', sizes: [4], bias: 'one', source: { kind: 'trained', seed: 2, updates: 100, learningRate: 0.01 } },
};
let engine: FakeEngine;

const stateOf = (cell: 'rnn' | 'lstm' | 'gru') => comparisonStore.getState()[cell];
const kinds = () => engine.questions.map(({ request }) => request.kind);

/** The engine gives the weights that a training question asks for. */
function train(index: number): void {
  const { request, answer } = engine.question(index);
  answer({ weights: progressAt(100, request as TrainRequest).snapshot.weights, digest: '', diverged: null });
}

beforeEach(() => {
  followScene([], defaultScene);
  engine = new FakeEngine();
  setConnectedEngine({ engine, weights: new Weights(engine) });
});

describe('the cells beside the one on stage', () => {
  it('are trained first when the stage shows a trained network, with progress, and then read its text', async () => {
    followScene(['rnn', 'lstm'], trained);
    expect(kinds()).toEqual(['train']);
    expect(engine.question(0).request).toMatchObject({ seed: 2, updates: 100, spec: { layers: [{ cell: 'rnn', size: 4 }] } });
    engine.question(0).report(progressAt(50, engine.question(0).request as TrainRequest));
    expect(stateOf('rnn')).toEqual({ status: 'training', progress: 0.5 });
    train(0);
    await settled();
    expect(kinds()).toEqual(['train', 'trace']);
    const { pass } = engine.question(1).request as TraceRequest;
    engine.question(1).answer({ loss: 2, read: { inputs: pass.inputs, decoder: pass.decoder, targets: pass.targets } });
    await settled();
    expect(stateOf('rnn')).toMatchObject({ status: 'ready', answer: { scene: { model: { cell: 'rnn' }, text: 'Martha' } } });
    expect(stateOf('lstm')).toBeUndefined();
  });

  it('train once however often the text changes meanwhile, and answer only to the latest', async () => {
    followScene(['rnn', 'lstm'], trained);
    followScene(['rnn', 'lstm'], { ...trained, text: 'Ida' });
    train(0);
    await settled();
    expect(kinds()).toEqual(['train', 'trace']);
    expect(engine.question(1).request).toMatchObject({ pass: { inputs: { length: 4 } } });
  });

  it('are asked nothing new by a step or another depth', async () => {
    followScene(['rnn', 'lstm'], trained);
    train(0);
    await settled();
    followScene(['rnn', 'lstm'], { ...trained, step: 1, depth: { kind: 'cell' } });
    await settled();
    expect(kinds()).toEqual(['train', 'trace']);
  });

  it('can be called off and begun again', async () => {
    followScene(['rnn', 'lstm'], trained);
    stopCompared('rnn');
    expect(engine.question(0).options.signal?.aborted).toBe(true);
    followScene(['rnn', 'lstm'], { ...trained, text: 'Ida' });
    await settled();
    expect(stateOf('rnn')).toEqual({ status: 'stopped' });
    retryCompared('rnn');
    expect(kinds()).toEqual(['train', 'train']);
  });

  it('say in words what went wrong', async () => {
    followScene(['rnn', 'lstm'], trained);
    engine.question(0).fail('refused', 'Too large.');
    await settled();
    expect(stateOf('rnn')).toMatchObject({ status: 'failed', failure: { message: 'Too large.' } });
  });

  it('are forgotten when nobody compares any more', async () => {
    followScene(['rnn', 'lstm'], trained);
    followScene([], trained);
    expect(engine.question(0).options.signal?.aborted).toBe(true);
    await settled();
    expect(stateOf('rnn')).toBeUndefined();
  });
});

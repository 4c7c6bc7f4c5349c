import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { modelFactsStore } from '../../src/store/modelFacts';
import { noticeStore } from '../../src/store/noticeStore';
import {
  connectTraining,
  forgetTraining,
  pauseTraining,
  resumeTraining,
  startTraining,
  stopTraining,
  trainingStore,
} from '../../src/store/runStore';
import { defaultScene } from '../../src/store/scene';
import { changeScene, currentScene, openScene, undo } from '../../src/store/sceneStore';
import { modelAfter, trainingOf, type TrainingRecord } from '../../src/store/training';
import { TrainingDirector } from '../../src/store/trainingDirector';
import { Weights } from '../../src/store/weightSource';
import type { TrainRequest } from '../../src/worker/protocol';
import { FakeEngine, progressAt, settled } from './fakeEngine';

const settings = { cell: 'gru', sizes: [8], bias: 'one', seed: 5, updates: 300, learningRate: 0.02 } as const;
let engine: FakeEngine;

const bigram = { name: 'bigram', heldOutLoss: 2.4, strengths: [] } as const;

const { facts: known } = modelFactsStore.getState();
afterAll(() => modelFactsStore.setState({ facts: known }));

beforeEach(() => {
  engine = new FakeEngine();
  openScene(defaultScene);
  trainingStore.setState({ status: 'idle' }, true);
  noticeStore.setState({ notices: [] });
  modelFactsStore.setState({
    facts: {
      baselines: { names: [bigram], language: [], spelling: [], translation: [], onTheFly: [], recall: [], births: [], tags: [] },
      forecasts: { days: 0, points: [], ahead: { places: 0, seasonal: [] } },
      models: [],
    },
  });
  connectTraining(new TrainingDirector(engine, new Weights(engine)));
});

function report(update: number, index = engine.questions.length - 1): void {
  const { request } = engine.question(index);
  engine.question(index).report(progressAt(update, request as TrainRequest));
}

function record(): TrainingRecord {
  const training = trainingStore.getState();
  if (training.status === 'idle') throw new Error('no training');
  return training.record;
}

function updatesOnStage(): number | null {
  const { source } = currentScene().model;
  return source.kind === 'trained' ? source.updates : null;
}

describe('training', () => {
  it('starts from scratch with what the learner chose, on stage, beside the baselines', () => {
    startTraining(settings);
    expect(engine.question(0).request).toMatchObject({ kind: 'train', seed: 5, updates: 300, learningRate: 0.02, from: null });
    report(0);
    expect(currentScene().model).toMatchObject({ cell: 'gru', sizes: [8], source: { kind: 'trained', seed: 5, updates: 0 } });
    expect(record().baselines).toEqual([bigram]);
  });

  it('starts the forget gates where the learner has put them', () => {
    startTraining({ ...settings, cell: 'lstm', forgetBias: 0 });
    report(0);
    expect(engine.question(0).request).toMatchObject({ spec: { layers: [{ forgetBias: 0 }] } });
    expect(currentScene().model).toMatchObject({ forgetBias: 0, source: { updates: 0 } });
  });

  it('grows a curve and samples, and the stage follows, as one step to undo', () => {
    startTraining(settings);
    report(0);
    report(50);
    report(100);
    expect(record().points.map(({ update }) => update)).toEqual([0, 50, 100]);
    expect(record().samples.at(-1)).toEqual({ update: 100, names: ['ida'] });
    expect(updatesOnStage()).toBe(100);
    undo();
    expect(currentScene()).toEqual(defaultScene);
  });

  it('lets the stage alone once the learner looks at another model', () => {
    startTraining(settings);
    report(0);
    changeScene({ model: defaultScene.model });
    report(50);
    expect(currentScene().model).toEqual(defaultScene.model);
    expect(record()).toMatchObject({ update: 50 });
  });

  it('pauses, goes on and ends with its last update', async () => {
    startTraining(settings);
    pauseTraining();
    expect(trainingStore.getState().status).toBe('paused');
    resumeTraining();
    expect(engine.question(0).commands).toEqual(['pause', 'resume']);
    report(300);
    engine.question(0).answer({ weights: new Float64Array(), digest: '', diverged: null });
    await settled();
    expect(trainingStore.getState()).toMatchObject({ status: 'finished', stoppedEarly: false });
  });

  it('can be stopped, and what was learned stays on the stage', async () => {
    startTraining(settings);
    report(50);
    stopTraining();
    await settled();
    expect(trainingStore.getState()).toMatchObject({ status: 'finished', stoppedEarly: true });
    expect(engine.question(0).options.signal?.aborted).toBe(true);
    expect(updatesOnStage()).toBe(50);
  });

  it('is forgotten when the learner resets, whatever the engine still says', async () => {
    startTraining(settings);
    report(50);
    forgetTraining();
    report(100);
    await settled();
    expect(engine.question(0).options.signal?.aborted).toBe(true);
    expect(trainingStore.getState()).toEqual({ status: 'idle' });
  });

  it('is the training of networks of its task, cell and sizes only, wherever their weights are from', () => {
    startTraining(settings);
    const training = trainingStore.getState();
    const model = modelAfter(settings, 100);
    for (const like of [model, { ...model, task: 'names' }, { ...model, source: { kind: 'shipped' } }] as const)
      expect(trainingOf(training, like)).toBe(training);
    for (const other of [{ task: 'births' }, { cell: 'rnn' }, { sizes: [8, 8] }, { bias: 'two' }, { forgetBias: 0 }] as const)
      expect(trainingOf(training, { ...model, ...other })).toEqual({ status: 'idle' });
  });

  it('is replaced by a new one', async () => {
    startTraining(settings);
    startTraining({ ...settings, seed: 6 });
    await settled();
    expect(engine.question(0).options.signal?.aborted).toBe(true);
    report(50, 0);
    expect(record()).toMatchObject({ settings: { seed: 6 }, points: [] });
    expect(trainingStore.getState().status).toBe('running');
  });

  it('says why it cannot go on when it diverges', async () => {
    startTraining(settings);
    engine.question(0).answer({ weights: new Float64Array(), digest: '', diverged: 'The loss became infinite.' });
    await settled();
    expect(trainingStore.getState()).toMatchObject({ status: 'failed', failure: { message: 'The loss became infinite.' } });
  });
});

describe('a training that loses its engine', () => {
  it('goes on from its latest point, and the learner is told', async () => {
    startTraining(settings);
    report(50);
    engine.question(0).fail('crashed', 'The engine stopped.');
    await settled();
    expect(engine.question(1).request).toMatchObject({ kind: 'train', seed: 5, updates: 300, from: { update: 50 } });
    expect(trainingStore.getState().status).toBe('running');
    expect(noticeStore.getState().notices).toHaveLength(1);
    report(50);
    report(100);
    expect(record().points.map(({ update }) => update)).toEqual([50, 100]);
  });

  it('stays paused when it was paused', async () => {
    startTraining(settings);
    report(50);
    pauseTraining();
    engine.question(0).fail('stuck');
    await settled();
    expect(engine.question(1).commands).toEqual(['pause']);
    expect(trainingStore.getState().status).toBe('paused');
  });

  it('fails in words when it gets no further before it loses it again', async () => {
    startTraining(settings);
    report(50);
    engine.question(0).fail('crashed');
    await settled();
    engine.question(1).fail('crashed', 'The engine stopped.');
    await settled();
    expect(trainingStore.getState()).toMatchObject({ status: 'failed', failure: { message: 'The engine stopped.' } });
    expect(engine.questions).toHaveLength(2);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { chooseTask } from '../../src/store/chooseTask';
import { connectTraining, pauseTraining, resumeTraining, startTraining, stopTraining, trainingStore } from '../../src/store/runStore';
import type { TaskName } from '../../src/data/task';
import { defaultScene } from '../../src/store/scene';
import { changeScene, currentScene, openScene, redo, sceneStore, undo } from '../../src/store/sceneStore';
import { learnerOf, modelAfter } from '../../src/store/training';
import { TrainingDirector } from '../../src/store/trainingDirector';
import { Weights } from '../../src/store/weightSource';
import type { TrainRequest } from '../../src/worker/protocol';
import { FakeEngine, progressAt } from './fakeEngine';

const settings = { cell: 'gru', sizes: [8], bias: 'one', seed: 5, updates: 300, learningRate: 0.02 } as const;
let engine: FakeEngine;

beforeEach(() => {
  engine = new FakeEngine();
  openScene(defaultScene);
  trainingStore.setState({ status: 'idle' }, true);
  connectTraining(new TrainingDirector(engine, new Weights(engine)));
});

function report(update: number): void {
  const { request, report: tell } = engine.question(0);
  tell(progressAt(update, request as TrainRequest));
}

function updatesOnStage(): number | null {
  const { source } = currentScene().model;
  return source.kind === 'trained' ? source.updates : null;
}

function type(...texts: readonly string[]): void {
  for (const text of texts) changeScene({ text }, { merge: 'text' });
}

function choose(task: TaskName): void {
  changeScene((scene) => chooseTask(scene, task, learnerOf(trainingStore.getState(), task, sceneStore.getState().past)));
}

describe('undo while a training goes on', () => {
  it('takes back what the learner did and never what was learned; what is typed stays one step', () => {
    startTraining(settings);
    report(0);
    type('b', 'be');
    report(50);
    type('ber');
    report(100);
    expect(sceneStore.getState().past).toHaveLength(2);
    undo();
    expect(currentScene()).toMatchObject({ text: defaultScene.text, model: { source: { updates: 100 } } });
  });

  it('keeps what was undone, and the stage follows before, after and when it is done again', () => {
    startTraining(settings);
    report(0);
    type('be');
    undo();
    report(50);
    expect(updatesOnStage()).toBe(50);
    redo();
    expect(currentScene()).toMatchObject({ text: 'be', model: { source: { updates: 50 } } });
    undo();
    undo();
    expect(currentScene()).toEqual(defaultScene);
    report(100);
    expect(currentScene()).toEqual(defaultScene);
    redo();
    expect(updatesOnStage()).toBe(100);
  });

  it('takes back the choice of a moment, and leads back to one that was chosen', () => {
    startTraining(settings);
    report(0);
    report(50);
    changeScene({ model: modelAfter(settings, 0) }, { merge: 'update' });
    report(100);
    expect(updatesOnStage()).toBe(0);
    undo();
    expect(updatesOnStage()).toBe(100);
    redo();
    expect(updatesOnStage()).toBe(0);
  });

  it('leads back to the same update of an earlier training, though this one has passed it', () => {
    openScene({ ...defaultScene, model: modelAfter(settings, 50) });
    startTraining(settings);
    report(0);
    report(50);
    report(100);
    undo();
    expect(updatesOnStage()).toBe(50);
  });
});

describe('the stage of a training', () => {
  it('stays at its update while weights are set by hand, and keeps them', () => {
    const edits = [{ tensor: 'layer1.U', index: 3, value: 2 }];
    startTraining(settings);
    report(0);
    report(50);
    pauseTraining();
    changeScene({ edits });
    resumeTraining();
    report(100);
    report(150);
    expect(currentScene()).toMatchObject({ edits, model: { source: { updates: 50 } } });
    expect(trainingStore.getState()).toMatchObject({ record: { update: 150 } });
    undo();
    expect(currentScene()).toMatchObject({ edits: [], model: { source: { updates: 50 } } });
  });

  it('brings weights that were set and taken back again only at the update that they were set at', () => {
    const edits = [{ tensor: 'layer1.U', index: 3, value: 2 }];
    startTraining(settings);
    report(0);
    changeScene({ edits });
    undo();
    report(50);
    expect(currentScene()).toMatchObject({ edits: [], model: { source: { updates: 50 } } });
    redo();
    expect(currentScene()).toMatchObject({ edits, model: { source: { updates: 0 } } });
  });

  it('follows again once the learner chooses the newest point', () => {
    startTraining(settings);
    report(0);
    report(50);
    changeScene({ model: modelAfter(settings, 0) });
    report(100);
    changeScene({ model: modelAfter(settings, 100) });
    report(150);
    report(200);
    expect(updatesOnStage()).toBe(200);
  });
});

describe('another task during a training', () => {
  it('keeps the stage, though it was chosen before anything was learned, and undo leads to the network that learns', () => {
    startTraining(settings);
    choose('births');
    report(0);
    report(50);
    expect(currentScene().model).toMatchObject({ task: 'births', source: { kind: 'shipped' } });
    undo();
    expect(currentScene().model).toEqual(modelAfter(settings, 50));
    undo();
    expect(currentScene()).toEqual(defaultScene);
  });

  it('leads back to the network that learns, in its cell and size, and the stage follows again', () => {
    startTraining(settings);
    report(0);
    choose('births');
    changeScene(({ model }) => ({ model: { ...model, cell: 'rnn' } }));
    report(50);
    pauseTraining();
    choose('names');
    expect(currentScene().model).toEqual(modelAfter(settings, 50));
    resumeTraining();
    report(100);
    expect(updatesOnStage()).toBe(100);
  });

  it('leads to the usual network of its own, and back to what was learned meanwhile, though the training has ended', () => {
    startTraining(settings);
    report(0);
    choose('births');
    choose('tags');
    expect(currentScene().model).toMatchObject({ task: 'tags', sizes: [16], source: { kind: 'shipped' } });
    report(50);
    stopTraining();
    choose('names');
    expect(currentScene().model).toEqual(modelAfter(settings, 50));
  });

  it('leads back to the usual network once the training has ended, if the learner had left another', () => {
    startTraining(settings);
    report(0);
    report(50);
    stopTraining();
    changeScene({ model: defaultScene.model });
    choose('births');
    choose('names');
    expect(currentScene().model).toMatchObject({ sizes: [32], source: { kind: 'shipped' } });
  });
});

import { taskOf } from '../data/tasks';
import type { Asked } from '../worker/client';
import type { TrainProgress, TrainResult } from '../worker/protocol';
import { baselinesOf, modelFactsStore } from './modelFacts';
import { specOf } from './modelSpec';
import { notify } from './noticeStore';
import { type TrainingControls, trainingStore } from './runStore';
import type { ModelChoice } from './scene';
import { changeScene, goOnTraining } from './sceneStore';
import { failureOf, isRestart } from './stageAnswers';
import { isBusy, modelAfter, type TrainingRecord, type TrainingSettings } from './training';
import { trainingKey } from './weightKey';
import type { Engine, Weights } from './weightSource';

/** Carries out the learner's training commands: the record of the training grows here, and the stage shows what it has learned. */
export class TrainingDirector implements TrainingControls {
  readonly #engine: Engine;
  readonly #weights: Weights;
  #job: { readonly asked: Asked<'train'>; readonly controller: AbortController } | null = null;
  /** The latest network of the training, as it was put on the stage. */
  #newest: ModelChoice | null = null;

  constructor(engine: Engine, weights: Weights) {
    this.#engine = engine;
    this.#weights = weights;
  }

  start = (settings: TrainingSettings): void => {
    this.#job?.controller.abort();
    const baselines = baselinesOf(modelFactsStore.getState().facts, settings);
    const record: TrainingRecord = { settings, update: 0, points: [], samples: [], baselines };
    trainingStore.setState({ status: 'running', record }, true);
    this.#newest = modelAfter(settings, 0);
    // To train is one choice and one step to undo; from then on what shows the newest network follows, on the stage or not.
    changeScene({ model: this.#newest });
    this.#run(settings, 0);
  };

  pause = (): void => {
    const training = trainingStore.getState();
    if (training.status !== 'running') return;
    this.#job?.asked.pause();
    trainingStore.setState({ status: 'paused', record: training.record }, true);
  };

  resume = (): void => {
    const training = trainingStore.getState();
    if (training.status !== 'paused') return;
    trainingStore.setState({ status: 'running', record: training.record }, true);
    this.#job?.asked.resume();
  };

  stop = (): void => {
    const training = trainingStore.getState();
    if (!isBusy(training)) return;
    this.#job?.controller.abort();
    this.#job = null;
    trainingStore.setState({ status: 'finished', record: training.record, stoppedEarly: true }, true);
  };

  forget = (): void => {
    this.#job?.controller.abort();
    this.#job = null;
    trainingStore.setState({ status: 'idle' }, true);
  };

  /** Trains, from the latest snapshot when there is one. `restarts`: how often this training has lost its engine since it last got on. */
  #run(settings: TrainingSettings, restarts: number): void {
    const controller = new AbortController();
    const model = modelAfter(settings, settings.updates);
    const { seed, updates, learningRate } = settings;
    const from = restarts === 0 ? null : this.#weights.cache.snapshotBefore(trainingKey(model, seed, learningRate), updates);
    let losses = restarts;
    const onProgress = (progress: TrainProgress): void => {
      losses = 0;
      if (!controller.signal.aborted) this.#grow(settings, progress);
    };
    const request = { kind: 'train', task: taskOf(settings).name, spec: specOf(model), seed, updates, learningRate, from } as const;
    const asked = this.#engine.ask(request, { signal: controller.signal, onProgress });
    this.#job = { asked, controller };
    asked.result.then(
      (result) => this.#finish(settings, result, controller.signal),
      (error: unknown) => this.#lose(settings, error, controller.signal, losses),
    );
  }

  #grow(settings: TrainingSettings, progress: TrainProgress): void {
    const training = trainingStore.getState();
    if (!isBusy(training)) return;
    const { point, names } = progress;
    const { record } = training;
    if (record.points.some(({ update }) => update === point.update)) return;
    this.#weights.keep(modelAfter(settings, point.update), settings, progress);
    this.#show(modelAfter(settings, point.update));
    const grown: TrainingRecord = {
      ...record,
      update: point.update,
      points: [...record.points, point],
      samples: [...record.samples, { update: point.update, names }],
    };
    trainingStore.setState({ status: training.status, record: grown }, true);
  }

  #show(model: ModelChoice): void {
    if (this.#newest) goOnTraining(this.#newest, model);
    this.#newest = model;
  }

  #finish(settings: TrainingSettings, { diverged }: TrainResult, signal: AbortSignal): void {
    const training = trainingStore.getState();
    if (signal.aborted || !isBusy(training)) return;
    const { record } = training;
    this.#job = null;
    if (diverged === null) return trainingStore.setState({ status: 'finished', record, stoppedEarly: false }, true);
    const advice = `Its last sound state stays on the stage. Try a learning rate below ${settings.learningRate}.`;
    return trainingStore.setState({ status: 'failed', record, failure: { message: diverged, advice } }, true);
  }

  #lose(settings: TrainingSettings, error: unknown, signal: AbortSignal, restarts: number): void {
    const training = trainingStore.getState();
    if (signal.aborted || !isBusy(training)) return;
    if (isRestart(error) && restarts === 0) {
      notify(error.message, 'It was started again, and the training goes on from its latest point.');
      this.#run(settings, 1);
      if (training.status === 'paused') this.#job?.asked.pause();
      return;
    }
    this.#job = null;
    trainingStore.setState({ status: 'failed', record: training.record, failure: failureOf(error) }, true);
  }
}

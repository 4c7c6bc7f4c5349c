import { loadTaskData } from '../data/taskData';
import { conduct } from '../engine/experiment';
import { contributions, jacobians, saliency } from './analyse';
import { clipping } from './clipping';
import { miniBatch } from './miniBatch';
import type { FromWorker, Pass, Request, RequestKind, ResultOf, ToWorker, TrainRequest, WeightsReference } from './protocol';
import { forecast } from './forecast';
import { recall } from './recall';
import { sample } from './sample';
import { trace } from './trace';
import { createTaskTraining } from './taskTraining';
import { type DeskHost, TrainingDesk } from './trainingDesk';
import { WeightShelf } from './weightShelf';

/** What the handler needs of the thread that it runs in. */
export interface HandlerHost extends Pick<DeskHost, 'later' | 'now'> {
  readonly post: (message: FromWorker) => void;
}

class MissingWeights extends Error {}

/** Answers messages. All that it keeps between them are the weights that it was sent and the trainings under way. */
export class EngineHandler {
  readonly #host: HandlerHost;
  readonly #shelf = new WeightShelf();
  readonly #desk: TrainingDesk;
  /** Trainings that wait for their data to be loaded. */
  readonly #starting = new Map<number, 'running' | 'paused'>();

  constructor(host: HandlerHost) {
    this.#host = host;
    this.#desk = new TrainingDesk({
      later: host.later,
      now: host.now,
      onProgress: (id, progress) => host.post({ kind: 'progress', id, progress }),
      onDone: (id, result) => host.post({ kind: 'result', id, result }),
      onError: (id, error) => this.#fail(id, error),
    });
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case 'ping':
        return this.#host.post({ kind: 'alive' });
      case 'request':
        return this.#answer(message.id, message.request);
      case 'cancel':
        return this.#steer(message.id, 'ended');
      case 'pause':
        return this.#steer(message.id, 'paused');
      case 'resume':
        return this.#steer(message.id, 'running');
    }
  }

  #steer(id: number, state: 'running' | 'paused' | 'ended'): void {
    if (!this.#starting.has(id)) return this.#desk.steer(id, state);
    if (state === 'ended') this.#starting.delete(id);
    else this.#starting.set(id, state);
    return undefined;
  }

  #answer(id: number, request: Request): void {
    if (request.kind === 'train') {
      void this.#train(id, request);
      return;
    }
    try {
      this.#host.post({ kind: 'result', id, result: this.#compute(request) });
    } catch (error) {
      this.#fail(id, error);
    }
  }

  #compute(request: Exclude<Request, TrainRequest>): ResultOf<Exclude<RequestKind, 'train'>> {
    switch (request.kind) {
      case 'trace':
        return trace(request.pass, this.#weightsOf(request.pass));
      case 'contributions':
        return contributions(request, this.#weightsOf(request.pass));
      case 'jacobians':
        return jacobians(request, this.#weightsOf(request.pass));
      case 'saliency':
        return saliency(request, this.#weightsOf(request.pass));
      case 'miniBatch':
        return miniBatch(request, this.#weightsOf(request.pass));
      case 'clipping':
        return clipping(request, this.#weightsOf(request.pass));
      case 'recall':
        return recall(request, this.#weightsOf(request.pass));
      case 'forecast':
        return forecast(request, this.#weightsOf(request.pass));
      case 'sample':
        return sample(request, this.#take(request.weights));
      case 'experiments':
        return { measurements: request.experiments.map(conduct) };
    }
  }

  #weightsOf({ weights }: Pass): Float64Array {
    return this.#take(weights);
  }

  #take(reference: WeightsReference): Float64Array {
    const weights = this.#shelf.take(reference);
    if (!weights) throw new MissingWeights(reference.key);
    return weights;
  }

  async #train(id: number, request: TrainRequest): Promise<void> {
    this.#starting.set(id, 'running');
    try {
      const data = await loadTaskData(request.task);
      const state = this.#starting.get(id);
      if (!state) return;
      this.#desk.add(id, createTaskTraining(request, data));
      this.#desk.steer(id, state);
    } catch (error) {
      this.#fail(id, error);
    } finally {
      this.#starting.delete(id);
    }
  }

  #fail(id: number, error: unknown): void {
    if (error instanceof MissingWeights) return this.#host.post({ kind: 'failure', id, failure: { code: 'weights' } });
    const message = error instanceof Error ? error.message : 'The engine could not say why.';
    return this.#host.post({ kind: 'failure', id, failure: { code: 'refused', message } });
  }
}

import { EngineError } from './engineError';
import { type Job, JobBoard } from './jobs';
import type { FromWorker, ProgressOf, Request, RequestKind, RequestOf, ResultOf, ToWorker, WeightsReference } from './protocol';

/** The part of `Worker` that the client uses. */
export interface EngineWorker {
  postMessage(message: ToWorker): void;
  terminate(): void;
  addEventListener(type: 'message', listen: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error', listen: (event: { readonly message?: string }) => void): void;
  addEventListener(type: 'messageerror', listen: () => void): void;
}

export interface AskOptions<K extends RequestKind> {
  readonly signal?: AbortSignal;
  /** Of the requests that wait in a channel only the latest is sent; the one under way is answered too, so that a drag shows its way. */
  readonly channel?: string;
  readonly onProgress?: (progress: ProgressOf<K>) => void;
}

export interface Asked<K extends RequestKind> {
  readonly result: Promise<ResultOf<K>>;
  pause(): void;
  resume(): void;
}

function crash(what: string): EngineError {
  return new EngineError('crashed', `The engine ${what}.`);
}

const beatMs = 1000;
/** Beats without a word from the worker after which it counts as stuck. Beats, not time: a laptop that slept has missed none. */
const patience = 10;

/** Speaks with the engine's worker: starts it when first needed, and again after it crashed or fell silent. */
export class EngineClient {
  readonly #create: () => EngineWorker;
  readonly #board = new JobBoard();
  readonly #knownWeights = new Set<string>();
  #worker: EngineWorker | null = null;
  #heartbeat: ReturnType<typeof setInterval> | null = null;
  #silentBeats = 0;
  #latestId = 0;

  constructor(create: () => EngineWorker) {
    this.#create = create;
  }

  /** Starts the worker ahead of the first request. */
  start(): void {
    this.#liveWorker();
  }

  dispose(): void {
    this.#restart(new EngineError('aborted', 'The engine was closed.'));
  }

  ask<K extends RequestKind>(request: RequestOf<K> & { readonly kind: K }, options: AskOptions<K> = {}): Asked<K> {
    this.#latestId += 1;
    const id = this.#latestId;
    const result = new Promise<ResultOf<RequestKind>>((resolve, reject) => {
      const onProgress: Job['onProgress'] = options.onProgress ?? (() => undefined);
      this.#accept({ id, request, channel: options.channel ?? null, resolve, reject, onProgress }, options.signal);
    }) as Promise<ResultOf<K>>;
    return { result, pause: () => this.#steer('pause', id), resume: () => this.#steer('resume', id) };
  }

  #accept(job: Job, signal: AbortSignal | undefined): void {
    if (signal?.aborted) return job.reject(new EngineError('aborted', 'The request was withdrawn.'));
    signal?.addEventListener('abort', () => this.#withdraw(job), { once: true });
    const { send, replaced } = this.#board.add(job);
    replaced?.reject(new EngineError('superseded', 'A newer request took its place.'));
    if (send) this.#send(job);
    return undefined;
  }

  #withdraw(job: Job): void {
    job.reject(new EngineError('aborted', 'The request was withdrawn.'));
    if (!this.#board.withdraw(job)) this.#steer('cancel', job.id);
  }

  #steer(kind: 'cancel' | 'pause' | 'resume', id: number): void {
    if (this.#board.find(id)) this.#post({ kind, id });
    if (kind === 'cancel') this.#finish(id);
  }

  #send(job: Job): void {
    try {
      this.#post({ kind: 'request', id: job.id, request: this.#withoutKnownWeights(job.request) });
    } catch (error) {
      this.#restart(crash(`could not be started (${error instanceof Error ? error.message : 'no reason given'})`));
    }
  }

  #post(message: ToWorker): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    this.#liveWorker().postMessage(message);
  }

  #withoutKnownWeights(request: Request): Request {
    switch (request.kind) {
      case 'train':
      case 'experiments':
        return request;
      case 'sample':
        return { ...request, weights: this.#reference(request.weights) };
      case 'trace':
      case 'contributions':
      case 'jacobians':
      case 'saliency':
      case 'clipping':
      case 'miniBatch':
      case 'recall':
      case 'forecast':
        return { ...request, pass: { ...request.pass, weights: this.#reference(request.pass.weights) } };
    }
  }

  #reference({ key, data }: WeightsReference): WeightsReference {
    if (this.#knownWeights.has(key)) return { key, data: null };
    this.#knownWeights.add(key);
    return { key, data };
  }

  #liveWorker(): EngineWorker {
    if (this.#worker) return this.#worker;
    const worker = this.#create();
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', ({ message }) => this.#restart(crash(`stopped unexpectedly (${message || 'no reason given'})`)));
    worker.addEventListener('messageerror', () => this.#restart(crash('sent an answer that could not be read')));
    this.#worker = worker;
    this.#heartbeat = setInterval(() => this.#beat(), beatMs);
    return worker;
  }

  #receive(message: FromWorker): void {
    this.#silentBeats = 0;
    if (message.kind === 'alive') return;
    const job = this.#board.find(message.id);
    if (!job) return;
    if (message.kind === 'progress') return job.onProgress(message.progress);
    if (message.kind === 'failure' && message.failure.code === 'weights') {
      this.#knownWeights.clear();
      return this.#send(job);
    }
    if (message.kind === 'result') job.resolve(message.result);
    else if (message.failure.code === 'refused') job.reject(new EngineError('refused', message.failure.message));
    return this.#finish(message.id);
  }

  #finish(id: number): void {
    const next = this.#board.finish(id);
    if (next) this.#send(next);
  }

  #beat(): void {
    if (this.#board.isIdle) {
      this.#silentBeats = 0;
      return;
    }
    this.#silentBeats += 1;
    if (this.#silentBeats > patience) this.#restart(new EngineError('stuck', 'The engine did not answer for ten seconds.'));
    else this.#post({ kind: 'ping' });
  }

  /** Ends the worker and fails what it was doing; the next request starts another. */
  #restart(error: EngineError): void {
    this.#worker?.terminate();
    this.#worker = null;
    if (this.#heartbeat !== null) clearInterval(this.#heartbeat);
    this.#heartbeat = null;
    this.#silentBeats = 0;
    this.#knownWeights.clear();
    for (const job of this.#board.clear()) job.reject(error);
  }
}

/** The client of this page's worker. */
export function createEngineClient(): EngineClient {
  return new EngineClient(() => new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }));
}

import { taskOf } from '../data/tasks';
import type { Asked, AskOptions } from '../worker/client';
import type { RequestKind, RequestOf, TrainProgress } from '../worker/protocol';
import { specOf } from './modelSpec';
import type { ModelChoice, WeightSource } from './scene';
import { loadShippedWeights } from './shippedWeights';
import { WeightCache } from './weightCache';
import { trainingKey, weightKey } from './weightKey';

/** Whoever answers requests: the client of the worker, or a stand-in in tests. */
export interface Engine {
  ask<K extends RequestKind>(request: RequestOf<K> & { readonly kind: K }, options?: AskOptions<K>): Asked<K>;
}

type Trained = Extract<WeightSource, { kind: 'trained' }>;

/** Finds a model's weights: in memory, beside the page, in a file that was opened, or by training them again, which gives the same bits. */
export class Weights {
  readonly cache = new WeightCache();
  readonly #heldOut = new Map<string, number>();
  readonly #engine: Engine;
  readonly #loadShipped: typeof loadShippedWeights;

  constructor(engine: Engine, loadShipped = loadShippedWeights) {
    this.#engine = engine;
    this.#loadShipped = loadShipped;
  }

  /** `onProgress` gets the share that is done, when it takes a while. */
  async find(model: ModelChoice, signal: AbortSignal, onProgress: (share: number) => void): Promise<Float64Array> {
    const key = weightKey(model);
    const known = this.cache.get(key);
    if (known) return known;
    const weights = await this.#fetch(model, signal, onProgress);
    this.cache.put(key, weights);
    return weights;
  }

  async #fetch(model: ModelChoice, signal: AbortSignal, onProgress: (share: number) => void): Promise<Float64Array> {
    const { source } = model;
    switch (source.kind) {
      case 'shipped':
        return this.#loadShipped(model, signal);
      case 'trained':
        return this.#retrain(model, source, signal, onProgress);
      case 'file':
      case 'case':
        return (await import('./fileWeights')).weightsOfFile(model, source);
    }
  }

  /** The loss on held-out names that was measured while these weights were trained in this session; null where it was not. */
  heldOutOf(model: ModelChoice): number | null {
    return this.#heldOut.get(weightKey(model)) ?? null;
  }

  /** Keeps what a training reports, so that every reported update can be shown and the training can go on after a crash. */
  keep(model: ModelChoice, { seed, learningRate }: Pick<Trained, 'seed' | 'learningRate'>, { point, snapshot }: TrainProgress): void {
    const source: Trained = { kind: 'trained', seed, learningRate, updates: snapshot.update };
    this.#heldOut.set(weightKey({ ...model, source }), point.heldOut);
    this.cache.put(weightKey({ ...model, source }), snapshot.weights);
    this.cache.keepSnapshot(trainingKey(model, seed, learningRate), snapshot);
  }

  async #retrain(model: ModelChoice, source: Trained, signal: AbortSignal, onProgress: (share: number) => void): Promise<Float64Array> {
    const { seed, updates, learningRate } = source;
    const from = this.cache.snapshotBefore(trainingKey(model, seed, learningRate), updates);
    const start = from?.update ?? 0;
    const report = (progress: TrainProgress): void => {
      this.keep(model, source, progress);
      onProgress((progress.point.update - start) / Math.max(updates - start, 1));
    };
    const request = { kind: 'train', task: taskOf(model).name, spec: specOf(model), seed, updates, learningRate, from } as const;
    const { weights, diverged } = await this.#engine.ask(request, { signal, onProgress: report }).result;
    if (diverged !== null) throw new RangeError(diverged);
    return weights;
  }
}

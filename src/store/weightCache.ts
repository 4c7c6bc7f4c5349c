import type { TrainingSnapshot } from '../worker/protocol';

/** Bytes of weights that are kept; beyond, those that were used longest ago go. */
const capacity = 64 * 2 ** 20;

/** Weights that were loaded or trained in this session, and from where each training can go on. */
export class WeightCache {
  readonly #weights = new Map<string, Float64Array>();
  readonly #snapshots = new Map<string, TrainingSnapshot>();
  #bytes = 0;

  get(key: string): Float64Array | null {
    const weights = this.#weights.get(key);
    if (!weights) return null;
    this.#weights.delete(key);
    this.#weights.set(key, weights);
    return weights;
  }

  put(key: string, weights: Float64Array): void {
    this.#bytes += weights.byteLength - (this.#weights.get(key)?.byteLength ?? 0);
    this.#weights.delete(key);
    this.#weights.set(key, weights);
    for (const [oldest, { byteLength }] of this.#weights) {
      if (this.#bytes <= capacity || oldest === key) break;
      this.#weights.delete(oldest);
      this.#bytes -= byteLength;
    }
  }

  /** The latest snapshot of a training. */
  keepSnapshot(training: string, snapshot: TrainingSnapshot): void {
    this.#snapshots.set(training, snapshot);
  }

  /** Where a training to so many updates can start; null: at the beginning. */
  snapshotBefore(training: string, updates: number): TrainingSnapshot | null {
    const snapshot = this.#snapshots.get(training);
    return snapshot && snapshot.update <= updates ? snapshot : null;
  }
}

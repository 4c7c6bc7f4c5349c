import type { WeightsReference } from './protocol';

/** The weights that the page has sent, by key; the least recently used go first. */
export class WeightShelf {
  readonly #kept = new Map<string, Float64Array>();
  readonly #capacity: number;

  constructor(capacity = 32) {
    this.#capacity = capacity;
  }

  /** null: these weights were never sent, or are gone. */
  take({ key, data }: WeightsReference): Float64Array | null {
    const weights = data ?? this.#kept.get(key) ?? null;
    if (!weights) return null;
    this.#kept.delete(key);
    this.#kept.set(key, weights);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#capacity) break;
      this.#kept.delete(oldest);
    }
    return weights;
  }
}

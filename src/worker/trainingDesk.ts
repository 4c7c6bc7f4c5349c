import type { TrainProgress, TrainResult } from './protocol';

/** One training, advanced by small pieces of work: an update, a batch of judging. */
export interface TrainingTask {
  advance(): TrainingStep;
  /** Gives its memory back. */
  release(): void;
}

export type TrainingStep =
  | { readonly kind: 'working' }
  | { readonly kind: 'point'; readonly progress: TrainProgress }
  | { readonly kind: 'done'; readonly result: TrainResult };

interface Entry {
  readonly id: number;
  readonly task: TrainingTask;
  state: 'running' | 'paused' | 'ended';
}

export interface DeskHost {
  readonly onProgress: (id: number, progress: TrainProgress) => void;
  readonly onDone: (id: number, result: TrainResult) => void;
  readonly onError: (id: number, error: unknown) => void;
  /** Calls back once the messages that have arrived meanwhile are dealt with. */
  readonly later: (callback: () => void) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** How long training may keep the worker from listening. */
const sliceMs = 12;

/**
 * Runs trainings in slices, the newest that is not paused first. Programs lie on the arena like plates on a pile, so an ended training
 * is only taken off when none lies above it.
 */
export class TrainingDesk {
  readonly #host: DeskHost;
  readonly #pile: Entry[] = [];
  #scheduled = false;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  add(id: number, task: TrainingTask): void {
    this.#pile.push({ id, task, state: 'running' });
    this.#schedule();
  }

  steer(id: number, state: 'running' | 'paused' | 'ended'): void {
    const entry = this.#pile.find((candidate) => candidate.id === id);
    if (!entry || entry.state === 'ended') return;
    entry.state = state;
    this.#clear();
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || !this.#pile.some(({ state }) => state === 'running')) return;
    this.#scheduled = true;
    this.#host.later(() => {
      this.#scheduled = false;
      this.#runSlice();
      this.#schedule();
    });
  }

  #runSlice(): void {
    const entry = this.#pile.findLast(({ state }) => state === 'running');
    if (!entry) return;
    const end = this.#host.now() + sliceMs;
    try {
      do this.#advance(entry);
      while (entry.state === 'running' && this.#host.now() < end);
    } catch (error) {
      entry.state = 'ended';
      this.#host.onError(entry.id, error);
    }
    this.#clear();
  }

  #advance(entry: Entry): void {
    const step = entry.task.advance();
    if (step.kind === 'point') this.#host.onProgress(entry.id, step.progress);
    if (step.kind !== 'done') return;
    entry.state = 'ended';
    this.#host.onDone(entry.id, step.result);
  }

  #clear(): void {
    while (this.#pile.at(-1)?.state === 'ended') this.#pile.pop()?.task.release();
  }
}

import type { EngineError } from './engineError';
import type { Request, RequestKind, ResultOf, TrainProgress } from './protocol';

/** A request under way, from the page's side. */
export interface Job {
  readonly id: number;
  readonly request: Request;
  /** Requests of one channel replace each other; null: belongs to none. */
  readonly channel: string | null;
  readonly resolve: (result: ResultOf<RequestKind>) => void;
  readonly reject: (error: EngineError) => void;
  readonly onProgress: (progress: TrainProgress) => void;
}

/**
 * Which jobs are with the worker and which wait. A channel has at most one job with the worker and one waiting, its newest: a slow worker
 * is never given work that nobody wants any more.
 */
export class JobBoard {
  readonly #sent = new Map<number, Job>();
  readonly #waiting = new Map<string, Job>();

  get isIdle(): boolean {
    return this.#sent.size === 0;
  }

  find(id: number): Job | undefined {
    return this.#sent.get(id);
  }

  /** Takes a job in. Says whether it goes to the worker now, and which waiting job it replaced. */
  add(job: Job): { readonly send: boolean; readonly replaced: Job | undefined } {
    const isBusy = job.channel !== null && [...this.#sent.values()].some(({ channel }) => channel === job.channel);
    if (job.channel === null || !isBusy) {
      this.#sent.set(job.id, job);
      return { send: true, replaced: undefined };
    }
    const replaced = this.#waiting.get(job.channel);
    this.#waiting.set(job.channel, job);
    return { send: false, replaced };
  }

  /** A job has ended; returns the one that now goes to the worker in its place. */
  finish(id: number): Job | undefined {
    const { channel } = this.#sent.get(id) ?? {};
    this.#sent.delete(id);
    const next = channel == null ? undefined : this.#waiting.get(channel);
    if (channel == null || !next) return undefined;
    this.#waiting.delete(channel);
    this.#sent.set(next.id, next);
    return next;
  }

  /** Withdraws a job that waits; false when it is with the worker (or unknown). */
  withdraw(job: Job): boolean {
    if (job.channel === null || this.#waiting.get(job.channel) !== job) return false;
    return this.#waiting.delete(job.channel);
  }

  /** Empties the board: the worker is gone. */
  clear(): readonly Job[] {
    const jobs = [...this.#sent.values(), ...this.#waiting.values()];
    this.#sent.clear();
    this.#waiting.clear();
    return jobs;
  }
}

import type { Work } from './work';

/** Something that can be timed: one call is one training step or one forward trace. */
export interface Task {
  run(): void | Promise<void>;
  release(): void;
}

/** The engine or a peer. Each lives in a process of its own and is told what to do by messages. */
export interface Subject {
  prepare(work: Work): Task | Promise<Task>;
}

export type Command =
  | { readonly kind: 'prepare'; readonly work: Work }
  /** Calls the prepared task for at least so long (and at least once). */
  | { readonly kind: 'block'; readonly forMs: number }
  /** The machine's multiply-add peak, as far as this engine lets registers be used. */
  | { readonly kind: 'peak'; readonly forMs: number };

export interface Answer {
  /** Milliseconds a call; for the peak: billions of operations a second. */
  readonly value: number;
}

/** Milliseconds a call. The clock is read once a batch of calls, because browsers coarsen it to 0.1 ms. */
async function timeBlock(task: Task, forMs: number): Promise<number> {
  const start = performance.now();
  let calls = 0;
  let batch = 1;
  let elapsed = 0;
  do {
    for (let n = 0; n < batch; n++) {
      const pending = task.run();
      if (pending) await pending;
    }
    calls += batch;
    elapsed = performance.now() - start;
    const left = (forMs - elapsed) * (calls / Math.max(elapsed, 0.1));
    batch = Math.max(1, Math.min(Math.ceil(left), 4 * calls));
  } while (elapsed < forMs);
  return elapsed / calls;
}

/** Obeys commands one after the other. */
export function obey(subject: Subject, measurePeak: (forMs: number) => number): (command: Command) => Promise<Answer> {
  let task: Task | null = null;
  return async (command) => {
    switch (command.kind) {
      case 'prepare':
        task?.release();
        task = await subject.prepare(command.work);
        return { value: 0 };
      case 'block':
        if (!task) throw new Error('Prepare a task first.');
        return { value: await timeBlock(task, command.forMs) };
      case 'peak':
        return { value: measurePeak(command.forMs) };
    }
  };
}

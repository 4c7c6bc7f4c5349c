import { taskOf } from '../data/tasks';
import { EngineError } from '../worker/engineError';
import { findKey } from './answerKeys';
import { MissingFile } from './missingFile';
import { notify } from './noticeStore';
import type { Answer, Failure, Run } from './run';
import { runStore } from './runStore';
import type { Scene } from './scene';
import { askScene } from './sceneAnswer';
import { sceneStore } from './sceneStore';
import type { Engine, Weights } from './weightSource';

/** A run that takes longer is announced as running; a quicker one only replaces the last answer, without a flicker. */
const patienceMs = 120;

const computed = ['model', 'text', 'cost', 'truncation', 'gain', 'clamps', 'edits'] as const;

/** Whether two scenes have the same answer: moving the step, the depth or the page computes nothing. */
export function hasSameAnswer(a: Scene, b: Scene): boolean {
  return computed.every((field) => Object.is(a[field], b[field]));
}

/** The same by content, for scenes that were made apart. */
export function hasEqualAnswer(a: Scene, b: Scene): boolean {
  return computed.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));
}

function previousAnswer(run: Run): Answer | null {
  if (run.status === 'ready') return run.answer;
  return run.status === 'empty' ? null : run.previous;
}

/** The engine died or fell silent and is started again. */
export function isRestart(error: unknown): error is EngineError {
  return error instanceof EngineError && (error.code === 'crashed' || error.code === 'stuck');
}

export function failureOf(error: unknown): Failure {
  if (error instanceof EngineError) return { message: error.message, advice: error.advice };
  if (error instanceof MissingFile) return { message: error.message, advice: error.advice, missing: error.file };
  const message = error instanceof Error ? error.message : 'Something went wrong.';
  return { message, advice: 'Undo the latest change, or reload the page; everything you chose is in its address.' };
}

/** Keeps the run in step with the scene: asks the engine whenever something changes that its answer depends on. */
export class StageAnswers {
  readonly #engine: Engine;
  readonly #weights: Weights;
  /** Attempts are numbered; answers come on stage in their order, and only the latest attempt may say that it runs or failed. */
  #latest = 0;
  #shown = 0;
  #search = new AbortController();

  constructor(engine: Engine, weights: Weights) {
    this.#engine = engine;
    this.#weights = weights;
  }

  connect(): () => void {
    void this.#answer(sceneStore.getState().scene);
    const unsubscribe = sceneStore.subscribe(({ scene }, { scene: before }) => {
      if (!hasSameAnswer(scene, before)) void this.#answer(scene);
    });
    return () => {
      unsubscribe();
      this.#search.abort();
      this.#latest = Number.POSITIVE_INFINITY;
    };
  }

  async #answer(scene: Scene): Promise<void> {
    this.#search.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    this.#latest += 1;
    const attempt = this.#latest;
    const announce = (progress: number | null): void => {
      const previous = previousAnswer(runStore.getState());
      if (attempt === this.#latest) runStore.setState({ status: 'running', scene, progress, previous }, true);
    };
    const timer = setTimeout(() => announce(null), patienceMs);
    if (runStore.getState().status === 'empty') announce(null);
    try {
      this.#show(attempt, await this.#tryTwice(scene, signal, announce));
    } catch (error) {
      this.#fail(attempt, scene, error);
    } finally {
      clearTimeout(timer);
    }
  }

  #show(attempt: number, answer: Answer): void {
    if (attempt <= this.#shown || this.#latest === Number.POSITIVE_INFINITY) return;
    this.#shown = attempt;
    runStore.setState({ status: 'ready', answer }, true);
  }

  #fail(attempt: number, scene: Scene, error: unknown): void {
    if (attempt !== this.#latest) return;
    runStore.setState({ status: 'failed', scene, failure: failureOf(error), previous: previousAnswer(runStore.getState()) }, true);
  }

  /** A crash is told and tried once more; what crashes twice is a failure. */
  async #tryTwice(scene: Scene, signal: AbortSignal, announce: (progress: number) => void): Promise<Answer> {
    try {
      return await this.#compute(scene, signal, announce);
    } catch (error) {
      if (signal.aborted || !isRestart(error)) throw error;
      notify(error.message, 'It was started again, and nothing that you chose is lost.');
      return this.#compute(scene, signal, announce);
    }
  }

  async #compute(scene: Scene, signal: AbortSignal, announce: (progress: number) => void): Promise<Answer> {
    const [weights] = await Promise.all([
      this.#weights.find(scene.model, signal, announce),
      // Its words are loaded meanwhile.
      findKey(taskOf(scene.model).name, scene.text),
    ]);
    return askScene(this.#engine, scene, weights, 'stage');
  }
}

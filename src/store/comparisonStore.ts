import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import { EngineError } from '../worker/engineError';
import { comparedScene } from './comparedScene';
import { type ConnectedEngine, connectedEngine } from './connectedEngine';
import { factsOf, modelFactsStore } from './modelFacts';
import type { Answer, Failure } from './run';
import type { ModelChoice, Rival, Scene } from './scene';
import { askScene } from './sceneAnswer';
import { failureOf, hasSameAnswer } from './stageAnswers';
import { weightKey } from './weightKey';

/** How far a compared cell has got. While it computes, what it answered before stays. */
export type Compared =
  | { readonly status: 'running'; readonly previous: Answer | null }
  /** Its weights are being trained, as those on stage were; `progress` is the share that is done. */
  | { readonly status: 'training'; readonly progress: number }
  /** The learner called the training off. */
  | { readonly status: 'stopped' }
  | { readonly status: 'ready'; readonly answer: Answer }
  | { readonly status: 'failed'; readonly failure: Failure };

type Comparison = Readonly<Partial<Record<Rival, Compared>>>;

export const comparisonStore = createStore<Comparison>()(() => ({}));

interface Finding {
  readonly key: string;
  readonly weights: Promise<Float64Array>;
  readonly controller: AbortController;
}

/** Keeps one cell beside the stage answered: its weights are found once, its pass follows the scene, and only the latest counts. */
class Companion {
  readonly #cell: Rival;
  #scene: Scene | null = null;
  #attempt = 0;
  #finding: Finding | null = null;

  constructor(cell: Rival) {
    this.#cell = cell;
  }

  follow(stage: Scene): void {
    const scene = comparedScene(stage, this.#cell);
    const before = this.#scene;
    this.#scene = scene;
    const sameNetwork = before !== null && weightKey(before.model) === weightKey(scene.model);
    if (before && sameNetwork && hasSameAnswer({ ...before, model: scene.model }, scene)) return;
    const known = comparisonStore.getState()[this.#cell];
    // What the learner called off stays off until another network is on stage.
    if (sameNetwork && known?.status === 'stopped') return;
    if (known?.status !== 'training' || !sameNetwork) {
      this.#show({ status: 'running', previous: sameNetwork && known?.status === 'ready' ? known.answer : null });
    }
    void this.#answer(scene);
  }

  /** Calls off the training of its weights. */
  stop(): void {
    this.#forget();
    this.#show({ status: 'stopped' });
  }

  tryAgain(): void {
    if (!this.#scene) return;
    this.#show({ status: 'running', previous: null });
    void this.#answer(this.#scene);
  }

  end(): void {
    this.#forget();
    comparisonStore.setState({ [this.#cell]: undefined });
  }

  #forget(): void {
    this.#attempt += 1;
    this.#finding?.controller.abort();
    this.#finding = null;
  }

  #show(compared: Compared): void {
    comparisonStore.setState({ [this.#cell]: compared });
  }

  async #answer(scene: Scene): Promise<void> {
    const connected = connectedEngine();
    if (!connected) return;
    this.#attempt += 1;
    const attempt = this.#attempt;
    try {
      const weights = await this.#find(connected, scene.model);
      if (attempt !== this.#attempt) return;
      const answer = await askScene(connected.engine, scene, weights, `compare ${this.#cell}`);
      if (attempt === this.#attempt) this.#show({ status: 'ready', answer });
    } catch (error) {
      const isExpected = error instanceof EngineError && error.isExpected;
      if (attempt === this.#attempt && !isExpected) this.#show({ status: 'failed', failure: failureOf(error) });
    }
  }

  /** One search a network, however often the text changes meanwhile. */
  #find({ weights }: ConnectedEngine, model: ModelChoice): Promise<Float64Array> {
    const key = weightKey(model);
    if (this.#finding?.key === key) return this.#finding.weights;
    this.#finding?.controller.abort();
    const controller = new AbortController();
    const onProgress = (progress: number): void => {
      if (!controller.signal.aborted) this.#show({ status: 'training', progress });
    };
    const found = weights.find(model, controller.signal, onProgress);
    this.#finding = { key, weights: found, controller };
    found.catch(() => {
      if (this.#finding?.weights === found) this.#finding = null;
    });
    return found;
  }
}

const companions = new Map<Rival, Companion>();

/** Calls off the training of a compared cell's weights. */
export function stopCompared(cell: Rival): void {
  companions.get(cell)?.stop();
}

export function retryCompared(cell: Rival): void {
  companions.get(cell)?.tryAgain();
}

function endAll(but: readonly Rival[] = []): void {
  for (const [cell, companion] of companions) {
    if (but.includes(cell)) continue;
    companion.end();
    companions.delete(cell);
  }
}

/** Asks what the scene asks of each of these cells but the one on stage, and lets all others go. */
export function followScene(cells: readonly Rival[], scene: Scene): void {
  const wanted = cells.filter((cell) => cell !== scene.model.cell);
  endAll(wanted);
  for (const cell of wanted) {
    const companion = companions.get(cell) ?? new Companion(cell);
    companions.set(cell, companion);
    companion.follow(scene);
  }
}

/** While a view shows them, the cells beside the one on stage are asked whatever the stage asks. */
export function useCompanions(cells: readonly Rival[], scene: Scene): void {
  useEffect(() => followScene(cells, scene), [cells, scene]);
  useEffect(() => () => endAll(), []);
}

const waiting: Compared = { status: 'running', previous: null };

/** How far each cell has got; the one on stage has the stage's own answer. */
export function useComparison(cells: readonly Rival[], answer: Answer): readonly Compared[] {
  const others = useStore(comparisonStore);
  return cells.map((cell) => (cell === answer.scene.model.cell ? { status: 'ready', answer } : (others[cell] ?? waiting)));
}

/** The loss on names that no model trained on, in nats a character; null where it was never measured. */
export function heldOutLossOf(model: ModelChoice): number | null {
  if (model.source.kind === 'shipped') return factsOf(modelFactsStore.getState().facts, model)?.heldOutLoss ?? null;
  return connectedEngine()?.weights.heldOutOf(model) ?? null;
}

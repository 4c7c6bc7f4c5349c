import type { Baseline } from '../data/baselines';
import type { JudgedPoints } from '../data/births/judge';
import type { Judged } from '../data/examine';
import type { TaskName } from '../data/task';
import { taskOf } from '../data/tasks';
import { createStore, useStore } from 'zustand';
import { shippedName } from './shippedWeights';
import type { ModelChoice } from './scene';

/** How a shipped model was made and how well it predicts, as `public/models/models.json` records it. */
export interface ShippedFacts extends Judged {
  readonly name: string;
  readonly seed: number;
  readonly updates: number;
  readonly learningRate: number;
  /** In nats per output, on examples that no model and no baseline was fitted to. */
  readonly heldOutLoss: number;
  /** Share of the held-out examples that it answers rightly; absent where there is no one right answer. */
  readonly accuracy?: number;
}

export interface ModelFacts {
  readonly baselines: Readonly<Record<TaskName, readonly Baseline[]>>;
  readonly models: readonly ShippedFacts[];
  readonly forecasts: JudgedPoints;
}

export const modelFactsStore = createStore<{ readonly facts: ModelFacts | null }>()(() => ({ facts: null }));

/** null until they are loaded. */
export function useModelFacts(): ModelFacts | null {
  return useStore(modelFactsStore, ({ facts }) => facts);
}

export function factsOf(facts: ModelFacts | null, model: Pick<ModelChoice, 'task' | 'cell' | 'sizes'>): ShippedFacts | null {
  return facts?.models.find(({ name }) => name === shippedName(model)) ?? null;
}

const none: readonly Baseline[] = [];

/** What counting reaches at the task of a model. */
export function baselinesOf(facts: ModelFacts | null, model: Pick<ModelChoice, 'task'>): readonly Baseline[] {
  return facts?.baselines[taskOf(model).name] ?? none;
}

/** The app works without them: a failure leaves them absent. */
export async function loadModelFacts(signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}models/models.json`, { signal });
    if (response.ok) modelFactsStore.setState({ facts: (await response.json()) as ModelFacts });
  } catch {
    // Offline or withdrawn: nothing on the stage depends on them.
  }
}

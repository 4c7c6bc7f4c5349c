import type { Experiment, Measurement } from '../engine/experiment';
import { EngineError } from '../worker/engineError';
import { connectedEngine } from './connectedEngine';
import type { ModelChoice } from './scene';

function requireEngine() {
  const found = connectedEngine();
  if (!found) throw new EngineError('crashed', 'The engine is not running.');
  return found;
}

/** Runs passes of models with weights of their own in the worker. Rejects with an EngineError in words. */
export async function conductExperiments(experiments: readonly Experiment[], signal?: AbortSignal): Promise<readonly Measurement[]> {
  if (experiments.length === 0) return [];
  const { result } = requireEngine().engine.ask({ kind: 'experiments', experiments }, signal ? { signal } : {});
  return (await result).measurements;
}

/** The flat weights of a model, trained again where they are not at hand. */
export function findWeights(model: ModelChoice, signal: AbortSignal): Promise<Float64Array> {
  return requireEngine().weights.find(model, signal, () => undefined);
}

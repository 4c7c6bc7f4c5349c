import type { Experiment, Measurement } from '../engine/experiment';
import { EngineError } from '../worker/engineError';
import { connectedEngine } from './connectedEngine';
import { defaultScene, type CellChoice } from './scene';

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

/** The flat weights of the shipped model of a cell, 32 units in one layer. */
export function shippedWeightsOf(cell: CellChoice, signal: AbortSignal = new AbortController().signal): Promise<Float64Array> {
  return requireEngine().weights.find({ ...defaultScene.model, cell, source: { kind: 'shipped' } }, signal, () => undefined);
}

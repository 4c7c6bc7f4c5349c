import { taskOf } from '../data/tasks';
import type { CaseSequence } from '../interop/reference/sequenceCase';
import { EngineError } from '../worker/engineError';
import { findKey } from './answerKeys';
import { buildAnswer, passOf } from './buildAnswer';
import { connectedEngine } from './connectedEngine';
import { caseOf, specOf } from './modelSpec';
import type { Answer } from './run';
import type { CaseSource, Scene } from './scene';
import type { Engine } from './weightSource';

/** What reads files comes with the first one. */
async function findSequence(opened: CaseSource): Promise<CaseSequence> {
  return (await import('./fileWeights')).sequenceOfFile(opened);
}

/** What the engine answers to a scene with these weights, held against what should come out. */
export async function askScene(engine: Engine, scene: Scene, weights: Float64Array, channel?: string): Promise<Answer> {
  const opened = caseOf(scene.model);
  const key = opened ? null : await findKey(taskOf(scene.model).name, scene.text);
  const sequence = opened && (await findSequence(opened));
  const pass = passOf(scene, weights, key, sequence);
  const { result } = engine.ask({ kind: 'trace', pass }, channel === undefined ? {} : { channel });
  return buildAnswer(scene, specOf(scene.model), await result, key, sequence);
}

/** What the engine answers to a scene that is not on stage: the numbers of a page that is read beside another. */
export async function answerTo(scene: Scene): Promise<Answer> {
  const connected = connectedEngine();
  if (!connected) throw new EngineError('crashed', 'The engine is not running.');
  const weights = await connected.weights.find(scene.model, new AbortController().signal, () => undefined);
  return askScene(connected.engine, scene, weights);
}

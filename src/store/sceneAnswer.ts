import { EngineError } from '../worker/engineError';
import { buildAnswer, passOf } from './buildAnswer';
import { connectedEngine } from './connectedEngine';
import { specOf } from './modelSpec';
import type { Answer } from './run';
import type { Scene } from './scene';

/** What the engine answers to a scene that is not on stage: the numbers of a page that is read beside another. */
export async function answerTo(scene: Scene): Promise<Answer> {
  const connected = connectedEngine();
  if (!connected) throw new EngineError('crashed', 'The engine is not running.');
  const weights = await connected.weights.find(scene.model, new AbortController().signal, () => undefined);
  const { result } = connected.engine.ask({ kind: 'trace', pass: passOf(scene, weights) });
  return buildAnswer(scene, specOf(scene.model), await result);
}

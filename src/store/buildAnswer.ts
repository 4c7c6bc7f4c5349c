import { readText, targetsOf } from '../data/names/readText';
import { vocabulary } from '../data/names/vocabulary';
import type { ModelSpec } from '../engine/spec';
import type { Pass, TraceResult } from '../worker/protocol';
import { specOf } from './modelSpec';
import type { Answer } from './run';
import type { Scene } from './scene';
import { weightKey } from './weightKey';

/** The scored outputs, as steps. */
function costSteps(cost: Scene['cost'], steps: number): readonly number[] {
  if (cost === 'every') return Array.from({ length: steps }, (_, step) => step);
  return cost === 'last' ? [steps - 1] : cost.filter((step) => step < steps);
}

/** What the engine is asked for a scene. With truncation, every output's cost goes back through that many steps. */
export function passOf(scene: Scene, weights: Float64Array): Pass {
  const tokens = readText(scene.text);
  return {
    spec: specOf(scene.model),
    weights: { key: weightKey(scene.model), data: weights },
    gain: scene.gain,
    edits: scene.edits,
    tokens: tokens.map(({ token }) => token),
    targets: [...targetsOf(tokens)],
    costSteps: costSteps(scene.cost, tokens.length),
    truncation: scene.truncation === null ? null : { every: 1, through: scene.truncation },
    clamps: scene.clamps,
  };
}

export function buildAnswer(scene: Scene, spec: ModelSpec, result: TraceResult): Answer {
  return { scene, spec, vocabulary, tokens: readText(scene.text), ...result };
}

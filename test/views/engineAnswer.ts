import type { AnswerKey } from '../../src/data/task';
import { countParameters } from '../../src/engine/parameters';
import { createRandom } from '../../src/engine/random';
import { buildAnswer, passOf } from '../../src/store/buildAnswer';
import { specOf } from '../../src/store/modelSpec';
import type { Answer } from '../../src/store/run';
import { defaultScene, type ModelChoice, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { trace } from '../../src/worker/trace';

export interface EngineWish {
  readonly model?: Partial<ModelChoice>;
  readonly text?: string;
  readonly scene?: Partial<Scene>;
  /** What should come out, for tasks whose text does not say it. */
  readonly targets?: readonly number[];
  readonly seed?: number;
  /** Standard deviation of the weights: large enough that gates open and close. */
  readonly spread?: number;
}

const answered = new Map<string, Answer>();

/** What the engine itself answers, for a model with random weights; asked the same twice, it answers from memory. */
export function engineAnswer(wish: EngineWish = {}): Answer {
  const key = JSON.stringify(wish, (_, value: unknown) => (value === Number.POSITIVE_INFINITY ? '∞' : value));
  const answer = answered.get(key) ?? compute(wish);
  answered.set(key, answer);
  return answer;
}

function compute(wish: EngineWish): Answer {
  const model: ModelChoice = { ...defaultScene.model, sizes: [5], ...wish.model };
  const text = wish.text ?? 'Martha';
  const scene = settleScene({ ...defaultScene, step: 4, ...wish.scene, model, text });
  const spec = specOf(model);
  const random = createRandom(wish.seed ?? 1);
  const weights = Float64Array.from({ length: countParameters(spec) }, () => random.normal() * (wish.spread ?? 0.6));
  const key: AnswerKey | null = wish.targets ? { targets: wish.targets, expected: null, trainedOn: null } : null;
  return buildAnswer(scene, spec, trace(passOf(scene, weights, key), weights), key);
}

import { readFileSync } from 'node:fs';
import { readSafetensors } from '../../src/interop/safetensors';
import type { Lesson, LessonStep } from '../../src/lessons/lesson';
import { sceneOfStep } from '../../src/lessons/registry';
import { buildAnswer, passOf } from '../../src/store/buildAnswer';
import { specOf } from '../../src/store/modelSpec';
import type { Answer } from '../../src/store/run';
import { defaultScene, type ModelChoice, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { flattenTensors, shippedName } from '../../src/store/shippedWeights';
import { weightKey } from '../../src/store/weightKey';
import { namesData } from '../../src/data/names/data';
import { createTaskTraining } from '../../src/worker/taskTraining';
import { trace } from '../../src/worker/trace';

const models = new URL('../../public/models/', import.meta.url);
const found = new Map<string, Float64Array>();

function shipped(model: ModelChoice): Float64Array {
  const { tensors } = readSafetensors(readFileSync(new URL(`${shippedName(model)}.safetensors`, models)));
  return flattenTensors(specOf(model), tensors);
}

/** Freshly initialised weights, as the worker makes them. */
function untrained(model: ModelChoice): Float64Array {
  const { source } = model;
  if (source.kind !== 'trained' || source.updates > 0) throw new RangeError('A lesson shows shipped or untrained networks.');
  const { seed, learningRate } = source;
  const task = createTaskTraining(
    { kind: 'train', task: 'names', spec: specOf(model), seed, updates: 0, learningRate, from: null },
    namesData(['anna', 'otto']),
  );
  try {
    for (;;) {
      const step = task.advance();
      if (step.kind === 'done') return step.result.weights;
    }
  } finally {
    task.release();
  }
}

function weightsOf(model: ModelChoice): Float64Array {
  const key = weightKey(model);
  const weights = found.get(key) ?? (model.source.kind === 'shipped' ? shipped(model) : untrained(model));
  found.set(key, weights);
  return weights;
}

/** What the app's own engine answers to a scene, with the weights that the app ships. */
export function answerOf(scene: Scene): Answer {
  const weights = weightsOf(scene.model);
  return buildAnswer(scene, specOf(scene.model), trace(passOf(scene, weights, null), weights), null);
}

/** The scene of a step, opened by its link. */
export function sceneOf(lesson: Lesson, step: LessonStep): Scene {
  return settleScene({ ...defaultScene, ...sceneOfStep(lesson, step) });
}

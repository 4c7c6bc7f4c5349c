import { readFileSync } from 'node:fs';
import { findKey } from '../src/store/answerKeys';
import { loadTaskData } from '../src/data/taskData';
import { taskOf } from '../src/data/tasks';
import { readSafetensors } from '../src/interop/safetensors';
import { buildAnswer, passOf } from '../src/store/buildAnswer';
import { specOf } from '../src/store/modelSpec';
import type { Answer } from '../src/store/run';
import type { ModelChoice } from '../src/store/scene';
import { readScene } from '../src/store/sceneUrl';
import { flattenTensors, shippedName } from '../src/store/shippedWeights';
import { createTaskTraining } from '../src/worker/taskTraining';
import { trace } from '../src/worker/trace';

const models = new URL('../public/models/', import.meta.url);

/** Weights of a file, by the model that names it. */
export type FileWeights = (model: ModelChoice) => Float64Array;

const noFile: FileWeights = () => {
  throw new RangeError('The scene names a file that was not given.');
};

async function weightsOf(model: ModelChoice, fromFile: FileWeights): Promise<Float64Array> {
  const spec = specOf(model);
  if (model.source.kind === 'shipped') {
    return flattenTensors(spec, readSafetensors(readFileSync(new URL(`${shippedName(model)}.safetensors`, models))).tensors);
  }
  if (model.source.kind === 'file' || model.source.kind === 'case') return fromFile(model);
  const { seed, updates, learningRate } = model.source;
  const task = createTaskTraining(
    { kind: 'train', task: taskOf(model).name, spec, seed, updates, learningRate, from: null },
    await loadTaskData(taskOf(model).name),
  );
  for (;;) {
    const step = task.advance();
    if (step.kind !== 'done') continue;
    task.release();
    return step.result.weights;
  }
}

/** What the engine in this process answers to the scene of a link: what the page has to show. */
export async function engineAnswerTo(hash: string, fromFile: FileWeights = noFile): Promise<Answer> {
  const { scene, dropped } = readScene(hash);
  if (dropped.length > 0) throw new RangeError(dropped.join(' '));
  const weights = await weightsOf(scene.model, fromFile);
  const key = await findKey(taskOf(scene.model).name, scene.text);
  return buildAnswer(scene, specOf(scene.model), trace(passOf(scene, weights, key), weights), key);
}

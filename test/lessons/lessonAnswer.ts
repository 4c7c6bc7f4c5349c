import { readFileSync } from 'node:fs';
import type { Lesson, LessonStep } from '../../src/lessons/lesson';
import { loadKeys, taskNames, taskOf } from '../../src/data/tasks';
import { sceneOfStep } from '../../src/lessons/registry';
import { buildAnswer, passOf } from '../../src/store/buildAnswer';
import { type ModelFacts, modelFactsStore } from '../../src/store/modelFacts';
import { specOf } from '../../src/store/modelSpec';
import type { Answer } from '../../src/store/run';
import { defaultScene, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { trace } from '../../src/worker/trace';
import { weightsOf } from '../store/modelWeights';

const keys = new Map(await Promise.all(taskNames.map(async (name) => [name, await loadKeys(name)] as const)));

// How the shipped networks did: the app fetches the same file as it starts.
const record = readFileSync(new URL('../../public/models/models.json', import.meta.url), 'utf8');
modelFactsStore.setState({ facts: JSON.parse(record) as ModelFacts });

/** What the app's own engine answers to a scene, with the weights that the app ships, held against the task's own key. */
export function answerOf(scene: Scene): Answer {
  const weights = weightsOf(scene.model);
  const key = keys.get(taskOf(scene.model).name)?.(scene.text) ?? null;
  return buildAnswer(scene, specOf(scene.model), trace(passOf(scene, weights, key), weights), key);
}

/** The scene of a step, opened by its link. */
export function sceneOf(lesson: Lesson, step: LessonStep): Scene {
  return settleScene({ ...defaultScene, ...sceneOfStep(lesson, step) });
}

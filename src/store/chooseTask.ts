import type { TaskName } from '../data/task';
import { taskOf, tasks } from '../data/tasks';
import type { ModelChoice, Scene } from './scene';
import { withUsualWeights } from './shipped';

type TaskField = 'text' | 'step' | 'layer' | 'unit' | 'weight' | 'asked' | 'clamps' | 'edits' | 'pins' | 'cost';

/** What a network of another task reads and shows first; what was held, set or kept belonged to the old one. */
export function changesForTask(name: TaskName): Pick<Scene, TaskField> {
  const { sample } = tasks[name];
  return {
    text: sample.text,
    step: sample.step,
    layer: 1,
    unit: null,
    weight: null,
    asked: null,
    clamps: [],
    edits: [],
    pins: [],
    cost: 'every',
  };
}

/**
 * What changes when the network on stage is to do something else: what it reads, and a network that can, the usual one unless another is
 * given; all else stays as it is.
 */
export function chooseTask(scene: Scene, name: TaskName, given: ModelChoice | null = null): Partial<Scene> {
  if (taskOf(scene.model).name === name) return {};
  const { task: _old, source: _weights, ...model } = scene.model;
  const chosen = { ...model, ...(name === 'names' ? {} : { task: name }), sizes: tasks[name].sizes, bias: 'one' as const };
  return { model: given ?? withUsualWeights(chosen), ...changesForTask(name) };
}

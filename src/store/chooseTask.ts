import type { TaskName } from '../data/task';
import { taskOf, tasks } from '../data/tasks';
import type { Scene } from './scene';
import { isShipped, untrained } from './shipped';

/** What a network of another task reads and shows first; what was held, set or kept belonged to the old one. */
export function changesForTask(name: TaskName): Pick<Scene, 'text' | 'step' | 'layer' | 'unit' | 'clamps' | 'edits' | 'pins' | 'cost'> {
  const { sample } = tasks[name];
  return { text: sample.text, step: sample.step, layer: 1, unit: null, clamps: [], edits: [], pins: [], cost: 'every' };
}

/** What changes when the network on stage is to do something else: what it reads, and a network that can; all else stays as it is. */
export function chooseTask(scene: Scene, name: TaskName): Partial<Scene> {
  if (taskOf(scene.model).name === name) return {};
  const { task: _old, ...model } = scene.model;
  const chosen = { ...model, ...(name === 'names' ? {} : { task: name }), sizes: tasks[name].sizes, bias: 'one' as const };
  const source = isShipped(chosen) ? ({ kind: 'shipped' } as const) : untrained;
  return { model: { ...chosen, source }, ...changesForTask(name) };
}

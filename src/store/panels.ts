import { taskOf } from '../data/tasks';
import { caseOf, specOf } from './modelSpec';
import type { ModelChoice, Panel } from './scene';

/** Whether all that a network reads was given: neither zeros nor what it says itself. */
export function readsOnlyGiven(model: ModelChoice): boolean {
  const { shape } = specOf(model);
  return (shape === 'manyToMany' || shape === 'manyToOne') && !taskOf(model).goesOn;
}

/** What can stand under the graph of a network, in the order of its tabs. */
export function panelsOf(model: ModelChoice): readonly Panel[] {
  // The networks of cases are not trained here: they have no task.
  if (caseOf(model)) return ['gates', 'gradients'];
  const panels: readonly Panel[] = ['gates', 'gradients', 'training'];
  if (taskOf(model).name === 'recall') return [...panels, 'prefixes', 'memory'];
  if (taskOf(model).name === 'births') return [...panels, 'prefixes', 'series'];
  return readsOnlyGiven(model) ? [...panels, 'prefixes'] : panels;
}

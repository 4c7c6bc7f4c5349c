import { caseOf, specOf } from './modelSpec';
import type { ModelChoice, Panel } from './scene';

/** What can stand under the graph of a network, in the order of its tabs. */
export function panelsOf(model: ModelChoice): readonly Panel[] {
  // The networks of cases are not trained here: they have no task.
  if (caseOf(model)) return ['gates', 'gradients'];
  const { shape } = specOf(model);
  // A network for each prefix reads what was given up to a step: zeros and what a network says itself are no such thing.
  const readsAll = shape === 'manyToMany' || shape === 'manyToOne';
  return readsAll ? ['gates', 'gradients', 'training', 'prefixes'] : ['gates', 'gradients', 'training'];
}

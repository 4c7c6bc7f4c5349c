import type { SeedRecord } from '../../src/data/recall/seeds';
import type { TaskData } from '../../src/data/taskData';
import { specOf } from '../../src/store/modelSpec';
import { usualPace } from '../../src/store/shipped';
import { accuracyOf, train } from './train';

/** What share of the held-out words a network of recall names rightly when it was trained from that seed, at the usual pace. */
export function accuracyFrom(network: Pick<SeedRecord, 'cell' | 'units'> & { readonly seed: number }, data: TaskData): number {
  const { cell, units, seed } = network;
  const spec = specOf({ task: 'recall', cell, sizes: [units], bias: 'one' });
  const pace = usualPace({ task: 'recall', cell });
  const { weights } = train({ kind: 'train', task: 'recall', spec, seed, ...pace, from: null }, data);
  return accuracyOf(data, spec, weights) ?? Number.NaN;
}

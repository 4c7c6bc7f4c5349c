import { wordsOf } from '../data/taskWords';
import { caseOf } from '../store/modelSpec';
import type { Column } from '../store/run';
import type { CellChoice, NumberQuantity, Scene } from '../store/scene';
import { valueWords } from '../ui/notation';
import type { Change } from './commands';

/** One part of where the learner is; pressing it goes out to there. The last is where they are. */
export interface Crumb {
  readonly label: string;
  readonly change: Change;
}

export const cellNames: Readonly<Record<CellChoice, string>> = {
  rnn: 'RNN',
  lstm: 'LSTM',
  peephole: 'LSTM with peepholes',
  gru: 'GRU',
  gruAfter: 'GRU, reset after',
};

/** ‘r’ as it was typed; the start mark is the network's own sign. */
export function quoteToken(token: Pick<Column, 'typed' | 'kind'> | undefined): string {
  if (!token) return '';
  return token.kind === 'token' ? `‘${token.typed}’` : token.kind === 'zeros' ? 'zeros' : token.typed;
}

function quantityWords(quantity: NumberQuantity): string {
  return valueWords[quantity];
}

/** Names › LSTM › layer 1 › step 4 ‘r’ › forget gate › unit 7. */
export function crumbsOf(scene: Scene, columns: readonly Pick<Column, 'typed' | 'kind'>[]): readonly Crumb[] {
  const { depth, layer, step, unit } = scene;
  const graph: Change = { depth: { kind: 'graph' } };
  const crumbs: Crumb[] = [
    { label: caseOf(scene.model)?.name ?? wordsOf(scene.model).title, change: { ...graph, unit: null, layer: 1 } },
    { label: cellNames[scene.model.cell], change: { ...graph, unit: null } },
    { label: `layer ${layer}`, change: graph },
  ];
  if (depth.kind !== 'graph') {
    crumbs.push({ label: `step ${step} ${quoteToken(columns[step])}`.trim(), change: { depth: { kind: 'cell' }, unit: null } });
  }
  if (depth.kind === 'batch') crumbs.push({ label: 'mini-batch', change: {} });
  if (depth.kind === 'number') crumbs.push({ label: quantityWords(depth.quantity), change: { depth: { kind: 'cell' } } });
  if (unit !== null) crumbs.push({ label: unitLabel(depth.kind === 'number' ? depth.quantity : null, unit), change: {} });
  return crumbs;
}

function unitLabel(quantity: NumberQuantity | null, unit: number): string {
  return quantity === 'output' || quantity === 'logits' || quantity === 'x' ? `entry ${unit}` : `unit ${unit}`;
}

import type { CellChoice, ModelChoice, Rival } from './scene';
import { rivals } from './sceneParts';
import { withUsualWeights } from './shipped';

/** As many cells as are read side by side at most. */
export const mostCompared = 3;

/** Variants of one cell: where three stand for all, any of them stands for its kind. */
const kinds: readonly (readonly CellChoice[])[] = [['rnn'], ['lstm', 'peephole'], ['gru', 'gruAfter']];

/** The basic cell, the LSTM and the GRU, with the cell on stage in the place of its kind. */
export function companionsOf(cell: CellChoice): readonly CellChoice[] {
  return kinds.map((kind) => (kind.includes(cell) ? cell : (kind[0] ?? cell)));
}

/** Adds a rival or takes it away, as long as two or three stay; in one order always, so that no row jumps. */
export function toggleCompared(compared: readonly Rival[], rival: Rival): readonly Rival[] {
  const next = compared.includes(rival) ? compared.filter((other) => other !== rival) : [...compared, rival];
  if (next.length < 2 || next.length > mostCompared) return compared;
  return rivals.filter((each) => next.includes(each));
}

/** Whether this network has such a rival: another start of b_f needs a forget gate, and weights that are made here. */
export function canCompare({ cell, source }: ModelChoice, rival: Rival): boolean {
  return rival !== 'otherBias' || ((cell === 'lstm' || cell === 'peephole') && source.kind === 'trained');
}

/** The network of a rival: trained alike, from the same seed, if the one on stage was trained; else its shipped weights. */
export function rivalModel(model: ModelChoice, rival: Rival): ModelChoice {
  if (model.cell === rival) return model;
  const { forgetBias = 1, ...rest } = model;
  if (rival === 'otherBias') return forgetBias === 0 ? rest : { ...rest, forgetBias: 0 };
  const other: ModelChoice = { ...rest, cell: rival };
  if (model.source.kind === 'trained') return other;
  return withUsualWeights(other);
}

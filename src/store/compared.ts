import type { CellChoice, ModelChoice, Scene } from './scene';
import { cells } from './sceneParts';
import { withUsualWeights } from './shipped';

/** As many cells as are read side by side at most. */
export const mostCompared = 3;

/** Variants of one cell: where three stand for all, any of them stands for its kind. */
const kinds: readonly (readonly CellChoice[])[] = [['rnn'], ['lstm', 'peephole'], ['gru', 'gruAfter']];

/** The basic cell, the LSTM and the GRU, with the cell on stage in the place of its kind. */
export function companionsOf(cell: CellChoice): readonly CellChoice[] {
  return kinds.map((kind) => (kind.includes(cell) ? cell : (kind[0] ?? cell)));
}

/** Adds a cell or takes it away, as long as two or three stay; in one order always, so that no row jumps. */
export function toggleCompared(compared: readonly CellChoice[], cell: CellChoice): readonly CellChoice[] {
  const next = compared.includes(cell) ? compared.filter((other) => other !== cell) : [...compared, cell];
  if (next.length < 2 || next.length > mostCompared) return compared;
  return cells.filter((each) => next.includes(each));
}

/** The same network with another cell: trained alike, from the same seed, if the one on stage was trained; else its shipped weights. */
export function withCell(model: ModelChoice, cell: CellChoice): ModelChoice {
  if (model.cell === cell) return model;
  const { forgetBias: _own, ...rest } = model;
  const other: ModelChoice = { ...rest, cell };
  if (model.source.kind === 'trained') return other;
  return withUsualWeights(other);
}

/** One and the same value, so that a scene that differs in nothing is recognised. */
const untouched: Pick<Scene, 'clamps' | 'edits'> = { clamps: [], edits: [] };

/** What a compared cell is asked. What is held or set by hand on stage belongs to the cell on stage alone: others have other gates. */
export function comparedScene(scene: Scene, cell: CellChoice): Scene {
  const model = withCell(scene.model, cell);
  return model === scene.model ? scene : { ...scene, model, ...untouched };
}

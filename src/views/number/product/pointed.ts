import { lightUp } from '../../../store/lit';
import { weightKey } from '../../../ui/notation';
import type { Product } from './product';

/** An entry of a block or of its vectors; null for what is beside the row or the column. */
export interface Pointed {
  readonly block: number;
  readonly row: number | null;
  readonly column: number | null;
}

/** Down and to the right. */
export const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const within = (index: number, count: number) => Math.min(Math.max(index, 0), count - 1);

/** One entry on; from the last column into the block beside it. Before the first move, where the open unit's line begins. */
export function moveTo({ blocks, along, sum }: Product, from: Pointed | null, [down, right]: readonly [number, number]): Pointed | null {
  const block = blocks[from?.block ?? 0];
  if (!block) return null;
  const { unit } = sum.place;
  if (!from) return { block: 0, row: along === 'row' ? 0 : unit, column: along === 'row' ? unit : 0 };
  const [row, column] = [(from.row ?? 0) + down, (from.column ?? 0) + right];
  const beside = column < 0 ? from.block - 1 : column >= block.columns ? from.block + 1 : from.block;
  const next = blocks[beside];
  if (beside === from.block || !next) return { ...from, row: within(row, block.rows), column: within(column, block.columns) };
  return { block: beside, row: within(row, next.rows), column: column < 0 ? next.columns - 1 : 0 };
}

/** The unit of a row lights up wherever else it is shown; of an input, which is no unit, the column’s does. */
export function light({ blocks }: Product, pointed: Pointed | null): void {
  const block = pointed && blocks[pointed.block];
  if (!block) return lightUp({ unit: null, term: null });
  const unit = block.role !== 'U' && pointed.row !== null ? pointed.row : block.role === 'V' ? null : pointed.column;
  lightUp({ unit, term: weightKey(block.role, block.gate ?? undefined) });
}

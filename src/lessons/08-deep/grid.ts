import type { Answer } from '../../store/run';
import type { Fact } from '../lesson';
import { told } from '../measure';

/** The unrolled grid: a cell for each layer and step, which reads the cell below it and the cell before it. */

/** What is said where there are no two layers to speak of; null where there are. */
export function noStack({ spec }: Pick<Answer, 'spec'>): Fact | null {
  if (spec.decoder) return { holds: false, text: 'On stage now is an encoder–decoder: two halves one after the other, not two layers.' };
  return spec.layers.length > 1 ? null : { holds: false, text: 'The network on stage now has one layer, and nothing stands above it.' };
}

/** For each cell, by layer and step, what its two neighbours make of it; a neighbour that is not there is undefined. */
function overGrid(layers: number, steps: number, of: (below: number | undefined, before: number | undefined) => number) {
  const grid: number[][] = [];
  for (let layer = 0; layer < layers; layer++) {
    const row: number[] = [];
    for (let step = 0; step < steps; step++) row.push(of(grid[layer - 1]?.[step], row[step - 1]));
    grid.push(row);
  }
  return grid;
}

/** How many cells are computed in each round, if each is as soon as what it reads is there. */
export function roundsOf(layers: number, steps: number): readonly number[] {
  const roundOfCell = overGrid(layers, steps, (below = -1, before = -1) => Math.max(below, before) + 1).flat();
  return Array.from({ length: Math.max(...roundOfCell) + 1 }, (_, round) => roundOfCell.filter((each) => each === round).length);
}

/** The ways that lead from the last cell of the uppermost layer to the first of the lowest, down or back at each cell. */
export function countWays(layers: number, steps: number): number {
  // As many as lead from the first cell to the last.
  return (
    overGrid(layers, steps, (below, before) => (below === undefined && before === undefined ? 1 : (below ?? 0) + (before ?? 0)))
      .at(-1)
      ?.at(-1) ?? 0
  );
}

export const sizeOf = ({ spec, columns }: Answer) => [spec.layers.length, columns.length] as const;

export function rounds(answer: Answer): Fact {
  const none = noStack(answer);
  if (none) return none;
  const [layers, steps] = sizeOf(answer);
  const all = roundsOf(layers, steps);
  const most = Math.max(...all);
  return told(
    `${layers} layers and ${steps} ${steps === 1 ? 'step' : 'steps'} are ${layers * steps} cells. Each computed as soon as what it reads is there, they take ${all.length} rounds, with at most ${most} at once.`,
  );
}

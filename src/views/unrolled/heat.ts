import { extentOf } from '../../ui/colour';
import type { HeatBlock } from '../../ui/heat.layout';
import type { CellMark, WindowLayout } from './marks';
import { foldStride } from './strips';

const nothing = new Float64Array(1);

/** Paper under a card of the deck, so that it hides those behind it. */
function ground({ box }: CellMark): HeatBlock {
  return { ...box, rows: 1, columns: 1, values: nothing, scale: { kind: 'diverging', extent: 1 } };
}

/** Units this tall or taller stand apart. */
const gapFromPx = 4;

/** The strips as heat maps for the canvas, from the back of the deck to the front. */
export function paintStrips({ cells, reads, rolled }: WindowLayout): readonly HeatBlock[] {
  const vectors = reads.flatMap(({ strip }): HeatBlock[] => {
    if (!strip) return [];
    const { box, values } = strip;
    return [{ ...box, rows: 1, columns: values.length, values, scale: { kind: 'diverging', extent: extentOf(values, 1) } }];
  });
  const strips = cells.flatMap((cell) => [
    ...(rolled > 0 ? [ground(cell)] : []),
    ...cell.strips
      .filter(({ box }) => box.widthPx >= 1)
      .map(({ box, rows, folds, values, scale }) => ({
        ...box,
        rows,
        columns: folds,
        values,
        stride: foldStride(rows),
        scale,
        gapPx: box.heightPx / rows >= gapFromPx ? 1 : 0,
      })),
  ]);
  return [...vectors, ...strips];
}

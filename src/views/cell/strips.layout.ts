import type { Box } from '../../ui/box';
import type { HeatBlock } from '../../ui/heat.layout';
import type { StripMark } from './marks';

/** Thinner cells than this cannot be told apart; the strip goes on in another row instead. */
const thinnestPx = 3;

/** How a vector is folded to a strip: as few rows as keep its cells apart, all but the last equally long. */
export function foldStrip(units: number, widthPx: number): { readonly rows: number; readonly columns: number; readonly heightPx: number } {
  const rows = Math.max(1, Math.ceil((units * thinnestPx) / Math.max(widthPx, thinnestPx)));
  const columns = Math.max(1, Math.ceil(units / rows));
  const used = Math.max(1, Math.ceil(units / columns));
  return { rows: used, columns, heightPx: Math.max(widthPx < 80 ? 15 : widthPx < 140 ? 18 : 24, Math.min(3 * used, 26)) };
}

/** The cell of one unit. */
export function cellBox({ box, rows, columns }: Pick<StripMark, 'box' | 'rows' | 'columns'>, unit: number): Box {
  const [widthPx, heightPx] = [box.widthPx / columns, box.heightPx / rows];
  return { xPx: box.xPx + (unit % columns) * widthPx, yPx: box.yPx + Math.floor(unit / columns) * heightPx, widthPx, heightPx };
}

/** The unit under a point of the figure; the nearest one for points beside the strip. */
export function unitAt(
  { box, rows, columns, values }: Pick<StripMark, 'box' | 'rows' | 'columns' | 'values'>,
  xPx: number,
  yPx: number,
): number {
  const within = (share: number, count: number) => Math.min(Math.max(Math.floor(share * count), 0), count - 1);
  const column = within((xPx - box.xPx) / box.widthPx, columns);
  const row = within((yPx - box.yPx) / box.heightPx, rows);
  return Math.min(row * columns + column, Math.max(0, values.length - 1));
}

/** The strip, and below it in one row what clamps and edits changed. */
export function heatBlocks(strip: StripMark): readonly HeatBlock[] {
  const { change, scale } = strip;
  if (!change) return stripBlocks(strip);
  const extent = scale.kind === 'diverging' ? scale.extent : 1;
  const changed: HeatBlock = {
    ...change.box,
    rows: 1,
    columns: change.values.length,
    values: change.values,
    scale: { kind: 'diverging', extent },
  };
  return [...stripBlocks(strip), changed];
}

/** One block a row, since the last row may be shorter. */
function stripBlocks({ box, rows, columns, values, scale }: StripMark): readonly HeatBlock[] {
  const rowPx = box.heightPx / rows;
  const cellPx = box.widthPx / columns;
  return Array.from({ length: rows }, (_, row) => {
    const slice = values.subarray(row * columns, Math.min(values.length, (row + 1) * columns));
    return {
      xPx: box.xPx,
      yPx: box.yPx + row * rowPx,
      widthPx: cellPx * slice.length,
      heightPx: rowPx,
      rows: 1,
      columns: slice.length,
      values: slice,
      scale,
      gapPx: cellPx >= 5 ? 1 : 0,
    };
  });
}

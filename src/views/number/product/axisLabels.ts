import { textWidth } from '../../../ui/textWidth';
import type { TextMark } from '../marks';
import { type AxisNames, type BlockMark, gapPx, labelPx } from './product.layout';

export interface AxisLabel extends TextMark {
  readonly axis: 'row' | 'column';
  readonly index: number;
}

/** The rows and the column (or the other way round) that are spoken of, which are named however small the entries are. */
export interface Focus {
  readonly row: number | null;
  readonly column: number | null;
}

/** Names of rows, ending left of the upright vector, and of columns, above the block. */
export function labelsOf({ block, box, upright }: BlockMark, names: AxisNames, focus: Focus): readonly AxisLabel[] {
  const [across, down] = [box.widthPx / block.columns, box.heightPx / block.rows];
  const rows = named(block.rows, down, () => labelPx, focus.row).map((index): AxisLabel => {
    const yPx = box.yPx + (index + 0.5) * down + labelPx * 0.36;
    return { axis: 'row', index, text: names.row(block, index), xPx: upright.xPx - gapPx, yPx, sizePx: labelPx, anchor: 'end' };
  });
  const widthOf = (column: number) => textWidth(names.column(block, column), labelPx) + 6;
  const columns = named(block.columns, across, widthOf, focus.column).map((index): AxisLabel => {
    const xPx = box.xPx + (index + 0.5) * across;
    return { axis: 'column', index, text: names.column(block, index), xPx, yPx: box.yPx - 5, sizePx: labelPx, anchor: 'middle' };
  });
  return [...rows, ...columns];
}

/** Which entries of an axis are named: every one, or every second, fourth …, and always the one in focus. */
function named(count: number, pitchPx: number, sizeOf: (index: number) => number, focus: number | null): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  const largest = Math.max(0, ...all.map(sizeOf));
  let every = 1;
  while (every * pitchPx < largest) every *= 2;
  const kept = all.filter((index) => index % every === 0);
  if (focus === null || focus >= count || kept.includes(focus)) return kept;
  return [...kept.filter((index) => Math.abs(index - focus) * pitchPx >= largest), focus].toSorted((a, b) => a - b);
}
